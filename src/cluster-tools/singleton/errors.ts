import { RitsemError } from "../../base/index.ts";

/**
 * The managers of a singleton did not agree within the limits of `akka.cluster.singleton`. The manager restarts with a clean state, and
 * creates the singleton only when the previous oldest member is removed.
 */
export class ClusterSingletonManagerIsStuckError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_CLUSTER_SINGLETON_STUCK";

  /** `reason`: what did not happen. */
  constructor(path: string, reason: string) {
    super(
      `${path} starts over: ${reason} in time. It is enough to wait; if it happens during rolling updates, raise ` +
        "akka.cluster.singleton.min-number-of-hand-over-retries.",
    );
  }
}
