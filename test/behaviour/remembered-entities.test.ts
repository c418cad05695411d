import { afterEach, assert, beforeEach, describe, it } from "vitest";
import { Actor, type ActorSystem, PoisonPill, Props } from "../../src/actor/index.ts";
import { Cluster } from "../../src/cluster/index.ts";
import {
  ClusterSharding,
  HashCodeMessageExtractor,
  Passivate,
  ShardingEnvelope,
  StartEntity,
  StartEntityAck,
} from "../../src/sharding/index.ts";
import { MultiSystem } from "../../src/testkit/index.ts";

/** What entities did, in order: `+e1@port` for a start, `-e1@port` for an end. */
let lives: string[];
let systems: MultiSystem;

class Counter extends Actor {
  readonly #id: string;

  constructor(id: string) {
    super();
    this.#id = id;
  }

  override preStart(): void {
    lives.push(`+${this.#id}@${this.context.system.address.port}`);
  }

  override postStop(): void {
    lives.push(`-${this.#id}@${this.context.system.address.port}`);
  }

  override receive(message: unknown): void {
    if (message === "sleep") this.context.parent.tell(new Passivate(), this.self);
    else if (message === "end") this.context.stop(this.self);
  }
}

beforeEach(() => {
  lives = [];
  systems = new MultiSystem({
    config: `
      akka { loggers = [], stdout-loglevel = OFF, actor.provider = cluster, cluster.downing-provider-class = "" }
      akka.cluster.sharding { state-store-mode = ddata, remember-entities = on, distributed-data.durable.keys = [], rebalance-interval = 2 s }
      ritsem.remote.memory.port = 0`,
  });
});

afterEach(() => systems.terminate());

async function seconds(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) await systems.advance("1 s");
}

const port = (system: ActorSystem): number | undefined => system.address.port;
const regionOf = (system: ActorSystem) => ClusterSharding.get(system).shardRegion("Counter");
/** Their shards of 10 are 8, 0, 4 and 2. */
const IDS = ["e1", "e2", "e3", "e4"];

async function member(first?: ActorSystem, config = "", shards = 10): Promise<ActorSystem> {
  const { system } = await systems.start("Test", config);
  ClusterSharding.get(system).start("Counter", (id) => Props.create(Counter, id) as Props<never>, {}, new HashCodeMessageExtractor(shards));
  Cluster.get(system).join((first ?? system).address);
  await seconds(5);
  return system;
}

async function tellAll(system: ActorSystem, message: unknown): Promise<void> {
  for (const id of IDS) regionOf(system).tell(new ShardingEnvelope(id, message));
  await seconds(5);
}

/** The places of entities that are alive: `e1@port`, sorted. Fails if one is alive twice. */
function alive(): readonly string[] {
  const places = new Map<string, string>();
  for (const life of lives) {
    const [id = ""] = life.slice(1).split("@");
    if (life.startsWith("-")) places.delete(id);
    else {
      assert.isFalse(places.has(id), `${life} while ${places.get(id)} is alive: ${lives.join(" ")}`);
      places.set(id, life.slice(1));
    }
  }
  return [...places.values()].toSorted();
}

describe("Remembered entities", () => {
  it("start on another node without a message when theirs leaves", async () => {
    const first = await member();
    await tellAll(first, "hello");
    const second = await member(first);
    await seconds(10);
    Cluster.get(first).leave(first.address);
    await seconds(25);
    assert.isTrue(Cluster.get(first).isTerminated);
    assert.deepEqual(
      alive(),
      IDS.map((id) => `${id}@${port(second)}`),
    );
  });

  it("start on another node without a message when theirs has crashed and is downed", async () => {
    const first = await member();
    const second = await member(first, "akka.cluster.run-coordinated-shutdown-when-down = off");
    await tellAll(first, "hello");
    await seconds(10);
    const onSecond = alive().filter((place) => place.endsWith(`@${port(second)}`));
    assert.isAtLeast(onSecond.length, 1);
    second.stop(second.resolveActorRef("/system/cluster/heartbeatReceiver"));
    await seconds(20);
    lives = lives.filter((life) => !life.endsWith(`@${port(second)}`)); // they are as good as dead
    Cluster.get(first).down(second.address);
    await seconds(20);
    assert.deepEqual(
      alive(),
      IDS.map((id) => `${id}@${port(first)}`),
    );
  });

  it("move with their shards to a region that joins, and are never alive twice", async () => {
    const first = await member();
    await tellAll(first, "hello");
    const second = await member(first);
    await seconds(30);
    const places = alive();
    assert.lengthOf(places, IDS.length);
    assert.sameMembers([...new Set(places.map((place) => place.split("@")[1]))], [String(port(first)), String(port(second))]);
  });

  it("are forgotten when they have passivated", async () => {
    const first = await member();
    await tellAll(first, "hello");
    regionOf(first).tell(new ShardingEnvelope("e1", "sleep"));
    const second = await member(first);
    Cluster.get(first).leave(first.address);
    await seconds(30);
    assert.deepEqual(
      alive(),
      ["e2", "e3", "e4"].map((id) => `${id}@${port(second)}`),
    );
  });

  it("start again after a pause when they end by themselves, and at once for a message", async () => {
    const first = await member();
    await tellAll(first, "hello");
    const e1 = `e1@${port(first)}`;
    regionOf(first).tell(new ShardingEnvelope("e1", "end"));
    await seconds(5);
    assert.notInclude(alive(), e1);
    await seconds(6);
    assert.include(alive(), e1);
    regionOf(first).tell(new ShardingEnvelope("e1", PoisonPill.instance));
    await seconds(1);
    assert.notInclude(alive(), e1);
    regionOf(first).tell(new ShardingEnvelope("e1", "hello"));
    await seconds(1);
    assert.include(alive(), e1);
  });

  it("may be started without a message, and are remembered then", async () => {
    const first = await member();
    const answer = regionOf(first).ask(new StartEntity("e1"), "20 s");
    await seconds(4);
    assert.deepEqual(await answer, new StartEntityAck("e1", "8"));
    const second = await member(first);
    Cluster.get(first).leave(first.address);
    await seconds(25);
    assert.deepEqual(alive(), [`e1@${port(second)}`]);
  });

  it("start at a rate, if that is set", async () => {
    const first = await member();
    const ids = Array.from({ length: 40 }, (_, index) => `x${index}`);
    for (const id of ids) regionOf(first).tell(new ShardingEnvelope(id, "hello"));
    await seconds(10);
    assert.lengthOf(alive(), ids.length);
    const rate = "entity-recovery-constant-rate-strategy { frequency = 5 s, number-of-entities = 1 }";
    const second = await member(first, `akka.cluster.sharding { entity-recovery-strategy = constant, ${rate} }`);
    Cluster.get(first).leave(first.address);
    await seconds(9);
    assert.isBelow(alive().length, ids.length);
    await seconds(60);
    assert.sameMembers(
      [...alive()],
      ids.map((id) => `${id}@${port(second)}`),
    );
  });

  it("start in their new shards after a change of the extractor, and are forgotten in the old ones", async () => {
    const first = await member();
    await tellAll(first, "hello");
    const second = await member(first, "", 7);
    Cluster.get(first).leave(first.address);
    await seconds(40);
    assert.deepEqual(
      alive(),
      IDS.map((id) => `${id}@${port(second)}`),
    );
    const third = await member(second, "", 7);
    Cluster.get(second).leave(second.address);
    await seconds(40);
    assert.deepEqual(
      alive(),
      IDS.map((id) => `${id}@${port(third)}`),
    );
  });
});
