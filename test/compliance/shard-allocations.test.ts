import { afterAll, assert, beforeAll, describe, it } from "vitest";
import { ActorPath, type ActorRef, type ActorSystem, Address } from "../../src/actor/index.ts";
import { AppVersion, Cluster, Member, UniqueAddress } from "../../src/cluster/index.ts";
import { nodePlatform } from "../../src/platform/node/index.ts";
import { LeastShardAllocationStrategy } from "../../src/sharding/allocation/least-shard-allocation-strategy.ts";
import {
  ExternalShardAllocation,
  ExternalShardAllocationStrategy,
  type ShardAllocations,
  type ShardAllocationStrategy,
} from "../../src/sharding/index.ts";
import { type ShardAllocationFixture, shardAllocationCompliance } from "../../src/testkit/compliance/index.ts";
import { MultiSystem } from "../../src/testkit/index.ts";
import { namesIn } from "./registered.ts";

const refAt = (address: Address, name: string): ActorRef => ({ path: ActorPath.parse(`${address}/system/sharding/${name}`) }) as ActorRef;

function fixtureOf(addresses: readonly Address[], createStrategy: () => ShardAllocationStrategy): ShardAllocationFixture {
  const [first = Address.parse("akka.tcp://Test@none:1")] = addresses;
  const regions = addresses.map((address) => refAt(address, "T"));
  return { platform: nodePlatform(), regions, proxy: refAt(first, "TProxy"), createStrategy };
}

const addresses = [1, 2, 3, 4].map((port) => Address.parse(`akka.tcp://Test@127.0.0.1:${port}`));
const members = addresses.map(
  (address, index) =>
    new Member({
      uniqueAddress: new UniqueAddress(address, index),
      status: "Up",
      upNumber: index,
      appVersion: AppVersion.parse("1.0.0"),
    }),
);
const view = { selfAddress: addresses[0] as Address, state: { members, unreachable: [] } };
const limits = { rebalanceRelativeLimit: 0.5, rebalanceThreshold: 2, maxSimultaneousRebalance: 3 };
const usual: ShardAllocationStrategy = { allocateShard: (_requester, _shardId, current) => [...current.keys()][0], rebalance: () => [] };

for (const rebalanceAbsoluteLimit of [0, 5]) {
  describe(`LeastShardAllocationStrategy with rebalance-absolute-limit = ${rebalanceAbsoluteLimit}`, () => {
    const fixture = fixtureOf(addresses, () => new LeastShardAllocationStrategy(() => view, { ...limits, rebalanceAbsoluteLimit }));
    for (const { name, run } of shardAllocationCompliance) it(name, () => run(fixture));
  });
}

describe("ExternalShardAllocationStrategy", () => {
  const systems = new MultiSystem({
    config: `
      akka { loggers = [], stdout-loglevel = OFF, actor.provider = cluster, cluster.downing-provider-class = "" }
      ritsem.remote.memory.port = 0`,
  });
  const nodes: ActorSystem[] = [];

  beforeAll(async () => {
    for (let count = 0; count < 3; count += 1) {
      const { system } = await systems.start("Test");
      nodes.push(system);
      Cluster.get(system).join((nodes[0] ?? system).address);
      for (let passed = 0; passed < 5; passed += 1) await systems.advance("1 s");
    }
    const [first, second] = nodes as [ActorSystem, ActorSystem];
    const locations = new Map(["new", "0-0", "0-1", "0-2", "1-0"].map((shardId) => [shardId, second.address]));
    const set = ExternalShardAllocation.get(first).clientFor("T").updateShardLocations(locations);
    await systems.settle();
    await set;
  });

  afterAll(() => systems.terminate());

  /** What the strategy answers while the systems run. */
  async function answered<T>(answer: Promise<T>): Promise<T> {
    await systems.settle();
    return await answer;
  }

  for (const { name, run } of shardAllocationCompliance) {
    it(name, async () => {
      const [first] = nodes as [ActorSystem];
      const strategy = new ExternalShardAllocationStrategy(first, "T");
      const driven: ShardAllocationStrategy = {
        allocateShard: (...question) => answered(strategy.allocateShard(...question)),
        rebalance: (...question) => answered(strategy.rebalance(...question)),
      };
      const fixture = fixtureOf(
        nodes.map(({ address }) => address),
        () => driven,
      );
      await run(fixture);
      const moved = await driven.rebalance(
        new Map(fixture.regions.map((region, index) => [region, index === 0 ? ["0-0", "0-9"] : []])),
        new Set(),
      );
      assert.deepEqual(moved, ["0-0"], "it has something to move");
    });
  }
});

/** The promises that a strategy breaks. */
async function brokenBy(change: Partial<ShardAllocationStrategy>): Promise<readonly string[]> {
  const broken: string[] = [];
  const fixture = fixtureOf(addresses, () => ({ ...usual, ...change }));
  for (const { name, run } of shardAllocationCompliance) await run(fixture).catch(() => broken.push(name.split(" ", 1)[0] ?? ""));
  return [...new Set(broken)];
}

describe("The compliance suite of shard allocation strategies", () => {
  it("has cases for every numbered promise", () => {
    const numbers = new Set(shardAllocationCompliance.map(({ name }) => name.split(" ", 1)[0]));
    assert.deepEqual([...numbers], ["A1", "A2", "A3", "A4", "A5", "A6"]);
  });

  it("is run for every strategy", () => {
    const names = namesIn("src/sharding", /class (\w+) implements ShardAllocationStrategy/g);
    assert.sameMembers([...names], ["LeastShardAllocationStrategy", "ExternalShardAllocationStrategy"]);
  });

  it("finds no fault with the simplest strategy", async () => {
    assert.deepEqual(await brokenBy({}), []);
  });

  it("finds a strategy that answers with whoever asks, and one that has no answer", async () => {
    assert.deepEqual(await brokenBy({ allocateShard: (requester) => requester }), ["A1", "A2"]);
    assert.deepEqual(await brokenBy({ allocateShard: () => undefined }), ["A1", "A2"]);
  });

  it("finds a strategy that moves what is not there, what moves already, or one shard twice", async () => {
    assert.includeMembers([...(await brokenBy({ rebalance: () => ["none"] }))], ["A4"]);
    const all = (current: ShardAllocations): readonly string[] => [...current.values()].flat();
    assert.deepEqual(await brokenBy({ rebalance: all }), ["A5"]);
    assert.deepEqual(await brokenBy({ rebalance: (current) => [...all(current), ...all(current)] }), ["A4", "A5"]);
  });

  it("finds a strategy that changes what it is given", async () => {
    const changing: Partial<ShardAllocationStrategy> = {
      allocateShard: (_requester, shardId, current) => {
        const [region, shards] = [...current][0] ?? [];
        if (region !== undefined) (current as Map<ActorRef, readonly string[]>).set(region, [...(shards ?? []), shardId]);
        return region;
      },
      rebalance: (_current, moving) => {
        (moving as Set<string>).clear();
        return [];
      },
    };
    assert.deepEqual(await brokenBy(changing), ["A3", "A6"]);
  });
});
