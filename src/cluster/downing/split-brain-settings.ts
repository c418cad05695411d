import { Address } from "../../actor/index.ts";
import { atLeast, type Config, originText, strictly } from "../../hocon/index.ts";
import { ClusterSettingError } from "../settings/errors.ts";
import { downAllNodes } from "./strategy/down-all-nodes.ts";
import type { DowningStrategy } from "./strategy/downing-strategy.ts";
import { keepMajority } from "./strategy/keep-majority.ts";
import { keepOldest } from "./strategy/keep-oldest.ts";
import { leaseMajority } from "./strategy/lease-majority.ts";
import {
  olderKeepMajority,
  olderKeepOldest,
  olderKeepReferee,
  olderStaticQuorum,
  type PartitionStrategy,
} from "./strategy/partition-strategy.ts";
import { staticQuorum } from "./strategy/static-quorum.ts";

const SECTION = "akka.cluster.split-brain-resolver";
const STRATEGIES = ["keep-majority", "static-quorum", "keep-oldest", "down-all", "lease-majority"] as const;
const OLDER_STRATEGIES = ["static-quorum", "keep-majority", "keep-oldest", "keep-referee"] as const;
const ON: ReadonlySet<string> = new Set(["on", "true", "yes"]);
const OFF: ReadonlySet<string> = new Set(["off", "false", "no"]);
/** INTEROP: what `on` means. */
const LEAST_WHEN_UNSTABLE_MS = 4_000;
const SHARE_WHEN_UNSTABLE = 0.75;

/** The lease of the strategy `lease-majority`. */
export interface LeaseUse {
  /** Path of the section that describes it. Key: `lease-majority.lease-implementation`. */
  readonly path: string;
  /** Key: `lease-majority.lease-name` (the name of the system, and `-akka-sbr`). */
  readonly leaseName: string;
  /** Key: `lease-majority.release-after` (40 s). */
  readonly releaseAfterMs: number;
}

/** `akka.cluster.split-brain-resolver`, read once at start. */
export interface SplitBrainSettings {
  /** Key: `active-strategy` (keep-majority), with the settings of the section of that name. */
  readonly strategy: DowningStrategy;
  /** Key: `stable-after` (20 s). */
  readonly stableAfterMs: number;
  /** `undefined`: never. Key: `down-all-when-unstable` (three quarters of `stable-after`, at least 4 s). */
  readonly downAllWhenUnstableMs: number | undefined;
  /** `undefined` for strategies without a lease. */
  readonly lease: LeaseUse | undefined;
}

/** The same for Akka.NET's older resolver. */
export interface OlderSplitBrainSettings {
  readonly strategy: PartitionStrategy;
  readonly stableAfterMs: number;
}

/** Throws the configuration's own errors, and {@link ClusterSettingError}. */
export function splitBrainSettingsFrom(root: Config, systemName: string): SplitBrainSettings {
  const config = root.getConfig(SECTION);
  const stableAfterMs = stableAfterFrom(config);
  const name = config.getEnum("active-strategy", STRATEGIES);
  return {
    strategy: strategyFrom(config, name),
    stableAfterMs,
    downAllWhenUnstableMs: whenUnstableFrom(config, stableAfterMs),
    lease: name === "lease-majority" ? leaseUseFrom(config, systemName) : undefined,
  };
}

/** Throws the configuration's own errors, and {@link ClusterSettingError}. */
export function olderSplitBrainSettingsFrom(root: Config): OlderSplitBrainSettings {
  const config = root.getConfig(SECTION);
  return { strategy: olderStrategyFrom(config), stableAfterMs: stableAfterFrom(config) };
}

function strategyFrom(config: Config, name: (typeof STRATEGIES)[number]): DowningStrategy {
  const role = roleOf(config, name);
  switch (name) {
    case "keep-majority":
      return keepMajority({ role });
    case "static-quorum":
      return staticQuorum({ quorumSize: quorumSizeFrom(config), role });
    case "keep-oldest":
      return keepOldest({ downsIfAlone: config.getBoolean("keep-oldest.down-if-alone"), role });
    case "down-all":
      return downAllNodes;
    case "lease-majority": {
      const delay = config.getDurationMs("lease-majority.acquire-lease-delay-for-minority", strictly(atLeast(0)));
      return leaseMajority({ role, acquireDelayForMinorityMs: delay });
    }
  }
}

function olderStrategyFrom(config: Config): PartitionStrategy {
  const name = config.getEnum("active-strategy", OLDER_STRATEGIES);
  const role = roleOf(config, name);
  switch (name) {
    case "static-quorum":
      return olderStaticQuorum({ quorumSize: quorumSizeFrom(config), role });
    case "keep-majority":
      return olderKeepMajority({ role });
    case "keep-oldest":
      return olderKeepOldest({ downsIfAlone: config.getBoolean("keep-oldest.down-if-alone"), role });
    case "keep-referee":
      return olderKeepReferee({
        address: refereeFrom(config),
        minimumNodes: config.getInt("keep-referee.down-all-if-less-than-nodes", strictly(atLeast(0))),
      });
  }
}

/** Strategies without a role of their own have no such key. */
function roleOf(config: Config, strategy: string): string {
  return config.getString(`${strategy}.role`, "");
}

function stableAfterFrom(config: Config): number {
  return config.getDurationMs("stable-after", strictly(atLeast(1)));
}

function whenUnstableFrom(config: Config, stableAfterMs: number): number | undefined {
  const text = config.getString("down-all-when-unstable").toLowerCase();
  if (ON.has(text)) return Math.max(LEAST_WHEN_UNSTABLE_MS, stableAfterMs * SHARE_WHEN_UNSTABLE);
  if (OFF.has(text)) return undefined;
  const durationMs = config.getDurationMs("down-all-when-unstable", strictly(atLeast(0)));
  return durationMs === 0 ? undefined : durationMs;
}

function quorumSizeFrom(config: Config): number {
  const key = "static-quorum.quorum-size";
  if (config.getString(key) === "undefined") {
    throw new ClusterSettingError(
      `${SECTION}.${key} must be set for active-strategy = static-quorum: how many members a side must have to go on.`,
    );
  }
  return config.getInt(key, strictly(atLeast(1)));
}

function leaseUseFrom(config: Config, systemName: string): LeaseUse {
  const key = "lease-majority.lease-implementation";
  const path = config.getString(key);
  if (path === "") {
    throw new ClusterSettingError(
      `${SECTION}.${key} must be set for active-strategy = lease-majority: the path of the section that has lease-class.`,
    );
  }
  const leaseName = config.getString("lease-majority.lease-name").trim();
  return {
    path,
    leaseName: leaseName === "" ? `${systemName}-akka-sbr` : leaseName,
    releaseAfterMs: config.getDurationMs("lease-majority.release-after", strictly(atLeast(0))),
  };
}

function refereeFrom(config: Config): Address {
  const key = "keep-referee.address";
  const text = config.getString(key);
  try {
    return Address.parse(text);
  } catch {
    const origin = config.origin(key);
    const place = origin === undefined ? "" : ` (${originText(origin)})`;
    throw new ClusterSettingError(`${SECTION}.${key} = "${text}"${place}: not an address. Example: akka.tcp://System@host:8110.`);
  }
}
