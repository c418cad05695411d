import { afterEach, assert, beforeEach, describe, it } from "vitest";
import { Actor, type ActorRef, type ActorSystem, PoisonPill, Props } from "../../src/actor/index.ts";
import { Cluster } from "../../src/cluster/index.ts";
import {
  ClusterSharding,
  type ClusterShardingSettings,
  ClusterShardingStats,
  CurrentRegions,
  CurrentShardRegionState,
  EntityTypeNotStartedError,
  GetClusterShardingStats,
  GetCurrentRegions,
  GetShardRegionState,
  HashCodeMessageExtractor,
  Passivate,
  ShardingEnvelope,
  ShardingSettingError,
  StartEntity,
  StartEntityAck,
} from "../../src/sharding/index.ts";
import { MultiSystem } from "../../src/testkit/index.ts";

/** What entities did, in order: `+e1@port` for a start, `-e1@port` for an end. */
let lives: string[];
/** Messages that entities got: `e1 message`. */
let received: string[];
let systems: MultiSystem;

class Counter extends Actor {
  readonly #id: string;
  #count = 0;

  constructor(id: string) {
    super();
    this.#id = id;
  }

  get #place(): string {
    return `${this.#id}@${this.context.system.address.port}`;
  }

  override preStart(): void {
    lives.push(`+${this.#place}`);
  }

  override postStop(): void {
    lives.push(`-${this.#place}`);
  }

  override receive(message: unknown): void {
    received.push(`${this.#id} ${String(message)}`);
    if (message === "count") this.sender.tell(this.#count);
    else if (message === "where") this.sender.tell(this.#place);
    else if (message === "sleep") this.context.parent.tell(new Passivate("end slowly"), this.self);
    else if (message === "end slowly") this.timers.startSingleTimer("end", PoisonPill.instance, "3 s");
    else this.#count += 1;
  }
}

beforeEach(() => {
  lives = [];
  received = [];
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

const extractor = new HashCodeMessageExtractor(10);
/** e1 to e10 have the shards 8, 0, 4, 2, 2, 8, …: e1, e2, e3 and e4 have different ones. */
const IDS = ["e1", "e2", "e3", "e4"];
const port = (system: ActorSystem): number | undefined => system.address.port;
const regionOf = (system: ActorSystem): ActorRef => ClusterSharding.get(system).shardRegion("Counter");

/** A member with a region, or with a proxy if `role` is given and it lacks the role. */
async function member(first?: ActorSystem, config = "", settings: ClusterShardingSettings = {}): Promise<ActorSystem> {
  const { system } = await systems.start("Test", config);
  ClusterSharding.get(system).start("Counter", (id) => Props.create(Counter, id) as Props<never>, settings, extractor);
  Cluster.get(system).join((first ?? system).address);
  await seconds(5);
  return system;
}

async function ask(system: ActorSystem, id: string, question: string): Promise<unknown> {
  const answer = regionOf(system).ask(new ShardingEnvelope(id, question), "20 s");
  await seconds(4);
  return await answer;
}

async function placesOf(system: ActorSystem): Promise<readonly unknown[]> {
  const places: unknown[] = [];
  for (const id of IDS) places.push(await ask(system, id, "where"));
  return places;
}

describe("Sharded entities", () => {
  it("start with their first message, below the shard that Akka.NET computes, and keep their state", async () => {
    const system = await member();
    const region = regionOf(system);
    for (const _ of [1, 2, 3]) region.tell(new ShardingEnvelope("e1", "up"));
    assert.equal(await ask(system, "e1", "count"), 3);
    assert.deepEqual(lives, [`+e1@${port(system)}`]);
    const answer = system.actorSelection("/system/sharding/Counter/8/e1").ask("count", "20 s");
    await seconds(1);
    assert.equal(await answer, 3);
  });

  it("are the same from every node, spread over all regions", async () => {
    const first = await member();
    const second = await member(first);
    const places = await placesOf(first);
    assert.deepEqual(await placesOf(second), places);
    const nodes = new Set(places.map((place) => String(place).split("@")[1]));
    assert.sameMembers([...nodes], [String(port(first)), String(port(second))]);
  });

  it("get messages that waited for their home in the order sent", async () => {
    const first = await member();
    const second = await member(first);
    for (let number = 0; number < 20; number += 1) regionOf(second).tell(new ShardingEnvelope("e1", number));
    await seconds(4);
    assert.deepEqual(
      received,
      Array.from({ length: 20 }, (_, number) => `e1 ${number}`),
    );
  });

  it("are reached by a node without the role, whose region is a proxy", async () => {
    const first = await member(undefined, "akka.cluster.roles = [shard]", { role: "shard" });
    const other = await member(first, "", { role: "shard" });
    assert.equal(regionOf(other).path.name, "CounterProxy");
    assert.deepEqual(
      await placesOf(other),
      IDS.map((id) => `${id}@${port(first)}`),
    );
  });

  it("end when they passivate, and start again with what arrived meanwhile", async () => {
    const system = await member();
    regionOf(system).tell(new ShardingEnvelope("e1", "sleep"));
    await seconds(1);
    regionOf(system).tell(new ShardingEnvelope("e1", "up"));
    assert.equal(await ask(system, "e1", "count"), 1);
    const at = `e1@${port(system)}`;
    assert.deepEqual(lives, [`+${at}`, `-${at}`, `+${at}`]);
  });

  it("are passivated when they are idle", async () => {
    const system = await member(undefined, "", { passivateIdleEntityAfter: "10 s" });
    await ask(system, "e1", "count");
    await seconds(4);
    assert.deepEqual(lives, [`+e1@${port(system)}`]);
    await seconds(10);
    assert.deepEqual(lives, [`+e1@${port(system)}`, `-e1@${port(system)}`]);
  });

  it("start without a message, and say so", async () => {
    const system = await member();
    const answer = regionOf(system).ask(new StartEntity("e1"), "20 s");
    await seconds(4);
    assert.deepEqual(await answer, new StartEntityAck("e1", "8"));
    assert.deepEqual(lives, [`+e1@${port(system)}`]);
  });

  it("move to a region that joins, and are never alive twice", async () => {
    const first = await member();
    await placesOf(first);
    const second = await member(first);
    await seconds(10);
    const places = await placesOf(first);
    assert.sameMembers([...new Set(places.map((place) => String(place).split("@")[1]))], [String(port(first)), String(port(second))]);
    assertNeverTwice();
  });

  it("move to the other regions when their node leaves, and lose no message that is sent meanwhile", async () => {
    const first = await member();
    const second = await member(first);
    const third = await member(first);
    await placesOf(first);
    Cluster.get(second).leave(second.address);
    for (let second = 0; second < 20; second += 1) {
      for (const id of IDS) regionOf(third).tell(new ShardingEnvelope(id, "up"));
      await seconds(1);
    }
    assert.isTrue(Cluster.get(second).isTerminated);
    for (const id of IDS)
      assert.lengthOf(
        received.filter((each) => each === `${id} up`),
        20,
        id,
      );
    for (const place of await placesOf(third)) assert.notInclude(String(place), `@${port(second)}`);
    assertNeverTwice();
  });

  it("stay where they are when the coordinator moves, and are known to the next one", async () => {
    const first = await member();
    const second = await member(first);
    const third = await member(first);
    await seconds(20);
    const before = await placesOf(third);
    Cluster.get(first).leave(first.address);
    await seconds(20);
    assert.isTrue(Cluster.get(first).isTerminated);
    const after = await placesOf(third);
    for (const [index, place] of before.entries()) {
      if (!String(place).endsWith(`@${port(first)}`)) assert.equal(after[index], place);
    }
    for (const place of await placesOf(second)) assert.notInclude(String(place), `@${port(first)}`);
    assertNeverTwice();
  });

  it("start anew on another node once their crashed node is downed", async () => {
    const first = await member();
    const second = await member(first, "akka.cluster.run-coordinated-shutdown-when-down = off");
    await placesOf(first);
    second.stop(second.resolveActorRef("/system/cluster/heartbeatReceiver"));
    await seconds(20);
    Cluster.get(first).down(second.address);
    await seconds(20);
    assert.deepEqual(
      await placesOf(first),
      IDS.map((id) => `${id}@${port(first)}`),
    );
  });

  it("are counted and listed", async () => {
    const first = await member();
    const second = await member(first);
    await placesOf(first);
    const region = regionOf(second);
    const asked = Promise.all([
      region.ask(GetCurrentRegions.instance, CurrentRegions, "20 s"),
      region.ask(new GetClusterShardingStats(3_000), ClusterShardingStats, "20 s"),
      region.ask(GetShardRegionState.instance, CurrentShardRegionState, "20 s"),
    ]);
    await seconds(4);
    const [{ regions }, stats, state] = await asked;
    assert.sameMembers(regions.map(String), [String(first.address), String(second.address)]);
    const counts = stats.regions.flatMap(([, each]) => [...each.stats.values()]);
    assert.equal(
      counts.reduce((sum, count) => sum + count, 0),
      IDS.length,
    );
    assert.deepEqual(state.failed, []);
    assert.isAtLeast(state.shards.length, 1);
  });
});

/** In the order of events, an entity starts only if it is not alive elsewhere. */
function assertNeverTwice(): void {
  const alive = new Map<string, string>();
  for (const life of lives) {
    const [id = "", place = ""] = life.slice(1).split("@");
    if (life.startsWith("-")) alive.delete(id);
    else {
      assert.isFalse(alive.has(id), `${id} starts at ${place} while it is alive at ${alive.get(id)}`);
      alive.set(id, place);
    }
  }
}

describe("ClusterSharding", () => {
  it("refuses to host shards in the mode persistence, and says what to do", async () => {
    const { system } = await systems.start("Test", "akka.cluster.sharding.state-store-mode = persistence");
    const sharding = ClusterSharding.get(system);
    assert.throws(
      () => sharding.start("Counter", Props.create(Counter, "") as Props<never>, {}, extractor),
      ShardingSettingError,
      "Set it to ddata",
    );
    assert.doesNotThrow(() => sharding.startProxy("Counter", "", extractor));
  });

  it("names the types that were started, and refuses others", async () => {
    const system = await member();
    const sharding = ClusterSharding.get(system);
    assert.deepEqual(sharding.shardTypeNames, ["Counter"]);
    assert.equal(sharding.start("Counter", Props.create(Counter, "") as Props<never>, {}, extractor), regionOf(system));
    assert.throws(() => sharding.shardRegion("Other"), EntityTypeNotStartedError, "Started types: Counter");
    assert.throws(() => sharding.shardRegionProxy("Other"), EntityTypeNotStartedError, "startProxy");
  });
});
