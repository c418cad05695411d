import { RitsemError } from "../../base/index.ts";
import { sentenceOf, type StandingFailure } from "../explanation/index.ts";

/** The peer shook hands, but this system has quarantined that incarnation of it. Only a restart of the peer ends that. */
export class QuarantinedPeerError extends RitsemError {
  readonly code = "RITSEM_REMOTE_QUARANTINED_PEER";
  readonly uid: number;
  readonly failure: StandingFailure;

  constructor(peer: string, uid: number) {
    const failure: StandingFailure = { kind: "quarantined-here", address: peer, uid };
    super(sentenceOf(failure));
    this.uid = uid;
    this.failure = failure;
  }
}
