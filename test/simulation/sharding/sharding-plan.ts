import type { LinkConditions, SeededRandom } from "../../../src/testkit/index.ts";

/** What befalls a cluster with entities. */
export const SHARDING_PLANS = ["still", "rolling", "crash", "partition", "short cut", "lossy", "everything"] as const;
export type ShardingPlanName = (typeof SHARDING_PLANS)[number];

/** Longer than the longest short cut and the time in which all know that it is over. */
const SHORT_CUT_STABLE_AFTER_S = 12;

/** All that is drawn before a run. */
export interface ShardingPlan {
  readonly name: ShardingPlanName;
  readonly nodeCount: number;
  /** Nodes without the role of the regions have proxies. */
  readonly hostCount: number;
  readonly strategy: string;
  readonly stableAfterMs: number;
  readonly conditions: Partial<LinkConditions>;
  readonly entityIds: readonly string[];
  readonly shardCount: number;
  readonly bufferSize: number;
  /** Idle entities are passivated after so long; 0: never. */
  readonly idleMs: number;
  /** How long entities take to end. */
  readonly stopMs: number;
  /** Whether messages may make entities fail or end on their own, which loses what their mailboxes hold. */
  readonly entitiesFail: boolean;
  readonly config: string;
}

export function shardingPlan(random: SeededRandom, [fewest, most]: readonly [number, number]): ShardingPlan {
  const name = random.pick(SHARDING_PLANS);
  const nodeCount = random.integer(fewest, most);
  const hostCount = random.chance(0.3) ? random.integer(Math.min(2, nodeCount), nodeCount) : nodeCount;
  const strategy = random.pick(["keep-majority", "keep-majority", "keep-oldest", "static-quorum"]);
  const stableAfterMs = name === "short cut" ? SHORT_CUT_STABLE_AFTER_S * 1_000 : random.pick([4_000, 6_000]);
  const bufferSize = name === "still" ? 100_000 : random.pick([20, 200, 100_000]);
  const idleMs = random.pick([0, 2_000, 6_000]);
  return {
    name,
    nodeCount,
    hostCount,
    strategy,
    stableAfterMs,
    conditions: conditionsOf(name, random),
    entityIds: Array.from({ length: random.integer(5, 30) }, (_, index) => `e${index}`),
    shardCount: random.pick([3, 8, 20]),
    bufferSize,
    idleMs,
    stopMs: random.pick([0, 0, 100, 1_500, 4_000]),
    entitiesFail: name !== "still" && random.chance(0.3),
    config: `
      akka { loggers = [], stdout-loglevel = OFF, loglevel = WARNING, actor.provider = cluster }
      akka.coordinated-shutdown.exit-clr = off
      akka.remote {
        log-remote-lifecycle-events = off
        handshake-timeout = 3 s
        retry-gate-closed-for = ${random.pick([0, 500])} ms
      }
      akka.cluster {
        failure-detector.acceptable-heartbeat-pause = 2 s
        retry-unsuccessful-join-after = 3 s
        split-brain-resolver {
          active-strategy = ${strategy}
          stable-after = ${stableAfterMs} ms
          static-quorum.quorum-size = ${Math.floor(nodeCount / 2) + 1}
          keep-oldest.down-if-alone = ${random.pick(["on", "off"])}
        }
      }
      akka.cluster.sharding {
        state-store-mode = ddata
        role = ${hostCount === nodeCount ? '""' : "host"}
        passivate-idle-entity-after = ${idleMs === 0 ? "off" : `${idleMs} ms`}
        buffer-size = ${bufferSize}
        retry-interval = ${random.pick([500, 2_000])} ms
        handoff-timeout = ${random.pick([2, 8, 20])} s
        shard-start-timeout = ${random.pick([1, 5])} s
        rebalance-interval = ${name === "still" ? 300 : random.pick([1, 3])} s
        coordinator-failure-backoff = 1 s
        waiting-for-state-timeout = 2 s
        updating-state-timeout = ${random.pick([2, 5])} s
        least-shard-allocation-strategy.rebalance-absolute-limit = ${random.pick([0, 0, 10])}
      }`,
  };
}

function conditionsOf(name: ShardingPlanName, random: SeededRandom): Partial<LinkConditions> {
  const least = random.pick([1, 20]);
  const delayMs = [least, least + random.pick([0, 1, 50, 200, 800])] as const;
  if (name !== "lossy" && name !== "everything") return { delayMs };
  return { delayMs, loss: random.between(0, 0.08), breakage: random.between(0, 0.01) };
}
