import { RitsemError } from "../../base/index.ts";
import { type ConnectionFailure, sentenceOf } from "../explanation/index.ts";

/** An open connection broke without an orderly end: reset by the peer, cable pulled, process killed. */
export class ConnectionLostError extends RitsemError {
  readonly code = "RITSEM_REMOTE_CONNECTION_LOST";
  readonly failure: ConnectionFailure;
  /**
   * True when the peer reset the connection.
   * INTEROP: Akka.NET takes a reset for a peer that is shutting down, any other loss for one that may come back.
   */
  readonly wasReset: boolean;

  constructor(remoteEndpoint: string, wasReset: boolean, options?: { cause?: unknown }) {
    const failure: ConnectionFailure = { kind: "connection-lost", address: remoteEndpoint, wasReset };
    super(sentenceOf(failure), options);
    this.failure = failure;
    this.wasReset = wasReset;
  }
}
