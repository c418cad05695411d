import { RitsemError } from "../../base/index.ts";

/** The peer sent what the protocol does not allow at that point. The connection is closed. */
export class ProtocolViolationError extends RitsemError {
  readonly code = "RITSEM_REMOTE_PROTOCOL_VIOLATION";

  /** @param what completes "the peer …": `sent a heartbeat before its ASSOCIATE` */
  constructor(peer: string, what: string, options?: { cause?: unknown }) {
    super(
      `Closed the connection with ${peer}: it ${what.replace(/\.$/, "")}. It may not be an actor system, or one of an incompatible version.`,
      options,
    );
  }
}
