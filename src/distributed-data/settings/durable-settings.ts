import { atLeast, type Config } from "../../hocon/index.ts";

/** Which values of a replicator are stored, and how. */
export interface DurableSettings {
  /** Ids of keys; with `*` at the end, all that start so. Key: `durable.keys` (none). */
  readonly keys: readonly string[];
  /** Name of the store. Key: `durable.store-actor-class` (Akka.NET's store for LMDB, which stands for files here). */
  readonly storeClass: string;
  /** For how long markers of pruned parts of durable values are kept. Unit: ms. Key: `durable.pruning-marker-time-to-live` (10 d). */
  readonly pruningMarkerTimeToLiveMs: number;
  /** For how long changes are collected; answers do not wait then. `undefined`: answers wait. Unit: ms. Key: `durable.lmdb.write-behind-interval` (off). */
  readonly writeBehindMs: number | undefined;
  /** The section `durable`. */
  readonly section: Config;
}

const OFF = ["off", "false", "no"];

/** Reads the section of a replicator. Throws the configuration's own errors. */
export function durableSettingsFrom(replicator: Config): DurableSettings {
  const section = replicator.getConfig("durable");
  const behind = "lmdb.write-behind-interval";
  return {
    keys: section.getStringList("keys"),
    storeClass: section.getString("store-actor-class"),
    pruningMarkerTimeToLiveMs: section.getDurationMs("pruning-marker-time-to-live", atLeast(0)),
    writeBehindMs: OFF.includes(section.getString(behind)) ? undefined : section.getDurationMs(behind, atLeast(0)) || undefined,
    section,
  };
}

/** Whether the key `id` is one of `keys`. */
export function isDurable(id: string, keys: readonly string[]): boolean {
  return keys.some((key) => (key.endsWith("*") ? id.startsWith(key.slice(0, -1)) : key === id));
}
