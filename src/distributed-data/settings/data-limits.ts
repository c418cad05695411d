import { atLeast, type Config } from "../../hocon/index.ts";

/** What peers may make a node do, read once. The keys are below `ritsem.distributed-data`. */
export interface DataLimits {
  /** Count of compressed sets and dictionaries in one message. Key: `maximum-compressed-parts` (2000). */
  readonly maximumCompressedParts: number;
  /** Count of reads and writes that wait for other replicas or for the store; others fail at once. Key: `maximum-pending-requests` (10000). */
  readonly maximumPendingRequests: number;
  /** Count of keys of a replicator, deleted ones included; new ones are refused. Key: `maximum-keys` (100000). */
  readonly maximumKeys: number;
  /** Of all values of a replicator, as bytes; beyond it they do not grow. Unit: bytes. Key: `maximum-size` (256 MiB). */
  readonly maximumBytes: number;
  /** Count of subscriptions at a replicator; others are ignored. Key: `maximum-subscriptions` (10000). */
  readonly maximumSubscriptions: number;
}

/** Reads the limits. Throws the configuration's own errors. */
export function dataLimitsFrom(config: Config): DataLimits {
  const section = config.getConfig("ritsem.distributed-data");
  return {
    maximumCompressedParts: section.getInt("maximum-compressed-parts", atLeast(1)),
    maximumPendingRequests: section.getInt("maximum-pending-requests", atLeast(1)),
    maximumKeys: section.getInt("maximum-keys", atLeast(1)),
    maximumBytes: section.getBytes("maximum-size", atLeast(1)),
    maximumSubscriptions: section.getInt("maximum-subscriptions", atLeast(1)),
  };
}
