import { RitsemError } from "../base/index.ts";

/** A system was asked for its remoting and has none. */
export class RemotingNotRunningError extends RitsemError {
  readonly code = "RITSEM_REMOTE_NOT_RUNNING";

  constructor(systemName: string) {
    super(`The system ${systemName} has no remoting. Start it with akka.actor.provider = remote.`);
  }
}
