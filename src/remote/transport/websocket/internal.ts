// For the server, which gives the transport what it opens on Node. No promise about versions.
export { CLOSE_CODES, type MessageSocket, type MessageSocketEvents, SENT_TEXT, type SocketEnd, socketEndOf } from "./message-socket.ts";
export { maximumMessageBytes } from "./messages-of.ts";
export type { WebSocketListener } from "./web-socket-host.ts";
export { WebSocketTransport } from "./web-socket-transport.ts";
