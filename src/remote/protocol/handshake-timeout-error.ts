import { RitsemError } from "../../base/index.ts";
import { type HandshakeFailure, sentenceOf } from "../explanation/index.ts";

/** A connection was opened, but the peer's part of the handshake did not come in time. */
export class HandshakeTimeoutError extends RitsemError {
  readonly code = "RITSEM_REMOTE_HANDSHAKE_TIMEOUT";
  readonly failure: HandshakeFailure;

  constructor(peer: string, limitMs: number) {
    const failure: HandshakeFailure = { kind: "handshake-timeout", address: peer, limitMs };
    super(sentenceOf(failure));
    this.failure = failure;
  }
}
