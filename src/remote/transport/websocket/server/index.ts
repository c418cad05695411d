export { webSocketTransportWith } from "./create-web-socket-transport.ts";
export type { WebSocketServerOptions } from "./web-socket-server-options.ts";
export { WsPackageMissingError } from "./ws-module.ts";
