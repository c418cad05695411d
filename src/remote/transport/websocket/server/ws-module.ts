import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { RitsemError } from "../../../../base/index.ts";

/** The parts of the package `ws` that are used, declared here so that programs without it type-check. */
export interface WsModule {
  readonly WebSocket: new (url: string, options: WsClientOptions) => WsSocket;
  readonly WebSocketServer: new (options: WsOptions & { readonly noServer: true; readonly clientTracking: false }) => WsServer;
}

/** Options of both sides. */
export interface WsOptions {
  readonly perMessageDeflate: false;
  readonly maxPayload: number;
  readonly closeTimeout: number;
}

/** Options of the side that dials. */
export interface WsClientOptions extends WsOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** Where the request is sent, in place of a new connection to the URL. */
  readonly createConnection?: () => Duplex;
}

/** One WebSocket of `ws`. */
export interface WsSocket {
  readonly bufferedAmount: number;
  on(event: "open", listener: () => void): this;
  on(event: "message", listener: (data: Uint8Array, isBinary: boolean) => void): this;
  on(event: "close", listener: (code: number, reason: Uint8Array) => void): this;
  on(event: "error", listener: (error: Error) => void): this;
  on(event: "unexpected-response", listener: (request: unknown, response: IncomingMessage) => void): this;
  removeAllListeners(event?: string): this;
  send(data: Uint8Array, onSent: () => void): void;
  pause(): void;
  resume(): void;
  close(code: number, reason: string): void;
  terminate(): void;
}

/** What answers a request for a WebSocket. */
export interface WsServer {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Uint8Array, onUpgraded: (socket: WsSocket) => void): void;
  on(event: "wsClientError", listener: (error: Error, socket: Duplex, request: IncomingMessage) => void): this;
}

/** The package `ws` is not installed, and the configuration enables the WebSocket transport. The system does not start. */
export class WsPackageMissingError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_WS_PACKAGE_MISSING";

  constructor(options: { cause: unknown }) {
    super("The WebSocket transport needs the package ws, which cannot be loaded. Install it: npm install ws", options);
  }
}

/** Loads `ws`. Rejects with {@link WsPackageMissingError}. */
export async function loadWs(): Promise<WsModule> {
  try {
    return (await import("ws")) as unknown as WsModule;
  } catch (cause) {
    throw new WsPackageMissingError({ cause });
  }
}
