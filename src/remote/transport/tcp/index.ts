export { createTcpTransport } from "./create-tcp-transport.ts";
export { tcpReference } from "./reference.ts";
export { type BatchingSettings, batchingSettingsFrom, type TcpSettings, tcpSettingsFrom } from "./tcp-settings.ts";
export { TcpTransport, type TcpTransportContext } from "./tcp-transport.ts";
