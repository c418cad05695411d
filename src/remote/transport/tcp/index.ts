export { createTcpTransport } from "./create-tcp-transport.ts";
export { tcpReference } from "./reference.ts";
export { type TcpSettings, tcpSettingsFrom } from "./tcp-settings.ts";
export { TcpTransport, type TcpTransportContext } from "./tcp-transport.ts";
