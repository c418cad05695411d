// Documents for serializer 1, and the other payloads that become values.
import * as protobuf from "@bufbuild/protobuf";
import { StructSchema } from "@bufbuild/protobuf/wkt";
import type { ActorRef } from "../../src/actor/index.ts";
import { deliveryTypes, RELIABLE_DELIVERY_SERIALIZER_ID, ReliableDeliverySerializer } from "../../src/reliable-delivery/internal.ts";
import { serializersReference, systemSerialization } from "../../src/remote/internal.ts";
import { clusterToolsReference, clusterToolsSerializers, clusterToolsTypes } from "../../src/cluster-tools/internal.ts";
import { distributedDataReference, distributedDataSerializers, distributedDataTypes } from "../../src/distributed-data/internal.ts";
import { shardingReference, shardingSerializers, shardingTypes } from "../../src/sharding/internal.ts";
import { type ActorRefResolver, defineMessage, Registry, t } from "../../src/serialization/index.ts";
import { type PathRef, refTo } from "../fixtures/path-ref.ts";
import { casesOf, type GrowthCase, numbered, repeated } from "./growth-case.ts";

const Point = defineMessage("Growth.Point, Growth", { x: t.int, y: t.nullable(t.double), tags: t.listOf(t.string) });
const Everything = defineMessage("Growth.Everything, Growth", {
  int: t.int,
  ulong: t.ulong,
  float: t.float,
  double: t.double,
  decimal: t.decimal,
  flag: t.bool,
  char: t.char,
  text: t.string,
  guid: t.guid,
  at: t.dateTime,
  offset: t.dateTimeOffset,
  took: t.timeSpan,
  data: t.bytes,
  ref: t.ref,
  color: t.enumOf("Growth.Color, Growth", { Red: 0, Green: 1 }),
  points: t.listOf(Point),
  set: t.setOf(t.string),
  map: t.dictionaryOf(t.string, Point),
  grid: t.arrayOf(t.int, 2),
  pair: t.keyValuePairOf(t.string, t.int),
  any: t.object,
});
const Basket = defineMessage("Growth.Basket, Growth", {
  points: t.listOf(Point),
  byName: t.dictionaryOf(t.string, Point),
  counts: t.dictionaryOf(t.int, t.int),
  numbers: t.listOf(t.int),
});
class Open {}

const refs = { pathOf: (ref: PathRef) => ref.text, resolve: (path: string) => refTo(path) } as unknown as ActorRefResolver<ActorRef>;
const registry = new Registry()
  .messages(Point, Everything, Basket)
  .message("Growth.Open", Open)
  .protobuf(protobuf, { "google.protobuf.Struct": StructSchema });
export const { serialization } = systemSerialization(
  shardingReference()
    .withFallback(distributedDataReference())
    .withFallback(clusterToolsReference())
    .withFallback(serializersReference())
    .resolve(),
  {
    registry,
    builtIn: new Map([...clusterToolsSerializers, ...shardingSerializers, ...distributedDataSerializers(() => 2_000)]),
    types: [...clusterToolsTypes, ...shardingTypes, ...distributedDataTypes],
  },
  refs,
);
serialization.addSerializer(
  ({ payloads, refs: resolver }) => new ReliableDeliverySerializer(RELIABLE_DELIVERY_SERIALIZER_ID, payloads, resolver),
  deliveryTypes,
);

const UTF8 = new TextEncoder();
const readJson = (bytes: Uint8Array): unknown => serialization.deserialize(bytes, 1, "");

/** Cases of documents. */
function jsonCasesOf(shapes: Readonly<Record<string, (size: number) => string>>): readonly GrowthCase[] {
  const encoded = Object.entries(shapes).map(([shape, make]) => [shape, (size: number) => UTF8.encode(make(size))] as const);
  return casesOf("JSON", readJson, Object.fromEntries(encoded));
}

const CORE = "System.Private.CoreLib";
const list = (of: string, elements: string): string =>
  `{"$type":"System.Collections.Generic.List\`1[[${of}, ${CORE}]], ${CORE}","$values":[${elements}]}`;
const elements = (size: number, element: string): string => `${repeated(`${element},`, size)}${element}`;
/** An instance of the class with one member. */
const member = (text: string): string => `{"$id":"1","$type":"Growth.Everything, Growth",${text}}`;
/** A list of each type of value. */
const VALUES: Readonly<Record<string, string>> = {
  Int32: "5",
  Int64: "5",
  UInt64: '"5"',
  Single: "1.5",
  Double: '"NaN"',
  Decimal: '{"$":"M1.50"}',
  Boolean: "true",
  Char: '"c"',
  Guid: '"00112233-4455-6677-8899-aabbccddeeff"',
  DateTime: '"2024-01-02T03:04:05.1234567Z"',
  DateTimeOffset: '"2024-01-02T03:04:05+02:00"',
  TimeSpan: '"1.02:03:04.5"',
  DateOnly: '"2024-01-02"',
  TimeOnly: '"03:04:05"',
  Object: '{"$":"I5"}',
};

