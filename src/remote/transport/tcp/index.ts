export { createTcpTransport } from "./create-tcp-transport.ts";
export { tcpReferenceConf } from "./reference-conf.ts";
export { type BatchingSettings, batchingSettingsFrom, type TcpSettings, tcpSettingsFrom } from "./tcp-settings.ts";
export { TcpTransport, type TcpTransportContext } from "./tcp-transport.ts";
