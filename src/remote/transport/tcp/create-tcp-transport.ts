import type { TransportFactory } from "../index.ts";
import { tcpSettingsFrom } from "./tcp-settings.ts";
import { TcpTransport } from "./tcp-transport.ts";

/** Makes the TCP transport from its section. Throws as `tcpSettingsFrom` does. */
export const createTcpTransport: TransportFactory = ({ platform, settings, log }) => {
  const { flushWaitMs, isDaemonic } = settings;
  return new TcpTransport(tcpSettingsFrom(settings.section, settings.key), { platform, log, flushWaitMs, isDaemonic });
};
