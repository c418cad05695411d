import { afterEach, assert, beforeEach, describe, it } from "vitest";
import { Actor, type ActorSystem, DeadLetter, LogEvent, LogLevel, Props } from "../../src/actor/index.ts";
import { Cluster } from "../../src/cluster/index.ts";
import { ClusterSharding, HashCodeMessageExtractor, type MessageExtractor, ShardingEnvelope } from "../../src/sharding/index.ts";
import { MultiSystem } from "../../src/testkit/index.ts";

let systems: MultiSystem;
/** Warnings and errors of all nodes: `port: text`. */
let logged: string[];
/** Reasons of dead letters. */
let dropped: string[];
/** Messages that entities got. */
let received: unknown[];

class Entity extends Actor {
  constructor(id: string) {
    super();
    if (id === "e2") throw new Error("e2 has no data");
  }

  override receive(message: unknown): void {
    received.push(message);
  }
}

class Observer extends Actor {
  override receive(message: unknown): void {
    const { port } = this.context.system.address;
    if (message instanceof DeadLetter) dropped.push(String(message.reason));
    else if (message instanceof LogEvent && (message.level === LogLevel.Warning || message.level === LogLevel.Error))
      logged.push(`${port}: ${message} ${message.cause instanceof Error ? message.cause.message : ""}`);
  }
}

beforeEach(() => {
  [logged, dropped, received] = [[], [], []];
  systems = new MultiSystem({
    config: `
      akka { loggers = [], stdout-loglevel = OFF, actor.provider = cluster, cluster.downing-provider-class = "" }
      akka.cluster.sharding.state-store-mode = ddata
      ritsem.remote.memory.port = 0`,
  });
});

afterEach(() => systems.terminate());

async function seconds(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) await systems.advance("1 s");
}

async function observedNode(): Promise<ActorSystem> {
  const { system } = await systems.start("Test");
  const observer = system.actorOf(Props.create(Observer));
  system.eventStream.subscribe(observer, LogEvent);
  system.eventStream.subscribe(observer, DeadLetter);
  return system;
}

async function member(
  extractor: MessageExtractor,
  first?: ActorSystem,
  propsOf = (id: string) => Props.create(Entity, id) as Props<never>,
) {
  const system = await observedNode();
  const region = ClusterSharding.get(system).start("Order", propsOf, {}, extractor);
  Cluster.get(system).join((first ?? system).address);
  await seconds(5);
  return { system, region };
}

const found = (...texts: readonly string[]) => logged.filter((line) => texts.every((text) => line.includes(text)));

describe("Sharding with bad input", () => {
  it("drops a message for which the extractor throws or returns nothing, says so, and goes on", async () => {
    const extractor: MessageExtractor = {
      entityId(message) {
        if (message === "throw") throw new Error("no id in it");
        return message === "nothing" ? undefined : "e1";
      },
      entityMessage(message) {
        if (message === "throw later") throw new Error("no content in it");
        return message === "nothing later" ? undefined : message;
      },
      shardId: (_id, message) => (message === "no shard" ? (undefined as unknown as string) : "1"),
    };
    const { region } = await member(extractor);
    for (const message of ["good 1", "throw", "nothing", "no shard", "throw later", "nothing later", "good 2"]) region.tell(message);
    await seconds(5);
    assert.deepEqual(received, ["good 1", "good 2"]);
    assert.lengthOf(
      dropped.filter((reason) => reason.includes("extractor")),
      5,
    );
    assert.lengthOf(found("The message extractor threw for [throw]"), 1);
    assert.lengthOf(found("[undefined] as that of its shard"), 1);
    assert.lengthOf(found("The message extractor threw for [throw later]"), 1);
    assert.lengthOf(found("returned no message for the entity of [nothing later]"), 1);
  });

  it("keeps the other entities of a shard if one cannot be created, and names it", async () => {
    const propsOf = (id: string): Props<never> => {
      if (id === "e3") throw new Error("e3 is unknown");
      return Props.create(Entity, id) as Props<never>;
    };
    const { region } = await member(new HashCodeMessageExtractor(1), undefined, propsOf);
    for (const id of ["e1", "e2", "e3", "e1"]) region.tell(new ShardingEnvelope(id, `to ${id}`));
    await seconds(5);
    assert.deepEqual(received, ["to e1", "to e1"]);
    assert.lengthOf(found("Entity [e3] of the type [Order] could not be created"), 1);
    assert.isAtLeast(found("e2 has no data").length, 1);
    assert.isTrue(dropped.includes("Entity e3 could not be created."), dropped.join());
  });

  it("names both nodes, and what they have, if their counts of shards differ", async () => {
    const { system: first, region } = await member(new HashCodeMessageExtractor(10));
    const { system: second, region: other } = await member(new HashCodeMessageExtractor(1_000), first);
    for (let id = 0; id < 20; id += 1) other.tell(new ShardingEnvelope(`e${id}`, "hello"));
    region.tell(new ShardingEnvelope("e1", "hello"));
    await seconds(5);
    const lines = found(`${first.address.port}: `, `${second.address} sends a shard`, "[Order]", "HashCodeMessageExtractor with 10 shards");
    assert.lengthOf(lines, 1, logged.join("\n"));
    assert.lengthOf(found(`${second.address} sends messages for entities of the type [Order]`), 1, "they go in circles");
  });

  it("says where it has looked for the coordinator of a type that no other node knows", async () => {
    const { system: first } = await member(new HashCodeMessageExtractor(10));
    const second = await observedNode();
    const proxy = ClusterSharding.get(second).startProxy("order", undefined, new HashCodeMessageExtractor(10));
    Cluster.get(second).join(first.address);
    proxy.tell(new ShardingEnvelope("e1", "hello"));
    await seconds(20);
    assert.lengthOf(found(`${second.address.port}: `, "No coordinator of the type [order]", "1 messages wait", String(first.address)), 1);
  });
});
