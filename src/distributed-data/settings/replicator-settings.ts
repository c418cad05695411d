import { atLeast, type Config } from "../../hocon/index.ts";
import { type DurableSettings, durableSettingsFrom } from "./durable-settings.ts";

/** The settings of one replicator, read once. The keys are below `akka.cluster.distributed-data`, or below another section for a replicator of its own. */
export interface ReplicatorSettings {
  /** Key: `name` (ddataReplicator). */
  readonly name: string;
  /** `undefined`: all members. Key: `role` (none). */
  readonly role: string | undefined;
  /** Unit: ms. Key: `gossip-interval` (2 s). */
  readonly gossipIntervalMs: number;
  /** Unit: ms. Key: `notify-subscribers-interval` (500 ms). */
  readonly notifySubscribersIntervalMs: number;
  /** Count of keys. Key: `max-delta-elements` (500). */
  readonly maxDeltaElements: number;
  /** `undefined`: the default one. Key: `use-dispatcher` (none). */
  readonly dispatcher: string | undefined;
  /** Unit: ms. Key: `pruning-interval` (120 s). */
  readonly pruningIntervalMs: number;
  /** Unit: ms. Key: `max-pruning-dissemination` (300 s). */
  readonly maxPruningDisseminationMs: number;
  /** Unit: ms. Key: `pruning-marker-time-to-live` (6 h). */
  readonly pruningMarkerTimeToLiveMs: number;
  /** Key: `prefer-oldest` (off). */
  readonly prefersOldest: boolean;
  /** Key: `delta-crdt.enabled` (on). */
  readonly sendsDeltas: boolean;
  /** Count of changes. Key: `delta-crdt.max-delta-size` (50). */
  readonly maxDeltaSize: number;
  /** Which values survive the end of all nodes. Keys: below `durable`. */
  readonly durable: DurableSettings;
}

/** Reads a section with these keys, whose defaults are those of `akka.cluster.distributed-data`. Throws the configuration's own errors. */
export function replicatorSettingsFrom(section: Config): ReplicatorSettings {
  return {
    name: section.getString("name"),
    role: section.getString("role") || undefined,
    gossipIntervalMs: section.getDurationMs("gossip-interval", atLeast(1)),
    notifySubscribersIntervalMs: section.getDurationMs("notify-subscribers-interval", atLeast(1)),
    maxDeltaElements: section.getInt("max-delta-elements", atLeast(1)),
    dispatcher: section.getString("use-dispatcher") || undefined,
    pruningIntervalMs: section.getDurationMs("pruning-interval", atLeast(1)),
    maxPruningDisseminationMs: section.getDurationMs("max-pruning-dissemination", atLeast(0)),
    pruningMarkerTimeToLiveMs: section.getDurationMs("pruning-marker-time-to-live", atLeast(0)),
    prefersOldest: section.getBoolean("prefer-oldest"),
    sendsDeltas: section.getBoolean("delta-crdt.enabled"),
    maxDeltaSize: section.getInt("delta-crdt.max-delta-size", atLeast(1)),
    durable: durableSettingsFrom(section),
  };
}
