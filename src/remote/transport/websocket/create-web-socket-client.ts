import type { TransportContext, TransportFactory } from "../index.ts";
import { connectPlatformSocket, type OpenPlatformWebSocket, type PlatformWebSocket } from "./platform-socket.ts";
import { webSocketSettingsFrom } from "./settings/index.ts";
import { WebSocketTransport } from "./web-socket-transport.ts";

/** The global of browsers, and of Node from version 22 on. */
declare const WebSocket: (new (url: string) => PlatformWebSocket) | undefined;

/** What {@link webSocketClientWith} may be given. */
export interface WebSocketClientOptions {
  /** Makes a `WebSocket`. Default: the platform's. */
  readonly open?: OpenPlatformWebSocket;
}

/**
 * A factory for the WebSocket transport that only dials, with the platform's `WebSocket`: for browsers. Its systems have a synthetic address,
 * and are reached over the connections that they have opened.
 */
export function webSocketClientWith({ open = openGlobal }: WebSocketClientOptions = {}): TransportFactory {
  return (context: TransportContext) => {
    const { settings, platform } = context;
    const connect: ConstructorParameters<typeof WebSocketTransport>[1]["connect"] = (url, remote, signal) =>
      connectPlatformSocket(open, url, remote, platform.timers, signal);
    return new WebSocketTransport(webSocketSettingsFrom(settings.section, settings.key), { connect }, context);
  };
}

function openGlobal(url: string): PlatformWebSocket {
  if (typeof WebSocket === "undefined") throw new Error("this platform has no WebSocket");
  return new WebSocket(url);
}
