import { parse } from "../../../src/hocon/index.ts";
import type { DowningMachine } from "../../../src/cluster/downing/resolver/downing-machine.ts";
import { splitBrainResolver } from "../../../src/cluster/downing/resolver/split-brain-resolver.ts";
import { type SplitBrainSettings, splitBrainSettingsFrom } from "../../../src/cluster/downing/split-brain-settings.ts";
import type { UniqueAddress } from "../../../src/cluster/member/unique-address.ts";
import { clusterReference } from "../../../src/cluster/reference.ts";
import { type ClusterSettings, clusterSettingsFrom } from "../../../src/cluster/settings/cluster-settings.ts";
import { clusterToolsReference } from "../../../src/cluster-tools/reference.ts";
import type { SingletonRules } from "../../../src/cluster-tools/singleton/core/singleton-state.ts";
import { managerSettingsFrom } from "../../../src/cluster-tools/singleton/singleton-settings.ts";
import type { SeededRandom } from "../../../src/testkit/index.ts";
import { SYSTEM, type SkewedClock } from "./virtual-node.ts";
import type { Conditions } from "./virtual-network.ts";

/** What befalls a cluster. */
export const PLAN_NAMES = ["calm", "partition", "short cut", "crash", "newcomer", "lossy", "churn", "everything"] as const;
export type PlanName = (typeof PLAN_NAMES)[number];

export type Strategy = "keep-majority" | "keep-oldest" | "static-quorum" | "down-all" | "lease-majority";

/** Longer than the longest short cut and the time in which all know that it is over. */
const SHORT_CUT_STABLE_AFTER_S = 15;
/** A node that is silent is noticed 5 to 8 s after its watchers have begun to watch it. */
const DETECTION_S = 9;

/** All that is drawn before a run. */
export interface ClusterPlan {
  readonly name: PlanName;
  readonly nodeCount: number;
  readonly strategy: Strategy;
  readonly quorumSize: number;
  readonly downsIfAlone: boolean;
  readonly conditions: Conditions;
  /** Every message is written as bytes and read again. */
  readonly writesBytes: boolean;
  /** How far apart clocks run. */
  readonly skew: number;
  /** How far apart dates are. */
  readonly dateSkewMs: number;
  /** Systems that have ended are started again when the faults end. */
  readonly restartsAll: boolean;
  /** Whether each member watches all others. */
  readonly isNoticedAtOnce: boolean;
  /** How long it takes at most until a partition is noticed everywhere and decided, also by a leader that comes after one that ended. */
  readonly decidedWithinS: number;
  readonly settings: ClusterSettings;
  readonly downing: SplitBrainSettings;
  readonly singletonRules: SingletonRules;
}

export function clusterPlan(random: SeededRandom, [fewest, most]: readonly [number, number]): ClusterPlan {
  const name = random.pick(PLAN_NAMES);
  const nodeCount = random.integer(fewest, most);
  const strategy = random.pick(["keep-majority", "keep-majority", "keep-oldest", "static-quorum", "down-all", "lease-majority"] as const);
  const quorumSize = Math.floor(nodeCount / 2) + 1;
  const downsIfAlone = random.chance(0.5);
  const watchers = random.pick(nodeCount > 12 ? [5, 9] : [2, 5, 9]);
  // Otherwise a node begins to watch the next ones only when it has found the first ones silent; stable-after must be longer than that takes.
  const isNoticedAtOnce = watchers >= nodeCount - 1;
  const usualStableAfterS = random.pick(isNoticedAtOnce ? [5, 7] : [DETECTION_S + 1, DETECTION_S + 4]);
  const stableAfterS = name === "short cut" ? SHORT_CUT_STABLE_AFTER_S : usualStableAfterS;
  const text = `akka.cluster {
    allow-weakly-up-members = ${random.pick(["off", "2 s", "7 s"])}
    retry-unsuccessful-join-after = ${random.pick([3, 10])} s
    failure-detector.monitored-by-nr-of-members = ${watchers}
    split-brain-resolver {
      active-strategy = ${strategy}
      stable-after = ${stableAfterS} s
      down-all-when-unstable = ${isNoticedAtOnce || (name === "everything" && random.chance(0.5)) ? "on" : "off"}
      static-quorum.quorum-size = ${quorumSize}
      keep-oldest.down-if-alone = ${downsIfAlone ? "on" : "off"}
      lease-majority.lease-implementation = "store"
    }
  }`;
  const config = parse(text).withFallback(clusterToolsReference()).withFallback(clusterReference()).resolve();
  const downing = splitBrainSettingsFrom(config, SYSTEM);
  return {
    name,
    nodeCount,
    strategy,
    quorumSize,
    downsIfAlone,
    conditions: conditionsOf(name, random),
    writesBytes: random.chance(0.15),
    skew: random.pick([0, 0.001, 0.05]),
    dateSkewMs: random.pick([0, 2_000, 3_600_000]),
    restartsAll: random.chance(0.5),
    isNoticedAtOnce,
    decidedWithinS: 15 + DETECTION_S * Math.ceil((nodeCount - 1) / watchers) + 2 * stableAfterS,
    settings: clusterSettingsFrom(config),
    downing,
    singletonRules: managerSettingsFrom(config, {}, downing.stableAfterMs).rules,
  };
}

/** The resolver of the node at `self`. */
export function resolverOf({ downing }: ClusterPlan, self: UniqueAddress): DowningMachine<unknown> {
  const { strategy, stableAfterMs, downAllWhenUnstableMs, lease } = downing;
  return splitBrainResolver({
    self,
    strategy,
    stableAfterMs,
    downAllWhenUnstableMs,
    releaseLeaseAfterMs: lease?.releaseAfterMs ?? 0,
  }) as DowningMachine<unknown>;
}

export function clockOf({ skew, dateSkewMs }: ClusterPlan, random: SeededRandom): SkewedClock {
  return {
    offsetMs: random.integer(0, 1_000_000),
    rate: 1 + random.between(-skew, skew),
    dateOffsetMs: Math.floor(random.between(-dateSkewMs, dateSkewMs)),
  };
}

function conditionsOf(name: PlanName, random: SeededRandom): Conditions {
  const least = random.pick([0, 1, 20]);
  const delayMs = [least, least + random.pick([0, 1, 50, 300])] as const;
  const isLossy = name === "lossy" || name === "everything";
  return { delayMs, loss: isLossy ? random.between(0, 0.12) : 0, cutsHold: random.chance(0.5) };
}
