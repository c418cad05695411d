export { udpReference } from "./reference.ts";
export { type UdpSettings, udpSettingsFrom } from "./udp-settings.ts";
