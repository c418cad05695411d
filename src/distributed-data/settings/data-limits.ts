import { atLeast, type Config } from "../../hocon/index.ts";

/** What peers may make a node do, read once. The keys are below `ritsem.distributed-data`. */
export interface DataLimits {
  /** Count of compressed sets and dictionaries in one message. Key: `maximum-compressed-parts` (2000). */
  readonly maximumCompressedParts: number;
  /** Count of reads and writes that wait for other replicas or for the store; others fail at once. Key: `maximum-pending-requests` (10000). */
  readonly maximumPendingRequests: number;
}

/** Reads the limits. Throws the configuration's own errors. */
export function dataLimitsFrom(config: Config): DataLimits {
  const section = config.getConfig("ritsem.distributed-data");
  return {
    maximumCompressedParts: section.getInt("maximum-compressed-parts", atLeast(1)),
    maximumPendingRequests: section.getInt("maximum-pending-requests", atLeast(1)),
  };
}
