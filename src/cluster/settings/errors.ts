import { RitsemError } from "../../base/index.ts";

/** A setting of the cluster has a value that it cannot have. */
export class ClusterSettingError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_CLUSTER_SETTING";
}
