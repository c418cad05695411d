import type { TransportFactory } from "../index.ts";
import type { TlsOptions } from "../tls/index.ts";
import { tcpReference } from "./reference.ts";
import { tcpSettingsFrom } from "./tcp-settings.ts";
import { TcpTransport } from "./tcp-transport.ts";

/** What a program decides about the TCP transport in code. */
export interface TcpOptions {
  /** Certificates and their validation. Without effect unless `enable-ssl` is on. */
  readonly tls?: TlsOptions;
}

/** Makes the TCP transport from its section, with TLS if `enable-ssl` is on. Throws as `tcpSettingsFrom` does. */
export const createTcpTransport: TransportFactory = tcpTransportWith();

/** The factory of the TCP transport with what the program decides in code. */
export function tcpTransportWith({ tls = {} }: TcpOptions = {}): TransportFactory {
  return ({ platform, settings, log, openReceiveRoom, areActorsBehind }) => {
    const { section, key, config = tcpReference(), flushWaitMs, isDaemonic, firstFrameBytes, readTurn } = settings;
    const context = { platform, log, flushWaitMs, isDaemonic, firstFrameBytes, readTurn, openReceiveRoom, areActorsBehind };
    const tcpSettings = tcpSettingsFrom(section, key);
    if (!tcpSettings.usesTls) return new TcpTransport(tcpSettings, context);
    return new TcpTransport(tcpSettings, {
      ...context,
      async openSecurity() {
        const { TlsSockets, tlsSettingsFrom } = await import("../tls/internal.ts");
        return TlsSockets.open(tlsSettingsFrom(section, key, config, tls.certificate === undefined), tls);
      },
    });
  };
}
