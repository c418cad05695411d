import type { ActorRef } from "../../actor/index.ts";
import { type Platform, settleWithin } from "../../platform/index.ts";
import type { ShardAllocationStrategy } from "../../sharding/index.ts";
import { type ComplianceCase, expectSame, expectThat } from "./compliance-case.ts";

/** What is needed to check a strategy that places shards. */
export interface ShardAllocationFixture {
  /** Real time: the cases give each answer a deadline. */
  readonly platform: Platform;
  /** Regions on three or more different nodes, which the strategy regards as members of its cluster. */
  readonly regions: readonly ActorRef[];
  /** A ref that is none of {@link regions}, such as that of a proxy. */
  readonly proxy: ActorRef;
  /** A strategy; each case makes one. */
  createStrategy(): ShardAllocationStrategy;
}

/** How long the coordinator waits for an answer. */
const LIMIT_MS = 10_000;

/** Promises A1 to A6 of `ShardAllocationStrategy`. */
export const shardAllocationCompliance: readonly ComplianceCase<ShardAllocationFixture>[] = [
  compliance("A1 a shard gets one of the regions, however full they are", async (fixture, strategy) => {
    for (const counts of [[0, 0, 0], [3], [9, 0, 1], [1, 1, 1, 1]]) {
      const current = allocations(fixture.regions, counts);
      for (const requester of current.keys()) {
        const region = await within(fixture, strategy.allocateShard(requester, "new", current));
        expectThat(
          region !== undefined && current.has(region),
          `allocateShard answered ${String(region?.path)}, which is none of the regions`,
        );
      }
    }
  }),
  compliance("A1 without regions, a shard gets none", async (fixture, strategy) => {
    const region = await within(fixture, strategy.allocateShard(fixture.proxy, "new", new Map()));
    expectThat(region === undefined, `allocateShard answered ${String(region?.path)} without regions`);
  }),
  compliance("A2 a shard gets one of the regions also if a proxy asks", async (fixture, strategy) => {
    const current = allocations(fixture.regions, [2, 0, 1]);
    const region = await within(fixture, strategy.allocateShard(fixture.proxy, "new", current));
    expectThat(region !== undefined && current.has(region), `allocateShard answered ${String(region?.path)}, which is none of the regions`);
  }),
  compliance("A3 allocateShard changes no allocations", async (fixture, strategy) => {
    const current = allocations(fixture.regions, [2, 0, 1]);
    const before = textOf(current);
    for (const shardId of ["new", "0-0"]) await within(fixture, strategy.allocateShard(fixture.proxy, shardId, current));
    expectSame(textOf(current), before, "allocations after allocateShard");
  }),
  compliance("A4 only shards that are allocated move, each once", async (fixture, strategy) => {
    for (const counts of [[0, 0, 0], [], [12, 0, 0], [5, 5, 5], [1, 7, 2]]) {
      const current = allocations(fixture.regions, counts);
      const allocated = [...current.values()].flat();
      const moved = await within(fixture, strategy.rebalance(current, new Set()));
      expectSame(new Set(moved).size, moved.length, "different shards in the answer of rebalance");
      for (const shardId of moved) expectThat(allocated.includes(shardId), `rebalance named ${shardId}, which is not allocated`);
    }
  }),
  compliance("A5 shards that are moving are not named again", async (fixture, strategy) => {
    const current = allocations(fixture.regions, [12, 0, 0]);
    const moving = new Set<string>();
    for (let round = 0; round < 5; round += 1) {
      for (const shardId of await within(fixture, strategy.rebalance(current, moving))) {
        expectThat(!moving.has(shardId), `rebalance named ${shardId}, which is moving`);
        moving.add(shardId);
      }
    }
    const all = new Set([...current.values()].flat());
    expectSame((await within(fixture, strategy.rebalance(current, all))).length, 0, "shards to move while all are moving");
  }),
  compliance("A6 rebalance changes neither the allocations nor what is in progress", async (fixture, strategy) => {
    const current = allocations(fixture.regions, [12, 0, 1]);
    const moving = new Set(["0-0", "0-1"]);
    const before = textOf(current);
    await within(fixture, strategy.rebalance(current, moving));
    expectSame(textOf(current), before, "allocations after rebalance");
    expectSame([...moving], ["0-0", "0-1"], "shards in progress after rebalance");
  }),
];

/** So many shards for each of the first regions: `0-0`, `0-1`, … */
function allocations(regions: readonly ActorRef[], counts: readonly number[]): Map<ActorRef, readonly string[]> {
  const used = regions.slice(0, counts.length);
  return new Map(used.map((region, index) => [region, Array.from({ length: counts[index] ?? 0 }, (_, shard) => `${index}-${shard}`)]));
}

function textOf(current: ReadonlyMap<ActorRef, readonly string[]>): string {
  return Array.from(current, ([region, shards]) => `${region.path}: ${shards.join()}`).join("; ");
}

async function within<T>({ platform }: ShardAllocationFixture, answer: T | Promise<T>): Promise<T> {
  const settled = await settleWithin<T | typeof OVERDUE>(platform.timers, LIMIT_MS, Promise.resolve(answer), () => OVERDUE);
  expectThat(settled !== OVERDUE, `no answer within ${LIMIT_MS} ms`);
  return settled as T;
}

const OVERDUE = Symbol("overdue");

function compliance(
  name: string,
  check: (fixture: ShardAllocationFixture, strategy: ShardAllocationStrategy) => Promise<void>,
): ComplianceCase<ShardAllocationFixture> {
  return { name, run: (fixture) => check(fixture, fixture.createStrategy()) };
}
