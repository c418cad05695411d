import { RitsemError } from "../../base/index.ts";

/** A system was asked for its cluster and has none. */
export class ClusterNotRunningError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_CLUSTER_NOT_RUNNING";

  constructor(systemName: string) {
    super(`The system ${systemName} is not a node of a cluster. Start it with akka.actor.provider = cluster.`);
  }
}

/** A node has ended before it became a member that is Up. */
export class JoinFailedError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_CLUSTER_JOIN_FAILED";

  constructor(node: string) {
    super(`The node ${node} has ended before it was Up. Its log says why; start another actor system to join again.`);
  }
}
