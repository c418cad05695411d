import { RitsemError } from "../../base/index.ts";

/** A transport took too long over a management command. Whether it was carried out is not known. */
export class CommandNotAcknowledgedError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_COMMAND_NOT_ACKNOWLEDGED";

  constructor(limitMs: number) {
    super(
      `The transports did not acknowledge a management command within ${limitMs} ms (akka.remote.command-ack-timeout). ` +
        "Whether it was carried out is not known: ask again, or look at the transport that is slow.",
    );
  }
}

/** A system was asked for its remoting and has none. */
export class RemotingNotRunningError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_NOT_RUNNING";

  constructor(systemName: string) {
    super(`The system ${systemName} has no remoting. Start it with akka.actor.provider = remote.`);
  }
}

/** Remoting could not start for a reason of the configuration's, not of the network's. */
export class RemotingStartError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_START";
}
