import { RitsemError } from "../../base/index.ts";

/** A message of cluster sharding contradicts itself. Only this message is dropped. */
export class MalformedShardingMessageError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_CLUSTER_SHARDING_MALFORMED_MESSAGE";

  constructor(detail: string) {
    super(
      `Malformed message of cluster sharding: ${detail}. The sender does not speak the protocol of Akka.Cluster.Sharding 1.5; it should be stopped or updated.`,
    );
  }
}
