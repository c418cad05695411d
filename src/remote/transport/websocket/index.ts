export { webSocketClientWith, type WebSocketClientOptions } from "./create-web-socket-client.ts";
export { WebSocketClosedError, WebSocketViolationError } from "./errors.ts";
export type { OpenPlatformWebSocket, PlatformWebSocket } from "./platform-socket.ts";
