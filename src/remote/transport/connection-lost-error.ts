import { RitsemError } from "../../base/index.ts";

/** An open connection broke without an orderly end: reset by the peer, cable pulled, process killed. */
export class ConnectionLostError extends RitsemError {
  readonly code = "RITSEM_REMOTE_CONNECTION_LOST";
  /**
   * True when the peer reset the connection.
   * INTEROP: Akka.NET takes a reset for a peer that is shutting down, any other loss for one that may come back.
   */
  readonly wasReset: boolean;

  constructor(remoteEndpoint: string, wasReset: boolean, options?: { cause?: unknown }) {
    const how = wasReset ? "was reset by the peer" : "broke";
    super(`The connection with ${remoteEndpoint} ${how}. What was not acknowledged may be lost; the next send dials again.`, options);
    this.wasReset = wasReset;
  }
}
