import { Address } from "../../actor/index.ts";
import { atLeast, type Config, originText, renderPath } from "../../hocon/index.ts";
import { AppVersion } from "../member/app-version.ts";
import { ClusterSettingError } from "./errors.ts";

/** `akka.cluster`, read once at start. */
export interface ClusterSettings {
  /** Key: `seed-nodes` ([]). */
  readonly seedNodes: readonly Address[];
  /** Key: `seed-node-timeout` (5 s). */
  readonly seedNodeTimeoutMs: number;
  /** `undefined`: never. Key: `retry-unsuccessful-join-after` (10 s). */
  readonly retryUnsuccessfulJoinAfterMs: number | undefined;
  /** `undefined`: never. Key: `shutdown-after-unsuccessful-join-seed-nodes` (off). */
  readonly shutdownAfterUnsuccessfulJoinMs: number | undefined;
  /** `undefined`: never. Key: `auto-down-unreachable-after` (off). */
  readonly autoDownUnreachableAfterMs: number | undefined;
  /** Key: `down-removal-margin` (off, which is 0). */
  readonly downRemovalMarginMs: number;
  /** Empty: none. Key: `downing-provider-class`. */
  readonly downingProviderClass: string;
  /** `undefined`: never. Key: `allow-weakly-up-members` (7 s). */
  readonly weaklyUpAfterMs: number | undefined;
  /** Key: `roles` ([]). */
  readonly roles: ReadonlySet<string>;
  /** Key: `app-version` (assembly-version, which is 0.0.0). */
  readonly appVersion: AppVersion;
  /** Key: `run-coordinated-shutdown-when-down` (on). */
  readonly shutsDownWhenDown: boolean;
  /** Key: `min-nr-of-members` (1). */
  readonly minimumMembers: number;
  /** By role. Key: `role.<name>.min-nr-of-members`. */
  readonly minimumMembersOfRole: ReadonlyMap<string, number>;
  /** Key: `log-info` (on). */
  readonly logsInfo: boolean;
  /** Key: `log-info-verbose` (off). */
  readonly logsInfoVerbosely: boolean;
  /** Key: `periodic-tasks-initial-delay` (1 s). */
  readonly periodicTasksInitialDelayMs: number;
  /** Key: `gossip-interval` (1 s). */
  readonly gossipIntervalMs: number;
  /** Key: `prune-gossip-tombstones-after` (24 h). */
  readonly pruneTombstonesAfterMs: number;
  /** Key: `leader-actions-interval` (1 s). */
  readonly leaderActionsIntervalMs: number;
  /** Key: `unreachable-nodes-reaper-interval` (1 s). */
  readonly reaperIntervalMs: number;
  /** From 0 to 1. Key: `gossip-different-view-probability` (0.8). */
  readonly differentViewProbability: number;
  /** Count of members. Key: `reduce-gossip-different-view-probability` (400). */
  readonly reduceDifferentViewFrom: number;
  /** Path; `undefined`: that of all actors below `/system`. Key: `use-dispatcher`. */
  readonly dispatcher: string | undefined;
  /** Key: `use-legacy-heartbeat-message` (off). */
  readonly usesLegacyHeartbeats: boolean;
  /** Key: `failure-detector.heartbeat-interval` (1 s). */
  readonly heartbeatIntervalMs: number;
  /** Count of members that watch each member. Key: `failure-detector.monitored-by-nr-of-members` (9). */
  readonly monitoredByMembers: number;
  /** Key: `failure-detector.expected-response-after` (1 s). */
  readonly expectedResponseAfterMs: number;
  /** Key: `debug.verbose-heartbeat-logging` (off). */
  readonly logsHeartbeats: boolean;
  /** Key: `debug.verbose-receive-gossip-logging` (off). */
  readonly logsReceivedGossip: boolean;
}

const SECTION = "akka.cluster";
/** INTEROP: the value of `on`. */
const WEAKLY_UP_AFTER_MS = 7_000;

