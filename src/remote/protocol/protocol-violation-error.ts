import { RitsemError } from "../../base/index.ts";
import { type HandshakeFailure, sentenceOf } from "../explanation/index.ts";

/** The peer sent what the protocol does not allow at that point. The connection is closed. */
export class ProtocolViolationError extends RitsemError {
  readonly code = "RITSEM_REMOTE_PROTOCOL_VIOLATION";
  readonly failure: HandshakeFailure;

  /** @param what completes "the peer …": `sent a heartbeat before its ASSOCIATE`; or the cause as a value, when more is known */
  constructor(peer: string, what: string | HandshakeFailure, options?: { cause?: unknown }) {
    const failure: HandshakeFailure =
      typeof what === "string" ? { kind: "protocol-violation", address: peer, what: what.replace(/\.$/, "") } : what;
    super(sentenceOf(failure), options);
    this.failure = failure;
  }
}
