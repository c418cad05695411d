import { afterEach, assert, describe, it, vi } from "vitest";
import { CoordinatorCore } from "../../../src/sharding/core/coordinator-core.ts";
import { MessageBuffers } from "../../../src/sharding/core/message-buffers.ts";
import { RegionCore } from "../../../src/sharding/core/region-core.ts";
import { ShardCore } from "../../../src/sharding/core/shard-core.ts";
import { ShardStopped } from "../../../src/sharding/message/shard-commands.ts";
import { ShardingRun } from "./sharding-run.ts";

const SEEDS = 12;
const FEW = [3, 5] as const;
const TIMEOUT = { timeout: 300_000 };

afterEach(() => void vi.restoreAllMocks());

/** Runs seeds until one finds a problem that matches. */
async function problemFound(expected: RegExp): Promise<string> {
  for (let seed = 1; seed <= 60; seed += 1) {
    const problem = (await ShardingRun.of(seed, FEW)).problems.find((text) => expected.test(text));
    if (problem !== undefined) return problem;
  }
  return "none";
}

describe("Random faults in a cluster with entities", () => {
  it(`leave all promises kept, with ${SEEDS} seeds`, TIMEOUT, async () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      assert.isEmpty((await ShardingRun.of(seed, FEW)).problems, `again: npm run simulate -- sharding --nodes 3..5 --seed ${seed}`);
    }
  });

  it("happen again in the same order at the same times with the same seed", TIMEOUT, async () => {
    const of = async (seed: number): Promise<string> => (await ShardingRun.of(seed, FEW)).traceHash;
    for (const seed of [5, 14]) assert.equal(await of(seed), await of(seed));
    assert.notEqual(await of(5), await of(14));
  });

  it("show that a region which says too early that a shard has stopped would let two entities live", TIMEOUT, async () => {
    const { handOff } = RegionCore.prototype;
    vi.spyOn(RegionCore.prototype, "handOff").mockImplementation(function (this: RegionCore, shard, sender) {
      return [{ kind: "tell", to: sender, message: new ShardStopped(shard) }, ...handOff.call(this, shard, sender)];
    });
    assert.match(await problemFound(/two entities/), /starts on \S+ while it lives on/);
  });

  it("show that a coordinator which forgets the state of the one before it would let two entities live", TIMEOUT, async () => {
    vi.spyOn(CoordinatorCore.prototype, "recover").mockImplementation(() => []);
    assert.match(await problemFound(/two entities/), /starts on \S+ while it lives on/);
  });

  it("show that a region which does not ask again for a home would leave shards without one", TIMEOUT, async () => {
    vi.spyOn(RegionCore.prototype, "retry").mockImplementation(() => []);
    vi.spyOn(RegionCore.prototype, "registerAck").mockImplementation(() => []);
    assert.match(await problemFound(/not all entities are reached/), /are lost/);
  });

  it("show that buffers which are emptied from their end would change the order of messages", TIMEOUT, async () => {
    const { take } = MessageBuffers.prototype;
    vi.spyOn(MessageBuffers.prototype, "take").mockImplementation(function (this: MessageBuffers, key) {
      return take.call(this, key).toReversed();
    });
    assert.match(await problemFound(/was handled after/), /went the same way/);
  });

  it("show that a shard which forgets what came for a passivating entity would lose it", TIMEOUT, async () => {
    const { entityEnded } = ShardCore.prototype;
    vi.spyOn(ShardCore.prototype, "entityEnded").mockImplementation(function (this: ShardCore, entityId, nowMs) {
      return entityEnded.call(this, entityId, nowMs).filter(({ kind }) => kind !== "to-entity");
    });
    assert.match(await problemFound(/has vanished in|was lost without any fault/), /@@/);
  });
});
