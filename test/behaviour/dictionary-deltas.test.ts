import { assert, describe, it } from "vitest";
import type { ActorRef } from "../../src/actor/index.ts";
import {
  DictionaryDelta,
  Flag,
  LWWDictionary,
  ORDictionary,
  ORMultiValueDictionary,
  type ORSet,
  PNCounterDictionary,
  ReplicaNode,
  type ReplicatedData,
} from "../../src/distributed-data/index.ts";
import { distributedDataReference, distributedDataSerializers, distributedDataTypes } from "../../src/distributed-data/internal.ts";
import { serializersReference, systemSerialization } from "../../src/remote/internal.ts";
import { type ActorRefResolver, Registry } from "../../src/serialization/index.ts";
import { capturesOf } from "../fixtures/captures.ts";
import { pathRefs, refTo } from "../fixtures/path-ref.ts";
import { bytesOf } from "./golden-form.ts";

const { serialization } = systemSerialization(
  distributedDataReference().withFallback(serializersReference()),
  { registry: new Registry(), builtIn: distributedDataSerializers(() => 2_000), types: distributedDataTypes },
  { pathOf: pathRefs.pathOf, resolve: (path: string) => refTo(path) } as unknown as ActorRefResolver<ActorRef>,
);
const captures = capturesOf("sharding-serializer-ddata-deltas");
const node = new ReplicaNode("127.0.0.1", 25831, 1111111111);

function captured(name: string): ReplicatedData {
  const found = captures.find((each) => each.name === name);
  return serialization.deserialize(bytesOf(found?.hex ?? ""), 11, found?.manifest ?? "") as ReplicatedData;
}

/** The value of a replica that has none and gets these changes of Akka.NET. */
function valueAfter(...names: readonly string[]): string {
  let value: ReplicatedData | undefined;
  for (const name of names) {
    const delta = captured(name);
    value = (value ?? delta.zero)?.mergeDelta(delta);
  }
  return String(value);
}

describe("A change of a dictionary that Akka.NET writes", () => {
  it("gives a replica without a value the changed keys", () => {
    const values = {
      "ORDictionary put": "ORDictionary(k → Flag(true))",
      "ORDictionary group": "ORDictionary(l → Flag(true))",
      "ORDictionary group put after remove": "ORDictionary(k → Flag(true))",
      "ORDictionary int put": "ORDictionary(-3 → GCounter(2))",
      "ORDictionary long group": "ORDictionary(7 → PNCounter(2), 0 → PNCounter(-1))",
      "ORDictionary of ORSet put": "ORDictionary(k → ORSet(x))",
      "LWWDictionary put": "LWWDictionary(k → v)",
      "LWWDictionary group": "LWWDictionary(l → w)",
      "LWWDictionary put twice": "LWWDictionary(k → w)",
      "LWWDictionary int put": "LWWDictionary(5 → 6)",
      "PNCounterDictionary put": "PNCounterDictionary(k → 3)",
      "PNCounterDictionary group": "PNCounterDictionary(l → -2)",
      "ORMultiValueDictionary put": "ORMultiValueDictionary(k → x)",
      "ORMultiValueDictionary int put": "ORMultiValueDictionary(1 → 2)",
      "ORMultiValueDictionary with value deltas put": "ORMultiValueDictionary(k → x)",
      "ORMultiValueDictionary with value deltas update twice": "ORMultiValueDictionary(k → y, z)",
    };
    for (const [name, value] of Object.entries(values)) assert.equal(valueAfter(name), value, name);
  });

  it("changes or removes keys that a replica has", () => {
    const removed = { ORDictionary: "put", LWWDictionary: "put", PNCounterDictionary: "put", ORMultiValueDictionary: "put" } as const;
    for (const [kind, before] of Object.entries(removed))
      assert.equal(valueAfter(`${kind} ${before}`, `${kind} remove`), `${kind}()`, kind);
    assert.equal(valueAfter("ORDictionary put", "ORDictionary remove by another"), "ORDictionary()");
    const multi = "ORMultiValueDictionary with value deltas";
    assert.equal(valueAfter(`${multi} put`, `${multi} update`), "ORMultiValueDictionary(k → x, y)");
    assert.equal(valueAfter(`${multi} put`, `${multi} remove last item`), "ORMultiValueDictionary()");
    assert.equal(valueAfter(`${multi} put`, `${multi} remove`), "ORMultiValueDictionary()");
    assert.equal(valueAfter("ORMultiValueDictionary put", "ORMultiValueDictionary add to a key"), "ORMultiValueDictionary(k → x, y)");
    assert.equal(valueAfter("ORMultiValueDictionary put", "ORMultiValueDictionary remove last item"), "ORMultiValueDictionary()");
  });

  it("is refused if its keys have another type than it states", () => {
    const hex = captures.find(({ name }) => name === "ORDictionary put")?.hex.replace("120208021a33", "120208001a33") ?? "";
    assert.throws(() => serialization.deserialize(bytesOf(hex), 11, "Ha"), /do not have the type that it states/);
  });

  it("has the types of keys and values", () => {
    const { zero } = captured("LWWDictionary int put");
    assert.instanceOf(zero, LWWDictionary);
    assert.deepEqual([(zero as LWWDictionary<number, number>).keyType, (zero as LWWDictionary<number, number>).valueType], ["int", "int"]);
    const multi = captured("ORMultiValueDictionary int put").zero as ORMultiValueDictionary<number, bigint>;
    assert.deepEqual([multi.keyType, multi.valueType, multi.withValueDeltas], ["int", "long", false]);
  });
});

