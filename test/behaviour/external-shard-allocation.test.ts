import { afterEach, assert, beforeEach, describe, it } from "vitest";
import { Actor, type ActorRef, type ActorSystem, Address, Props } from "../../src/actor/index.ts";
import { InvalidArgumentError } from "../../src/base/index.ts";
import { Cluster } from "../../src/cluster/index.ts";
import { DistributedData, GSet, GSetKey, LWWDictionary, LWWDictionaryKey, Update } from "../../src/distributed-data/index.ts";
import {
  ClusterSharding,
  ExternalShardAllocation,
  type ExternalShardAllocationClient,
  externalShardAllocationId,
  ExternalShardAllocationStrategy,
  GracefulShutdown,
  HashCodeMessageExtractor,
  ShardingEnvelope,
  ShardLocationsTimeoutError,
} from "../../src/sharding/index.ts";
import { MultiSystem } from "../../src/testkit/index.ts";
import { describeSetting } from "./settings/describe-setting.ts";

let systems: MultiSystem;

class Where extends Actor {
  override receive(): void {
    this.sender.tell(this.context.system.address.port);
  }
}

beforeEach(() => {
  systems = new MultiSystem({
    config: `
      akka { loggers = [], stdout-loglevel = OFF, actor.provider = cluster, cluster.downing-provider-class = "" }
      akka.cluster.sharding { state-store-mode = ddata, rebalance-interval = 2 s }
      ritsem.remote.memory.port = 0`,
  });
});

afterEach(() => systems.terminate());

async function seconds(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) await systems.advance("1 s");
}

/** What takes time on the manual clock. */
async function during<T>(promise: Promise<T>, count = 4): Promise<T> {
  promise.catch(() => undefined);
  await seconds(count);
  return await promise;
}

const extractor = new HashCodeMessageExtractor(10);
/** e1 has shard 8, e2 shard 0. */
const regionOf = (system: ActorSystem): ActorRef => ClusterSharding.get(system).shardRegion("T");
const clientOf = (system: ActorSystem): ExternalShardAllocationClient => ExternalShardAllocation.get(system).clientFor("T");

async function member(first?: ActorSystem, config = "", isProxy = false): Promise<ActorSystem> {
  const { system } = await systems.start("Test", config);
  const sharding = ClusterSharding.get(system);
  const allocationStrategy = new ExternalShardAllocationStrategy(system, "T");
  if (isProxy) sharding.startProxy("T", "", extractor);
  else sharding.start("T", Props.create(Where) as Props<never>, {}, extractor, { allocationStrategy });
  Cluster.get(system).join((first ?? system).address);
  await seconds(5);
  return system;
}

async function placeOf(id: string, askedFrom: ActorSystem): Promise<number | undefined> {
  return (await during(regionOf(askedFrom).ask(new ShardingEnvelope(id, "where"), "20 s"))) as number;
}

async function set(from: ActorSystem, shardId: string, location: Address): Promise<void> {
  await during(clientOf(from).updateShardLocation(shardId, location), 1);
}

