import { RitsemError } from "../../../base/index.ts";

/** A peer sent over a WebSocket what is not a sequence of whole frames, so the connection was closed. */
export class WebSocketViolationError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_WEBSOCKET_VIOLATION";

  /** @param what completes "the peer …": `sent a text message` */
  constructor(peer: string, what: string) {
    super(`Closed the WebSocket with ${peer}: it ${what}. It may not be an actor system, or its version is incompatible.`);
  }
}

/** The peer, or a proxy between, closed a WebSocket and gave a failure as its reason. A later attempt may succeed. */
export class WebSocketClosedError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_WEBSOCKET_CLOSED";
  /** The close code, as in RFC 6455: 1009 for a message that was too large. */
  readonly closeCode: number;

  constructor(peer: string, closeCode: number, reason: string) {
    const why = reason === "" ? (MEANINGS[closeCode] ?? "no reason given") : reason;
    super(`${peer} closed the WebSocket with code ${closeCode}: ${why}. Its log may say more; the next message dials again.`);
    this.closeCode = closeCode;
  }
}

const MEANINGS: Readonly<Record<number, string>> = {
  1002: "protocol error",
  1003: "it does not take this kind of data",
  1008: "policy violation",
  1009: "a message was too large; compare ritsem.remote.websocket.maximum-frame-size",
  1011: "it failed",
  1012: "it restarts",
  1013: "it is overloaded",
};
