import type { Config } from "../../hocon/index.ts";

/** How what is written to a transport is collected. Keys: below `batching` of the transport's section. */
export interface Batching {
  /** False: each message is written by itself. Key: `enabled` (on). */
  readonly isEnabled: boolean;
  /**
   * If more than ten times as many messages wait, the first write takes only so many; the others take as many as a block holds. Count.
   * Key: `max-pending-writes` (30).
   */
  readonly maximumPendingWrites: number;
}

/** For a transport that has no such settings: all that waits leaves together. */
const UNLIMITED: Batching = { isEnabled: true, maximumPendingWrites: Number.MAX_SAFE_INTEGER };

/** Reads a transport's section. */
export function batchingFrom(section: Config): Batching {
  if (!section.hasPath("batching")) return UNLIMITED;
  const batching = section.getConfig("batching");
  return {
    isEnabled: batching.getBoolean("enabled"),
    maximumPendingWrites: Math.max(1, batching.getInt("max-pending-writes")), // INTEROP: Akka.NET starts with any number
  };
}
