import { assert, describe, it } from "vitest";
import {
  ActorRefRoutee,
  ActorSelection,
  AddRoutee,
  AdjustPoolSize,
  Broadcast,
  BroadcastGroup,
  ConsistentHashableEnvelope,
  ConsistentHashingGroup,
  GetRoutees,
  Kill,
  PoisonPill,
  RandomGroup,
  RemoveRoutee,
  RoundRobinGroup,
  Routees,
  ScatterGatherFirstCompletedGroup,
  SmallestMailboxPool,
  TailChoppingGroup,
} from "../../actor/index.ts";
import { bytesOf, capturesOf, textOf } from "../../../test/fixtures/captures.ts";
import { pathRefs, refTo } from "../../../test/fixtures/path-ref.ts";
import { type Constructor, Registry, Serialization } from "../index.ts";

const serialization = new Serialization({
  registry: new Registry(),
  refs: pathRefs,
});

const cases: readonly (readonly [capture: string, type: Constructor])[] = [
  ["akka Broadcast", Broadcast],
  ["akka ConsistentHashableEnvelope", ConsistentHashableEnvelope],
  ["akka GetRoutees", GetRoutees],
  ["akka Routees", Routees],
  ["akka AddRoutee", AddRoutee],
  ["akka ActorSelection", ActorSelection],
  ["akka RoundRobinGroup", RoundRobinGroup],
  ["akka BroadcastGroup", BroadcastGroup],
  ["akka RandomGroup", RandomGroup],
  ["akka ConsistentHashingGroup", ConsistentHashingGroup],
  ["akka ScatterGatherFirstCompletedGroup", ScatterGatherFirstCompletedGroup],
  ["akka TailChoppingGroup", TailChoppingGroup],
];

describe("What goes to routers and comes from them, as captured", () => {
  const captures = capturesOf("serializer-json-akka-types");

  for (const [name, type] of cases) {
    it(`is read as the class of this library and written again byte for byte: ${name}`, () => {
      const capture = captures.find((each) => each.name === name);
      if (capture === undefined) throw new Error(`no capture ${name}`);
      const message = serialization.deserialize(bytesOf(capture), 1, "");
      assert.instanceOf(message, type as unknown as new () => object);
      assert.equal(textOf(serialization.serialize(message).bytes), textOf(bytesOf(capture)));
    });
  }

  it("is read although its supervisor strategy is code: akka SmallestMailboxPool", () => {
    const capture = captures.find(({ name }) => name === "akka SmallestMailboxPool");
    if (capture === undefined) throw new Error("no such capture");
    const pool = serialization.deserialize(bytesOf(capture), 1, "");
    assert.instanceOf(pool, SmallestMailboxPool);
    assert.equal(pool.nrOfInstances, 3);
  });

  it("comes back as it was", () => {
    const routee = new ActorRefRoutee(refTo("akka.tcp://Alpha@127.0.0.1:25521/user/echo#1539786599"));
    for (const message of [
      new RemoveRoutee(routee),
      new AdjustPoolSize(-2),
      new Broadcast(PoisonPill.instance),
      new Broadcast(Kill.instance),
    ]) {
      const { bytes } = serialization.serialize(message);
      assert.deepEqual(serialization.deserialize(bytes, 1, ""), message);
    }
  });

  it("has keys of whole numbers as the bytes that Akka.NET hashes", () => {
    const keyOf = (key: string): unknown => {
      const text = `{"$id":"1","$type":"Akka.Routing.ConsistentHashableEnvelope, Akka","HashKey":${key},"ConsistentHashKey":${key},"Message":"m"}`;
      return (serialization.deserialize(new TextEncoder().encode(text), 1, "") as ConsistentHashableEnvelope).consistentHashKey;
    };
    assert.deepEqual(keyOf('{"$":"I258"}'), Uint8Array.of(2, 1, 0, 0));
    assert.deepEqual(keyOf("-2"), Uint8Array.of(254, 255, 255, 255, 255, 255, 255, 255));
    assert.equal(keyOf('"k"'), "k");
  });

  it("is refused without its parts", () => {
    for (const text of [
      '{"$type":"Akka.Routing.AddRoutee, Akka"}',
      '{"$type":"Akka.Routing.ActorRefRoutee, Akka"}',
      '{"$type":"Akka.Actor.ActorSelection, Akka"}',
      '{"$type":"Akka.Routing.AddRoutee, Akka","Routee":"x"}',
    ]) {
      assert.throws(() => serialization.deserialize(new TextEncoder().encode(text), 1, ""), /Cannot read a message/);
    }
  });
});
