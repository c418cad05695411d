import { RitsemError } from "../../base/index.ts";

/** A message between cluster nodes contradicts itself. Only this message is dropped. */
export class MalformedClusterMessageError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_CLUSTER_MALFORMED_MESSAGE";

  constructor(detail: string) {
    super(
      `Malformed cluster message: ${detail}. The sender does not speak the protocol of Akka.Cluster 1.5; it should be stopped or updated.`,
    );
  }
}
