import { type ActorRef, type ActorSystem, type ExtensionId, Props } from "../../actor/index.ts";
import type { ExtendedActorSystem } from "../../actor/internal.ts";
import { OpenChannels } from "../core/open-channels.ts";
import { dnsOf } from "../dns/dns-extension.ts";
import type { UdpCommand } from "../message/udp-base.ts";
import { NodeDatagramNetwork } from "../node/node-datagram-network.ts";
import { ioReference } from "../reference.ts";
import { type UdpSettings, udpSettingsFrom } from "../settings/udp-settings.ts";
import { UdpManager } from "./udp-manager.ts";

/**
 * UDP for the actors of one system, of one of two kinds: for any peer, or for one peer for each socket.
 *
 * INTEROP: the counterpart of `Akka.IO.UdpExt` and `Akka.IO.UdpConnectedExt`.
 */
export class UdpExtension {
  /** Takes `Bind` and `SimpleSender`, or `Connect`. Its path is `/system/IO-UDP-FF`, or `/system/IO-UDP-CONN`. */
  readonly manager: ActorRef<UdpCommand>;
  /** The settings below `akka.io.udp`, or `akka.io.udp-connected`. */
  readonly settings: UdpSettings;

  /** @internal see `get` */
  constructor(system: ActorSystem, kind: "udp" | "udp-connected") {
    const settings = udpSettingsFrom(system.config.withFallback(ioReference()).resolve().getConfig(`akka.io.${kind}`));
    const network = new NodeDatagramNetwork(dnsOf(system).lookup);
    const context = { settings, network, channels: new OpenChannels(settings.maximumChannels) };
    const props = Props.create(UdpManager, context, kind).withDispatcher(settings.managementDispatcher);
    this.settings = settings;
    this.manager = (system as ExtendedActorSystem).systemActorOf(props, kind === "udp" ? "IO-UDP-FF" : "IO-UDP-CONN");
  }
}

const udpId: ExtensionId<UdpExtension> = { name: "Udp", createExtension: (system) => new UdpExtension(system, "udp") };
const udpConnectedId: ExtensionId<UdpExtension> = {
  name: "UdpConnected",
  createExtension: (system) => new UdpExtension(system, "udp-connected"),
};

/** UDP of `system`, started by the first call. Throws configuration errors. */
export function udpOf(system: ActorSystem): UdpExtension {
  return system.extension(udpId);
}

/** UDP with one peer for each socket, of `system`, started by the first call. Throws configuration errors. */
export function udpConnectedOf(system: ActorSystem): UdpExtension {
  return system.extension(udpConnectedId);
}
