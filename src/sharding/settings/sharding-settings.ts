import { type Duration, millisecondsOf } from "../../base/index.ts";
import type { ClusterSingletonManagerSettings } from "../../cluster-tools/index.ts";
import { type ReplicatorSettings, replicatorSettingsFrom } from "../../distributed-data/index.ts";
import { atLeast, type Config, strictly } from "../../hocon/index.ts";
import type { LeastShardLimits } from "../allocation/least-shard-allocation-strategy.ts";

/** What a program may say of one type of entities. What it leaves out comes from `akka.cluster.sharding`. */
export interface ClusterShardingSettings {
  /** Members with this role host shards. Default: all members. Key: `role`. */
  readonly role?: string;
  /** Entities without a message for so long are passivated; 0: never. Default: 120 s. Key: `passivate-idle-entity-after`. */
  readonly passivateIdleEntityAfter?: Duration;
  /** Most messages that wait. Default: 100000. Key: `buffer-size`. */
  readonly bufferSize?: number;
  /** How long the hand-off of a shard may take. Default: 60 s. Key: `handoff-timeout`. */
  readonly handOffTimeout?: Duration;
  /** How often the coordinator looks whether shards should move. Default: 10 s. Key: `rebalance-interval`. */
  readonly rebalanceInterval?: Duration;
  /** Whether entities start again after a move or a crash, without a message. The same on all nodes. Default: false. Key: `remember-entities`. */
  readonly rememberEntities?: boolean;
  /** Path of the section of a lease that each shard needs, empty for none. Default: none. Key: `use-lease`. */
  readonly useLease?: string;
  /** How often a shard without its lease asks for it again. Default: 5 s. Key: `lease-retry-interval`. */
  readonly leaseRetryInterval?: Duration;
}

/** How the remembered entities of a shard start: all at once, or so many at a time. Key: `entity-recovery-strategy` (all). */
export type EntityRecovery =
  | "all"
  | {
      /** Key: `entity-recovery-constant-rate-strategy.frequency` (100 ms). */
      readonly frequencyMs: number;
      /** Key: `entity-recovery-constant-rate-strategy.number-of-entities` (5). */
      readonly entityCount: number;
    };

/** How the state of the coordinator is replicated. */
export interface StateReplication {
  /** Key: `waiting-for-state-timeout` (2 s). */
  readonly readTimeoutMs: number;
  /** Key: `updating-state-timeout` (5 s). */
  readonly writeTimeoutMs: number;
  /** Replicas beyond a majority. Key: `coordinator-state.read-majority-plus` (5). */
  readonly readMajorityPlus: number | "all";
  /** Replicas beyond a majority. Key: `coordinator-state.write-majority-plus` (3). */
  readonly writeMajorityPlus: number | "all";
  /** Key: `distributed-data.majority-min-cap` (5). */
  readonly majorityMinCap: number;
  /** Those of `akka.cluster.distributed-data`, changed by the section `distributed-data`. */
  readonly replicator: ReplicatorSettings;
}

/** `akka.cluster.sharding`, read once. */
export interface CompleteShardingSettings {
  readonly guardianName: string;
  /** Empty: all members. */
  readonly role: string;
  readonly remembersEntities: boolean;
  readonly rememberEntitiesStore: "ddata" | "eventsourced";
  readonly stateStoreMode: "ddata" | "persistence";
  /** `undefined`: never, as for remembered entities. */
  readonly passivateIdleAfterMs: number | undefined;
  readonly coordinatorFailureBackoffMs: number;
  readonly retryIntervalMs: number;
  readonly bufferSize: number;
  readonly handOffTimeoutMs: number;
  readonly shardStartTimeoutMs: number;
  readonly rebalanceIntervalMs: number;
  readonly queryTimeoutMs: number;
  /** Whether regions log each message at the level debug. Key: `verbose-debug-logging` (off). */
  readonly logsMessages: boolean;
  /** Whether only members get answers to questions. Key: `akka.remote.untrusted-mode` (off). */
  readonly isUntrusting: boolean;
  readonly shardFailureBackoffMs: number;
  readonly entityRestartBackoffMs: number;
  readonly entityRecovery: EntityRecovery;
  /** Path of the section of the lease of each shard; `undefined`: shards need none. */
  readonly leasePath: string | undefined;
  readonly leaseRetryIntervalMs: number;
  /** What differs from `akka.cluster.singleton` for the singleton of the coordinator. Key: `coordinator-singleton`. */
  readonly coordinatorSingleton: ClusterSingletonManagerSettings;
  /** `undefined`: that of all actors below `/system`. */
  readonly dispatcher: string | undefined;
  readonly limits: LeastShardLimits;
  readonly replication: StateReplication;
}

const SINGLETON = "akka.cluster.singleton";
const OFF = ["off", "false", "no"];

