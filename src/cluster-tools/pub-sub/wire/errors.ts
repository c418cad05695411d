import { RitsemError } from "../../../base/index.ts";

/** A message of the cluster tools contradicts itself. Only this message is dropped. */
export class MalformedToolsMessageError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_CLUSTER_TOOLS_MALFORMED_MESSAGE";

  constructor(detail: string) {
    super(
      `Malformed message of the cluster tools: ${detail}. The sender does not speak the protocol of Akka.Cluster.Tools 1.5; it should be stopped or updated.`,
    );
  }
}
