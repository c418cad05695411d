export { createTcpTransport, type TcpOptions, tcpTransportWith } from "./create-tcp-transport.ts";
export type { ReadTurnSettings } from "../index.ts";
export { tcpReference } from "./reference.ts";
export type { SocketSecurity, TlsPeer } from "./socket-security.ts";
export { type TcpSettings, tcpSettingsFrom, withoutBrackets } from "./tcp-settings.ts";
export type {
  CertificateValidator,
  PeerCertificate,
  PeerToValidate,
  TlsCertificate,
  TlsOptions,
} from "../tls/index.ts";
export { TcpTransport, type TcpTransportContext } from "./tcp-transport.ts";
