// For the transports that use TLS, which load it then, and for the command line.
export { tlsSettingsFrom } from "./tls-settings.ts";
export { TlsSockets } from "./tls-sockets.ts";