/** Throws the configuration's own errors. */
export function shardingSettingsFrom(config: Config, given: ClusterShardingSettings = {}): CompleteShardingSettings {
  const section = config.getConfig("akka.cluster.sharding");
  const positive = (key: string): number => section.getDurationMs(key, strictly(atLeast(1)));
  const {
    role = section.getString("role"),
    bufferSize = section.getInt("buffer-size", atLeast(0)),
    handOffTimeout = positive("handoff-timeout"),
    rebalanceInterval = positive("rebalance-interval"),
    rememberEntities: remembersEntities = section.getBoolean("remember-entities"),
    useLease = section.getString("use-lease"),
    leaseRetryInterval = positive("lease-retry-interval"),
  } = given;
  const strategy = section.getConfig("least-shard-allocation-strategy");
  return {
    guardianName: section.getString("guardian-name"),
    role,
    remembersEntities,
    rememberEntitiesStore: section.getEnum("remember-entities-store", ["ddata", "eventsourced"]),
    stateStoreMode: section.getEnum("state-store-mode", ["ddata", "persistence"]),
    passivateIdleAfterMs: remembersEntities ? undefined : passivateIdleAfterMs(section, given),
    coordinatorFailureBackoffMs: positive("coordinator-failure-backoff"),
    retryIntervalMs: positive("retry-interval"),
    bufferSize,
    handOffTimeoutMs: millisecondsOf(handOffTimeout),
    shardStartTimeoutMs: positive("shard-start-timeout"),
    rebalanceIntervalMs: millisecondsOf(rebalanceInterval),
    queryTimeoutMs: positive("shard-region-query-timeout"),
    logsMessages: section.getBoolean("verbose-debug-logging"),
    isUntrusting: config.getBoolean("akka.remote.untrusted-mode"),
    shardFailureBackoffMs: positive("shard-failure-backoff"),
    entityRestartBackoffMs: positive("entity-restart-backoff"),
    entityRecovery: entityRecoveryFrom(section),
    leasePath: useLease || undefined,
    leaseRetryIntervalMs: millisecondsOf(leaseRetryInterval),
    coordinatorSingleton: coordinatorSingletonFrom(config, section.getString("coordinator-singleton")),
    dispatcher: section.getString("use-dispatcher") || undefined,
    limits: {
      rebalanceAbsoluteLimit: strategy.getInt("rebalance-absolute-limit", atLeast(0)),
      rebalanceRelativeLimit: strategy.getNumber("rebalance-relative-limit", atLeast(0)),
      rebalanceThreshold: strategy.getInt("rebalance-threshold", atLeast(1)),
      maxSimultaneousRebalance: strategy.getInt("max-simultaneous-rebalance", atLeast(1)),
    },
    replication: replicationFrom(config, section, role, remembersEntities),
  };
}

/** INTEROP: the replicator has the name `replicator`, or `<role>Replicator`, and stores values only if entities are remembered. */
function replicationFrom(config: Config, section: Config, role: string, remembersEntities: boolean): StateReplication {
  const replica = section.getConfig("distributed-data").withFallback(config.getConfig("akka.cluster.distributed-data"));
  const settings = replicatorSettingsFrom(replica);
  const plus = (key: string): number | "all" => (section.getString(key) === "all" ? "all" : section.getInt(key, atLeast(0)));
  return {
    readTimeoutMs: section.getDurationMs("waiting-for-state-timeout", strictly(atLeast(1))),
    writeTimeoutMs: section.getDurationMs("updating-state-timeout", strictly(atLeast(1))),
    readMajorityPlus: plus("coordinator-state.read-majority-plus"),
    writeMajorityPlus: plus("coordinator-state.write-majority-plus"),
    majorityMinCap: section.getInt("distributed-data.majority-min-cap", atLeast(0)),
    replicator: {
      ...settings,
      name: role === "" ? "replicator" : `${role}Replicator`,
      role: role || undefined,
      durable: remembersEntities ? settings.durable : { ...settings.durable, keys: [] },
    },
  };
}

/** INTEROP: the role and the name in that section are not used. */
function coordinatorSingletonFrom(config: Config, path: string): ClusterSingletonManagerSettings {
  if (path === SINGLETON) return {};
  const section = config.getConfig(path).withFallback(config.getConfig(SINGLETON));
  return {
    handOverRetryInterval: section.getDurationMs("hand-over-retry-interval", strictly(atLeast(1))),
    useLease: section.getString("use-lease"),
    leaseRetryInterval: section.getDurationMs("lease-retry-interval", strictly(atLeast(1))),
    considerAppVersion: section.getBoolean("consider-app-version"),
  };
}

function entityRecoveryFrom(section: Config): EntityRecovery {
  const rate = section.getConfig("entity-recovery-constant-rate-strategy");
  const frequencyMs = rate.getDurationMs("frequency", strictly(atLeast(1)));
  const entityCount = rate.getInt("number-of-entities", atLeast(1));
  return section.getEnum("entity-recovery-strategy", ["all", "constant"]) === "all" ? "all" : { frequencyMs, entityCount };
}

function passivateIdleAfterMs(section: Config, { passivateIdleEntityAfter }: ClusterShardingSettings): number | undefined {
  const key = "passivate-idle-entity-after";
  if (passivateIdleEntityAfter !== undefined) return millisecondsOf(passivateIdleEntityAfter) || undefined;
  if (OFF.includes(section.getString(key))) return undefined;
  return section.getDurationMs(key, atLeast(0)) || undefined;
}
