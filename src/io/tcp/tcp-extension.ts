import type { ActorRef, ActorSystem, ExtensionId } from "../../actor/index.ts";
import { Props } from "../../actor/index.ts";
import type { ExtendedActorSystem } from "../../actor/internal.ts";
import { OpenChannels } from "../core/open-channels.ts";
import { dnsOf } from "../dns/dns-extension.ts";
import type { TcpCommand } from "../message/tcp-command.ts";
import { NodeTcpNetwork } from "../node/node-tcp-network.ts";
import { openFile } from "../node/open-file.ts";
import { ioReference } from "../reference.ts";
import { type TcpSettings, tcpSettingsFrom } from "../settings/tcp-settings.ts";
import { TcpManager } from "./tcp-manager.ts";

/**
 * TCP for the actors of one system.
 *
 * INTEROP: the counterpart of `Akka.IO.TcpExt`.
 */
export class TcpExtension {
  /** Takes `Bind` and `Connect`. Its path is `/system/IO-TCP`. */
  readonly manager: ActorRef<TcpCommand>;
  /** The settings below `akka.io.tcp`. */
  readonly settings: TcpSettings;

  /** @internal see {@link get} */
  constructor(system: ActorSystem) {
    const settings = tcpSettingsFrom(system.config.withFallback(ioReference()).resolve());
    const network = new NodeTcpNetwork({ ...settings, lookup: dnsOf(system).lookup });
    const context = { settings, network, openFile, channels: new OpenChannels(settings.maximumChannels) };
    const props = Props.create(TcpManager, context).withDispatcher(settings.managementDispatcher);
    this.settings = settings;
    this.manager = (system as ExtendedActorSystem).systemActorOf(props, "IO-TCP");
  }
}

const tcpId: ExtensionId<TcpExtension> = { name: "Tcp", createExtension: (system) => new TcpExtension(system) };

/** TCP of `system`, started by the first call. Throws configuration errors. */
export function get(system: ActorSystem): TcpExtension {
  return system.extension(tcpId);
}
