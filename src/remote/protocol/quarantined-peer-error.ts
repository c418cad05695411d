import { RitsemError } from "../../base/index.ts";

/** The peer shook hands, but this system has quarantined that incarnation of it. Only a restart of the peer ends that. */
export class QuarantinedPeerError extends RitsemError {
  readonly code = "RITSEM_REMOTE_QUARANTINED_PEER";
  readonly uid: number;

  constructor(peer: string, uid: number) {
    super(`Refused the association with ${peer}: its incarnation ${uid} is quarantined. Restart it; it comes back with another one.`);
    this.uid = uid;
  }
}
