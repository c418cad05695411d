import { RitsemError } from "../../base/index.ts";
import { type ConnectionFailure, sentenceOf } from "../explanation/index.ts";

/** Nothing came over an open connection for so long that the peer counts as gone. */
export class PeerSilentError extends RitsemError {
  readonly code = "RITSEM_REMOTE_PEER_SILENT";
  readonly failure: ConnectionFailure;

  constructor(peer: string, limitMs: number) {
    const failure: ConnectionFailure = { kind: "peer-silent", address: peer, limitMs };
    super(sentenceOf(failure));
    this.failure = failure;
  }
}
