export { createUdpTransport } from "./create-udp-transport.ts";
export { UdpViolationError } from "./errors.ts";
export { udpReference, type UdpSettings, udpSettingsFrom } from "./settings/index.ts";
