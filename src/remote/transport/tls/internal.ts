// For the TCP transport, which loads it if it uses TLS, and for the command line.
export { tlsSettingsFrom } from "./tls-settings.ts";
export { TlsSockets } from "./tls-sockets.ts";