describe("A change of a dictionary of this library", () => {
  const flags = ORDictionary.empty<string, Flag>({ typeName: "Akka.DistributedData.Flag, Akka.DistributedData" });
  const sets = new ORMultiValueDictionary<string, string>(ORDictionary.empty<string, ORSet<string>>("string"), true).addItem(
    node,
    "k",
    "x",
  );
  const lww = LWWDictionary.empty().set(node, "k", "v", () => 100n);
  const changes: Readonly<Record<string, ReplicatedData>> = {
    "ORDictionary put": flags.set(node, "k", Flag.on),
    "ORDictionary put twice": flags.set(node, "k", Flag.on).set(node, "k", Flag.on),
    "ORDictionary remove": flags.set(node, "k", Flag.on).resetDelta().remove(node, "k"),
    "ORDictionary group": flags.set(node, "k", Flag.on).set(node, "l", Flag.on).remove(node, "k"),
    "LWWDictionary put": lww,
    "LWWDictionary put twice": lww.set(node, "k", "w", () => 100n),
    "LWWDictionary int put": LWWDictionary.empty<number, number>("int", "int").set(node, 5, 6, () => 100n),
    "PNCounterDictionary put": PNCounterDictionary.empty().increment(node, "k", 3),
    "PNCounterDictionary group": PNCounterDictionary.empty().increment(node, "k", 3).decrement(node, "l", 2).remove(node, "k"),
    "ORMultiValueDictionary put": ORMultiValueDictionary.empty().addItem(node, "k", "x"),
    "ORMultiValueDictionary with value deltas put": sets,
    "ORMultiValueDictionary with value deltas update": sets.resetDelta().addItem(node, "k", "y"),
    "ORMultiValueDictionary with value deltas remove": sets.resetDelta().remove(node, "k"),
  };

  it("has the form of the same change of Akka.NET", () => {
    for (const [name, { delta }] of Object.entries(changes)) {
      assert.instanceOf(delta, DictionaryDelta, name);
      const { bytes, manifest } = serialization.serialize(delta);
      assert.equal(manifest, captures.find((each) => each.name === name)?.manifest, name);
      assert.deepEqual(shapeOf(serialization.deserialize(bytes, 11, manifest)), shapeOf(captured(name)), name);
    }
  });

  it("of another kind of dictionary is refused", () => {
    const delta = changes["LWWDictionary put"]?.delta as DictionaryDelta;
    assert.throws(() => PNCounterDictionary.empty().mergeDelta(delta), /Cannot merge LWWDictionary into PNCounterDictionary/);
    assert.throws(() => flags.mergeDelta(Flag.on), /Cannot merge Flag into ORDictionary/);
  });
});

/** A change without its versions, which Akka.NET counts for all sets together. */
function shapeOf(delta: unknown): unknown {
  const { operations, zero } = delta as DictionaryDelta;
  return {
    zero: [zero.constructor.name, String(zero)],
    operations: operations.map((operation) => ({
      kind: operation.kind,
      keys: String(operation.keys),
      type: operation.keys.elementType,
      ...("key" in operation ? { key: operation.key } : {}),
      ...("value" in operation ? { value: String(operation.value) } : {}),
      ...("changes" in operation ? { changes: operation.changes.map(([key, change]) => [key, change.constructor.name]) } : {}),
    })),
  };
}
