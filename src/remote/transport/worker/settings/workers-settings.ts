import { atLeast, type Config } from "../../../../hocon/index.ts";

/** The section `ritsem.workers`, read once. */
export interface WorkersSettings {
  /** `auto`: one less than there are cores, and at least one. Key: `ritsem.workers.count` (`auto`). */
  readonly count: number | "auto";
  /** A path or a file URL; empty: no workers. Key: `ritsem.workers.entry` (empty). */
  readonly entry: string;
  /** Unit: ms. Key: `ritsem.workers.start-timeout` (30 s). */
  readonly startTimeoutMs: number;
  /** Unit: ms. Key: `ritsem.workers.restart-min-backoff` (200 ms). */
  readonly minBackoffMs: number;
  /** Unit: ms; at least the other one. Key: `ritsem.workers.restart-max-backoff` (10 s). */
  readonly maxBackoffMs: number;
}

/** Timers of every host take 32-bit delays. Unit: ms. */
const LONGEST_DELAY_MS = 0x7fff_ffff;

/** Reads `section`, which is `ritsem.workers`. Throws the configuration's errors. */
export function workersSettingsFrom(section: Config): WorkersSettings {
  const delayOf = (key: string): number => Math.min(section.getDurationMs(key, atLeast(1)), LONGEST_DELAY_MS);
  const minBackoffMs = delayOf("restart-min-backoff");
  return {
    count: section.getString("count") === "auto" ? "auto" : section.getInt("count", atLeast(0)),
    entry: section.getString("entry"),
    startTimeoutMs: delayOf("start-timeout"),
    minBackoffMs,
    maxBackoffMs: Math.max(minBackoffMs, delayOf("restart-max-backoff")),
  };
}
