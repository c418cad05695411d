export * as Dns from "./dns/dns.ts";
export type { EndPoint } from "./message/end-point.ts";
export type { DnsSettings } from "./settings/dns-settings.ts";
export type { TcpSettings } from "./settings/tcp-settings.ts";
export type { UdpSettings } from "./settings/udp-settings.ts";
export * as Tcp from "./tcp/tcp.ts";
export * as Udp from "./udp/udp.ts";
export * as UdpConnected from "./udp/udp-connected.ts";
