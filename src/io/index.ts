export type { EndPoint } from "./message/end-point.ts";
export type { TcpSettings } from "./settings/tcp-settings.ts";
export * as Tcp from "./tcp/tcp.ts";