/** Numbers that fall into one bucket of the engine's tables. */
function colliding(count: number): readonly number[] {
  const found: number[] = [];
  for (let key = 1; found.length < count; key += 1) {
    let hash = (~key + (key << 15)) | 0;
    hash ^= hash >>> 12;
    hash = (hash + (hash << 2)) | 0;
    hash = Math.imul(hash ^ (hash >>> 4), 2057);
    if (((hash ^ (hash >>> 16)) & 0xfff) === 5) found.push(key);
  }
  return found;
}

/** So many of each. */
function basketOf(count: number): InstanceType<typeof Basket> {
  const points = Array.from({ length: count }, (_, x) => new Point({ x, y: 0.5, tags: ["a"] }));
  const others = points.map(({ x }) => [`k${x}`, new Point({ x, y: null, tags: [] })] as const);
  return new Basket({ points, byName: new Map(others), counts: new Map(points.map(({ x }) => [x, 1])), numbers: points.map(({ x }) => x) });
}

export const jsonCases: readonly GrowthCase[] = [
  ...jsonCasesOf({
    numbers: (size) => `[${elements(size, "1.5")}]`,
    "one number": (size) => repeated("1", size),
    "one number with a fraction": (size) => `0.${repeated("1", size)}`,
    texts: (size) => `[${elements(size, '"text"')}]`,
    "one text": (size) => `"${repeated("text", size)}"`,
    escapes: (size) => `"${repeated("\\n\\u0041", size)}"`,
    "texts with an escape each": (size) => `[${elements(size, '"\\n"')}]`,
    "texts before one escape": (size) => `[${elements(size, '"text"')},"\\n"]`,
    "a text without end": (size) => `["${repeated('\\"', size)}`,
    "quotes without a comma": (size) => `[${repeated('""', size)}`,
    members: (size) => `{${numbered(size, (index) => `"k${index}":${index},`)}"k":0}`,
    "members that are numbers": (size) => `{${numbered(size, (index) => `"${index * 7919}":0,`)}"k":0}`,
    "members of a class that is known by its name alone": (size) =>
      `{"$type":"Growth.Open",${numbered(size, (index) => `"k${index}":${index},`)}"k":0}`,
    "members that nobody declared": (size) => member(`${numbered(size, (index) => `"k${index}":[{"a":[1]}],`)}"k":0`),
    "the same member again": (size) => `{${repeated('"k":0,', size)}"k":0}`,
    "white space": (size) => `[${repeated(" \n", size)}]`,
    nesting: (size) => `[${elements(size, `${"[".repeat(60)}${"]".repeat(60)}`)}]`,
    "nesting without end": (size) => repeated("[", size),
    "numbered objects": (size) => `[${numbered(size, (index) => `{"$id":"${index}"},`)}0]`,
    "references to one object": (size) => `[{"$id":"1","$type":"Growth.Point, Growth"},${elements(size, '{"$ref":"1"}')}]`,
    heads: (size) => `{${repeated('"$id":"1",', size)}"a":1}`,
    "names in the head that are escaped": (size) => `{${repeated('"\\u0024id":"1",', size)}"a":1}`,
    surrogates: (size) => `[${elements(size, '{"$":"I5"}')}]`,
    "a long surrogate": (size) => `{"$":"M${repeated("1", size)}"}`,
    "names of types that are long": (size) => `{"$type":"${repeated("System.", size)}"}`,
    "names of types that are spelled in many ways": (size) =>
      `[${numbered(size, (index) => `${list("System.Int32", "").replace("[[", `[[${" ".repeat(index % 50)}`)},`)}0]`,
    refs: (size) => `[${elements(size, '{"$id":"1","$type":"Akka.Actor.ActorRefBase+Surrogate, Akka","Path":"akka://S/user/a"}')}]`,
    "a ref that nobody is": (size) => `[${elements(size, '{"$id":"1","$type":"Akka.Actor.Nobody+NobodySurrogate, Akka"}')}]`,
    bytes: (size) => member(`"Data":{"$type":"System.Byte[], ${CORE}","$value":"${repeated("AAAA", size)}"}`),
    "a Guid of hyphens": (size) => member(`"Guid":"${repeated("-", size)}"`),
    "a Set": (size) =>
      member(
        `"Set":{"$type":"System.Collections.Generic.HashSet\`1[[System.String, ${CORE}]], System.Collections","$values":[${numbered(size, (index) => `"${index}",`)}"a"]}`,
      ),
    "a dictionary": (size) =>
      member(
        `"Map":{"$id":"2","$type":"System.Collections.Generic.Dictionary\`2[[System.String, ${CORE}],[Growth.Point, Growth]], ${CORE}",${numbered(size, (index) => `"k${index}":{"$id":"${index + 3}","X":1},`)}"k":null}`,
      ),
    "names of an enum": (size) => `[${elements(size, member('"Color":"Red"'))}]`,
    "a long name of an enum": (size) => member(`"Color":"${repeated("Red,", size)}"`),
    grids: (size) => member(`"Grid":{"$type":"System.Int32[,], ${CORE}","$values":[${elements(size, "[1,2]")}]}`),
    pairs: (size) => `[${elements(size, member('"Pair":{"Key":"a","Value":1}'))}]`,
    "a whole number without bounds": (size) =>
      `{"$type":"System.Numerics.BigInteger, System.Runtime.Numerics","$value":${repeated("1", size)}}`,
    "every member of a class, most of them wrong": (size) => {
      const text = repeated("1", size / 16);
      const wrong = ["Float", "Double", "Decimal", "Char", "At", "Offset", "Took", "Color", "Ulong"].map((name) => `"${name}":"${text}"`);
      return `[${wrong.map((each) => member(each)).join(",")}]`;
    },
  }),
  ...jsonCasesOf({
    "a Set of numbers that collide": (size) =>
      `{"$type":"System.Collections.Generic.HashSet\`1[[System.Int32, ${CORE}]], System.Collections","$values":[${colliding(size / 10).join()}]}`,
    "lists of every type": (size) => {
      const lists = Object.entries(VALUES).map(([type, value]) => list(`System.${type}`, elements(size / 16, value)));
      return `[${lists.join(",")}]`;
    },
  }),
  ...casesOf("JSON as it is nearly always written", (bytes: Uint8Array) => serialization.deserialize(bytes, 1, ""), {
    points: (size) => serialization.serialize(new Point({ x: 1, y: 2, tags: numbered(size, (index) => `${index},`).split(",") })).bytes,
    "objects in objects": (size) => serialization.serialize(basketOf(size / 200)).bytes,
    "objects in objects, wrong at the end": (size) => serialization.serialize(basketOf(size / 200)).bytes.slice(0, -1),
    "keys that collide": (size) =>
      serialization.serialize(
        new Basket({ points: [], byName: new Map(), numbers: [], counts: new Map(colliding(size / 10).map((key) => [key, 1])) }),
      ).bytes,
  }),
  ...casesOf("JSON with a manifest", (manifest: string) => serialization.deserialize(UTF8.encode("{}"), 1, manifest), {
    blanks: (size) => `System.Int32${repeated(" ", size)}, mscorlib`,
    commas: (size) => repeated(", ", size),
  }),
  ...casesOf(
    "texts and numbers",
    ({ bytes, manifest }: { bytes: Uint8Array; manifest: string }) => serialization.deserialize(bytes, 17, manifest),
    {
      "a text": (size) => ({ bytes: UTF8.encode(repeated("t", size)), manifest: "S" }),
      "a text of other letters": (size) => ({ bytes: UTF8.encode(repeated("ä", size / 2)), manifest: "S" }),
      "a long": () => ({ bytes: new Uint8Array(8), manifest: "L" }),
      "a long manifest": (size) => ({ bytes: new Uint8Array(1), manifest: `System.String${repeated(", Version=1", size)}` }),
      "a manifest of blanks": (size) => ({ bytes: new Uint8Array(1), manifest: `System.String,${repeated(" ", size)}` }),
    },
    65_536,
  ),
  ...casesOf("messages of singletons", (manifest: string) => serialization.deserialize(new Uint8Array(0), 14, manifest), {
    "a long manifest": (size) => repeated("A", size),
  }),
  ...casesOf("bytes", (size: number) => serialization.deserialize(new Uint8Array(size), 4, ""), { "as they are": (size) => size }),
  ...casesOf("generated classes", (bytes: Uint8Array) => serialization.deserialize(bytes, 2, "google.protobuf.Struct"), {
    fields: (size) =>
      serialization.serialize(
        protobuf.create(StructSchema, {
          fields: Object.fromEntries(
            Array.from({ length: size / 16 }, (_, index) => [
              `k${index}`,
              { $typeName: "google.protobuf.Value" as const, kind: { case: "numberValue" as const, value: index } },
            ]),
          ),
        }),
      ).bytes,
  }),
];
