import type { TransportFactory } from "../index.ts";
import { udpSettingsFrom } from "./settings/index.ts";
import { UdpTransport } from "./udp-transport.ts";

/** Makes the UDP transport from its section, as `akka.remote.enabled-transports` names it. Throws the configuration's errors. */
export const createUdpTransport: TransportFactory = (context) =>
  new UdpTransport(udpSettingsFrom(context.settings.section, context.settings.key), context);