describe("Shards that are placed from outside", () => {
  it("start where they are asked for, and do not move by themselves", async () => {
    const first = await member();
    const second = await member(first);
    for (const id of ["e1", "e2", "e3", "e4"]) assert.equal(await placeOf(id, second), second.address.port);
    await seconds(10);
    assert.equal(await placeOf("e1", first), second.address.port);
  });

  it("start on the node that was set, by any member, before they were asked for", async () => {
    const first = await member();
    const second = await member(first);
    await set(second, "8", first.address);
    await set(first, "0", second.address);
    await seconds(3);
    assert.equal(await placeOf("e1", second), first.address.port);
    assert.equal(await placeOf("e2", first), second.address.port);
  });

  it("move to the node that is set later, and back", async () => {
    const first = await member();
    const second = await member(first);
    assert.equal(await placeOf("e1", first), first.address.port);
    await set(second, "8", second.address);
    await seconds(8);
    assert.equal(await placeOf("e1", first), second.address.port);
    await set(first, "8", first.address);
    await seconds(8);
    assert.equal(await placeOf("e1", second), first.address.port);
  });

  it("move to their node once it has joined, and stay anywhere until then", async () => {
    const first = await member();
    const address = Address.parse("akka.memory://Test@localhost:7001");
    await set(first, "8", address);
    assert.equal(await placeOf("e1", first), first.address.port);
    await member(first, "ritsem.remote.memory.port = 7001");
    await seconds(8);
    assert.equal(await placeOf("e1", first), 7001);
  });

  it("start on the region with the fewest shards if only a proxy asks", async () => {
    const first = await member();
    const proxy = await member(first, "", true);
    assert.equal(await placeOf("e1", proxy), first.address.port);
  });

  it("do not go back and forth while the region on their node shuts down", async () => {
    const first = await member();
    const second = await member(first);
    await set(first, "8", second.address);
    await seconds(3);
    assert.equal(await placeOf("e1", first), second.address.port);
    Cluster.get(second).leave(second.address);
    await seconds(10);
    assert.equal(await placeOf("e1", first), first.address.port);
  });

  it("go on after their region has shut down without its node", async () => {
    const first = await member();
    const second = await member(first);
    await set(first, "8", second.address);
    await seconds(3);
    assert.equal(await placeOf("e1", first), second.address.port);
    regionOf(second).tell(GracefulShutdown.instance);
    await seconds(8);
    assert.equal(await placeOf("e1", first), first.address.port);
  });

  it("stay where they are if what was written is no address", async () => {
    const first = await member();
    const second = await member(first);
    const { replicator, selfNode } = DistributedData.get(second);
    const key = new LWWDictionaryKey("external-sharding-T");
    replicator.tell(new Update(key, LWWDictionary.empty<string, string>(), (known) => known.set(selfNode, "8", "\u0000 nonsense")));
    await seconds(5);
    assert.equal(await placeOf("e1", first), first.address.port);
    assert.deepEqual([...(await during(clientOf(first).shardLocations()))], []);
  });

  it.each(["a set", "numbers"])("start where they are asked for if what was written under their name is %s", async (what) => {
    const first = await member();
    const { replicator, selfNode } = DistributedData.get(first);
    const id = "external-sharding-T";
    if (what === "a set") replicator.tell(new Update(new GSetKey(id), GSet.empty<string>(), (known) => known.add("8")));
    else {
      const key = new LWWDictionaryKey<string, number>(id);
      replicator.tell(new Update(key, LWWDictionary.empty<string, number>(), (known) => known.set(selfNode, "8", 5)));
    }
    await seconds(3);
    assert.equal(await placeOf("e1", first), first.address.port);
    assert.deepEqual(await during(clientOf(first).shardLocations()), new Map());
  });
});

describe("ExternalShardAllocationClient", () => {
  it("tells what was set, the last one first, on every member", async () => {
    const first = await member();
    const second = await member(first);
    const locations = new Map(["1", "2", "3"].map((shardId) => [shardId, first.address]));
    await during(clientOf(second).updateShardLocations(locations), 1);
    await set(second, "2", second.address);
    await seconds(3);
    for (const system of [first, second]) {
      const known = await during(clientOf(system).shardLocations());
      assert.deepEqual(
        new Map([...known].map(([shardId, { port }]) => [shardId, port])),
        new Map([
          ["1", first.address.port],
          ["2", second.address.port],
          ["3", first.address.port],
        ]),
      );
    }
  });

  it("knows no locations before one was set", async () => {
    const first = await member();
    assert.equal((await during(clientOf(first).shardLocations())).size, 0);
  });

  it("refuses a shard without an id and an address without a host", async () => {
    const system = await member();
    const refusal = async (shardId: string, location: Address): Promise<unknown> =>
      clientOf(system)
        .updateShardLocation(shardId, location)
        .catch((error: unknown) => error);
    assert.instanceOf(await refusal("", system.address), InvalidArgumentError);
    const error = await refusal("8", Address.parse("akka://Test"));
    assert.instanceOf(error, InvalidArgumentError);
    assert.match((error as Error).message, /shard 8 is akka:\/\/Test/);
  });

  it("is the same for the same type, and started by the name of Akka.NET's extension", async () => {
    const name = "Akka.Cluster.Sharding.External.ExternalShardAllocationExtensionProvider, Akka.Cluster.Sharding";
    const { system } = await systems.start("Test", `akka.extensions = ["${name}"]`);
    assert.equal(system.extension(externalShardAllocationId).clientFor("T"), clientOf(system));
    assert.notEqual(clientOf(system), ExternalShardAllocation.get(system).clientFor("U"));
  });
});

describeSetting("akka.cluster.sharding.external-shard-allocation-strategy.client-timeout", () => {
  it("is how long a client waits for replicators, and named when it has passed", async () => {
    const config = "akka.cluster.sharding.external-shard-allocation-strategy.client-timeout = 2 s";
    const first = await member(undefined, config);
    const { system: other } = await systems.start("Test");
    Cluster.get(other).join(first.address); // without a replicator
    await seconds(5);
    await set(first, "8", first.address);
    const error = await during(
      clientOf(first)
        .shardLocations()
        .catch((thrown: unknown) => thrown),
      3,
    );
    assert.instanceOf(error, ShardLocationsTimeoutError);
    assert.match((error as Error).message, /within 2000 ms.*client-timeout/);
  });
});