/** Throws the configuration's own errors, and {@link ClusterSettingError}. */
export function clusterSettingsFrom(config: Config): ClusterSettings {
  const cluster = config.getConfig(SECTION);
  const detector = cluster.getConfig("failure-detector");
  const dispatcher = cluster.getString("use-dispatcher");
  return {
    seedNodes: cluster.getStringList("seed-nodes").map((text) => seedFrom(text, cluster)),
    seedNodeTimeoutMs: cluster.getDurationMs("seed-node-timeout", atLeast(1)),
    retryUnsuccessfulJoinAfterMs: durationOrOff(cluster, "retry-unsuccessful-join-after"),
    shutdownAfterUnsuccessfulJoinMs: durationOrOff(cluster, "shutdown-after-unsuccessful-join-seed-nodes"),
    autoDownUnreachableAfterMs: durationOrOff(cluster, "auto-down-unreachable-after"),
    downRemovalMarginMs: durationOrOff(cluster, "down-removal-margin") ?? 0,
    downingProviderClass: cluster.getString("downing-provider-class"),
    weaklyUpAfterMs: isSwitch(cluster, "allow-weakly-up-members", ON)
      ? WEAKLY_UP_AFTER_MS
      : durationOrOff(cluster, "allow-weakly-up-members"),
    roles: new Set(cluster.getStringList("roles")),
    appVersion: appVersionFrom(cluster),
    shutsDownWhenDown: cluster.getBoolean("run-coordinated-shutdown-when-down"),
    minimumMembers: cluster.getInt("min-nr-of-members", atLeast(1)),
    minimumMembersOfRole: minimumMembersOfRole(cluster),
    logsInfo: cluster.getBoolean("log-info"),
    logsInfoVerbosely: cluster.getBoolean("log-info-verbose"),
    periodicTasksInitialDelayMs: cluster.getDurationMs("periodic-tasks-initial-delay", atLeast(0)),
    gossipIntervalMs: cluster.getDurationMs("gossip-interval", atLeast(1)),
    pruneTombstonesAfterMs: cluster.getDurationMs("prune-gossip-tombstones-after", atLeast(1)),
    leaderActionsIntervalMs: cluster.getDurationMs("leader-actions-interval", atLeast(1)),
    reaperIntervalMs: cluster.getDurationMs("unreachable-nodes-reaper-interval", atLeast(1)),
    differentViewProbability: cluster.getNumber("gossip-different-view-probability", atLeast(0)),
    reduceDifferentViewFrom: cluster.getInt("reduce-gossip-different-view-probability", atLeast(1)),
    dispatcher: dispatcher === "" ? undefined : dispatcher,
    usesLegacyHeartbeats: cluster.getBoolean("use-legacy-heartbeat-message"),
    heartbeatIntervalMs: detector.getDurationMs("heartbeat-interval", atLeast(1)),
    monitoredByMembers: detector.getInt("monitored-by-nr-of-members", atLeast(1)),
    expectedResponseAfterMs: detector.getDurationMs("expected-response-after", atLeast(1)),
    logsHeartbeats: cluster.getBoolean("debug.verbose-heartbeat-logging"),
    logsReceivedGossip: cluster.getBoolean("debug.verbose-receive-gossip-logging"),
  };
}

const OFF: ReadonlySet<string> = new Set(["off", "false", "no"]);
const ON: ReadonlySet<string> = new Set(["on", "true", "yes"]);

/** `undefined` for `off`. */
function durationOrOff(cluster: Config, key: string): number | undefined {
  return isSwitch(cluster, key, OFF) ? undefined : cluster.getDurationMs(key, atLeast(0));
}

function isSwitch(cluster: Config, key: string, values: ReadonlySet<string>): boolean {
  return values.has(cluster.getString(key).toLowerCase());
}

function seedFrom(text: string, cluster: Config): Address {
  try {
    const address = Address.parse(text);
    if (!address.hasLocalScope) return address;
  } catch {
    // reported below, with the place
  }
  throw new ClusterSettingError(
    `${placeOf(cluster, "seed-nodes")}: "${text}" is not the address of a seed node. Expected an address such as akka.tcp://System@host:8110.`,
  );
}

function appVersionFrom(cluster: Config): AppVersion {
  const text = cluster.getString("app-version");
  if (text === "assembly-version") return AppVersion.zero;
  try {
    return AppVersion.parse(text);
  } catch (error) {
    throw new ClusterSettingError(`${placeOf(cluster, "app-version")}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function minimumMembersOfRole(cluster: Config): ReadonlyMap<string, number> {
  const roles = cluster.getConfig("role");
  const minimums = new Map<string, number>();
  for (const role of roles.keys()) {
    const key = `${renderPath([role])}.min-nr-of-members`;
    if (roles.hasPath(key)) minimums.set(role, roles.getInt(key, atLeast(1)));
  }
  return minimums;
}

function placeOf(cluster: Config, key: string): string {
  const origin = cluster.origin(key);
  return `${SECTION}.${key}${origin === undefined ? "" : ` (${originText(origin)})`}`;
}
