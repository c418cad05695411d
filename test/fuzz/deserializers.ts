// Gives every deserializer payloads that are nearly right, and expects each to end with a message or a refusal: never another error, never a polluted prototype,
// never more time or memory than the payload is worth. `npm run fuzz -- payloads COUNT SEED SERIALIZER…`: so many for each serializer, or for these.
import * as protobuf from "@bufbuild/protobuf";
import { DurationSchema, StructSchema } from "@bufbuild/protobuf/wkt";
import type { ActorRef } from "../../src/actor/index.ts";
import { ClusterMessage } from "../../src/cluster/message/cluster-message.ts";
import { clusterReference } from "../../src/cluster/reference.ts";
import { ClusterMessageSerializer } from "../../src/cluster/serializer/cluster-message-serializer.ts";
import { formatTemplate } from "../../src/actor/internal.ts";
import { clusterToolsReference, clusterToolsSerializers, clusterToolsTypes } from "../../src/cluster-tools/internal.ts";
import { distributedDataReference, distributedDataSerializers, distributedDataTypes } from "../../src/distributed-data/internal.ts";
import { deliveryTypes, RELIABLE_DELIVERY_SERIALIZER_ID, ReliableDeliverySerializer } from "../../src/reliable-delivery/internal.ts";
import { shardingReference, shardingSerializers, shardingTypes } from "../../src/sharding/internal.ts";
import { serializersReference, systemSerialization } from "../../src/remote/internal.ts";
import { defineMessage, Registry, type ActorRefResolver, SerializationError, t } from "../../src/serialization/index.ts";
import { SeededRandom } from "../../src/testkit/index.ts";
import { bytesOf, type Capture, capturesOf } from "../fixtures/captures.ts";
import { type PathRef, refTo } from "../fixtures/path-ref.ts";
import { CostBook, type CostBounds, type CostEntry, costText, dearestOf } from "./cost-book.ts";
import { type Cost, CostMeter } from "./cost-meter.ts";
import { mutatedJson } from "./json-mutator.ts";
import { mutatedProtobuf, noise } from "./protobuf-mutator.ts";

const COUNT = Number(process.argv[3] ?? 20_000);
const SEED = Number(process.argv[4] ?? 1);
const ONLY = process.argv.slice(5);
/** Count of payloads in one turn of the event loop: Node keeps the memory of what is compressed until the turn ends. */
const PER_TURN = 100;
/** Of processor time, for one payload. */
const LONGEST_MS = 500;
const MOST_MEMORY_BYTES = 400 * 1024 * 1024;
const SHOWN = 5;
/** What is read is written again, as far as it fits into a frame of this size, and logged. */
const FRAME_BYTES = 128_000;
/** For reading, writing again and logging. Writing again may take a whole frame; a step is a ref that is looked up or a character of a refusal. */
const BOUNDS: CostBounds = { allocatedBytes: 1024 * 1024, allocatedBytesPerByte: 200, work: 4_000, workPerByte: 1 };

interface Payload {
  readonly manifest: string;
  readonly bytes: Uint8Array;
}

const Node = defineMessage("Fuzz.Node, Fuzz", { name: t.string, next: t.lazy((): typeof Point => Point) });
const Point = defineMessage("Fuzz.Point, Fuzz", { x: t.int, y: t.nullable(t.double), tags: t.listOf(t.string) });
const Everything = defineMessage("Fuzz.Everything, Fuzz", {
  int: t.int,
  long: t.long,
  float: t.float,
  double: t.double,
  decimal: t.decimal,
  flag: t.bool,
  char: t.char,
  text: t.string,
  guid: t.guid,
  at: t.dateTime,
  took: t.timeSpan,
  data: t.bytes,
  ref: t.ref,
  color: t.enumOf("Fuzz.Color, Fuzz", { Red: 0, Green: 1 }),
  points: t.listOf(Point),
  set: t.setOf(t.int),
  map: t.dictionaryOf(t.string, Point),
  node: Node,
  any: t.object,
});
let countedWork = 0;
const refs = {
  pathOf: (ref: PathRef) => ref.text,
  resolve: (path: string) => {
    countedWork += 1;
    return refTo(path);
  },
} as unknown as ActorRefResolver<ActorRef>;
const { serialization } = systemSerialization(
  shardingReference()
    .withFallback(distributedDataReference())
    .withFallback(clusterToolsReference())
    .withFallback(clusterReference())
    .withFallback(serializersReference())
    .resolve(),
  {
    builtIn: new Map([
      ...clusterToolsSerializers,
      ...shardingSerializers,
      ...distributedDataSerializers(() => 2_000),
      ["Akka.Cluster.Serialization.ClusterMessageSerializer", ({ identifier }) => new ClusterMessageSerializer(identifier)],
    ]),
    types: [
      ...clusterToolsTypes,
      ...shardingTypes,
      ...distributedDataTypes,
      { name: "Akka.Cluster.IClusterMessage, Akka.Cluster", type: ClusterMessage as unknown as new () => ClusterMessage },
    ],
    registry: new Registry()
      .messages(Node, Point, Everything)
      .protobuf(protobuf, { "google.protobuf.Duration": DurationSchema, "google.protobuf.Struct": StructSchema }),
  },
  refs,
);
serialization.addSerializer(
  ({ payloads, refs: resolver }) => new ReliableDeliverySerializer(RELIABLE_DELIVERY_SERIALIZER_ID, payloads, resolver),
  deliveryTypes,
);

const everything = new Everything({
  int: 5,
  long: 5n,
  float: 1.5,
  double: 2.5,
  text: "tëxt",
  char: "c",
  flag: true,
  guid: "00112233-4455-6677-8899-aabbccddeeff",
  data: Uint8Array.of(1, 2),
  color: 1,
  points: [new Point({ x: 1, y: 2, tags: ["a", "b"] }), new Point({ x: 2, tags: [] })],
  set: new Set([1, 2]),
  map: new Map([["k", new Point({ x: 3, tags: [] })]]),
  node: new Node({ name: "a", next: new Point({ x: 4, tags: [] }) }),
  any: { plain: [1, "a", null] },
} as ConstructorParameters<typeof Everything>[0]);
const json = [everything, new Point({ x: 1, tags: ["a"] }), { plain: { a: [1, 2.5, "x", null] } }, [1, [2, [3]]]].map(
  (message): Payload => ({ manifest: "", bytes: serialization.serialize(message).bytes }),
);

const protobufs = [
  protobuf.create(DurationSchema, { seconds: 3n, nanos: 5 }),
  protobuf.create(StructSchema, {
    fields: { a: { kind: { case: "listValue", value: { values: [{ kind: { case: "numberValue", value: 1 } }] } } } },
  }),
].map((message): Payload => serialization.serialize(message));

const goldenOf = (file: string, identifier?: number): readonly Payload[] =>
  capturesOf(file)
    .filter(({ serializerId }) => identifier === undefined || serializerId === identifier)
    .map((capture: Capture) => ({ manifest: capture.manifest ?? "", bytes: bytesOf(capture) }));
const decoder = new TextDecoder();
const asJson = ({ manifest, bytes }: Payload, random: SeededRandom): Payload => ({
  manifest,
  bytes: mutatedJson(decoder.decode(bytes), random),
});
const asProtobuf = ({ manifest, bytes }: Payload, random: SeededRandom): Payload => ({ manifest, bytes: mutatedProtobuf(bytes, random) });
const asBytes = ({ manifest }: Payload, random: SeededRandom): Payload => ({ manifest, bytes: noise(random, 24) });

/** Serializer → payloads to begin with, and how they are changed. */
const targets: Readonly<
  Record<number, { readonly seeds: readonly Payload[]; readonly mutated: (payload: Payload, random: SeededRandom) => Payload }>
> = {
  1: { seeds: [...json, ...goldenOf("serializer-json"), ...goldenOf("serializer-json-akka-types")], mutated: asJson },
  2: { seeds: protobufs, mutated: asProtobuf },
  3: { seeds: goldenOf("serializer-daemon-create"), mutated: asProtobuf },
  4: { seeds: [{ manifest: "", bytes: Uint8Array.of(1) }], mutated: asBytes },
  5: { seeds: goldenOf("cluster-serializer-messages", 5), mutated: asProtobuf },
  6: { seeds: goldenOf("serializer-selection"), mutated: asProtobuf },
  9: { seeds: goldenOf("cluster-serializer-pubsub").filter(({ manifest }) => manifest !== ""), mutated: asProtobuf },
  11: {
    seeds: [...goldenOf("sharding-serializer-ddata-types", 11), ...goldenOf("sharding-serializer-ddata-deltas", 11)],
    mutated: asProtobuf,
  },
  12: { seeds: goldenOf("sharding-serializer-replicator", 12), mutated: asProtobuf },
  13: { seeds: goldenOf("sharding-serializer-messages", 13), mutated: asProtobuf },
  14: { seeds: goldenOf("cluster-serializer-singleton"), mutated: asBytes },
  15: { seeds: goldenOf("cluster-serializer-client"), mutated: asProtobuf },
  16: { seeds: goldenOf("serializer-misc"), mutated: asProtobuf },
  17: { seeds: goldenOf("serializer-primitives"), mutated: asBytes },
  22: { seeds: goldenOf("serializer-system-messages"), mutated: asProtobuf },
  36: { seeds: goldenOf("cluster-serializer-reliable-delivery"), mutated: asProtobuf },
};

const meter = new CostMeter(() => countedWork);
const dearest: CostEntry[] = [];
const memoryAtStart = process.memoryUsage.rss();
let passed = 0;
let failed = 0;
const untested = serialization.serializers.all.filter(({ identifier }) => identifier !== 0 && targets[identifier] === undefined);
for (const serializer of untested) report(`${serializer.constructor.name} is not fuzzed`);
for (const [identifier, { seeds, mutated }] of Object.entries(targets)) {
  if (ONLY.length > 0 && !ONLY.includes(identifier)) continue;
  const outcomes = { read: 0, refused: 0 };
  const book = new CostBook(BOUNDS);
  for (let index = 0; index < COUNT; index += 1) {
    if (index % PER_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
    const random = new SeededRandom(SEED * 1_000_003 + index);
    const payload = mutated(random.pick(seeds), random);
    const manifest = random.chance(0.05)
      ? random.pick([...seeds.map((seed) => seed.manifest), "", "__proto__", "x".repeat(5000)])
      : payload.manifest;
    const input = { manifest, bytes: payload.bytes };
    const { outcome, cost } = measured(Number(identifier), input);
    const again = (): Cost => measured(Number(identifier), input).cost;
    book.add(
      { input: `serializer ${identifier}, seed ${SEED}, input ${index}`, bytes: input.bytes.length + manifest.length, ...cost },
      again,
    );
    if (outcome === "read" || outcome === "refused") {
      outcomes[outcome] += 1;
      passed += 1;
    } else report(`serializer ${identifier}, seed ${SEED}, input ${index}: ${outcome}`);
  }
  const closed = await book.close();
  for (const problem of closed.problems) report(problem);
  dearest.push(...closed.dearest);
  console.log(`serializer ${identifier}: ${outcomes.read} read, ${outcomes.refused} refused`);
  if (outcomes.refused === 0 && Number(identifier) !== 4) report(`serializer ${identifier} refused nothing: its payloads are not changed`);
}
console.log("the dearest for their bytes:");
for (const entry of dearestOf(dearest)) console.log(`  ${costText(entry)}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function measured(identifier: number, payload: Payload): { readonly outcome: string; readonly cost: Cost } {
  meter.start();
  const outcome = tried(identifier, payload);
  const cost = meter.stop();
  if (outcome !== "read" && outcome !== "refused") return { outcome, cost };
  if (cost.cpuUs / 1000 > LONGEST_MS) return { outcome: `took ${cost.cpuUs / 1000} ms for ${payload.bytes.length} bytes`, cost };
  if (Object.keys(Object.prototype).length > 0 || "polluted" in {}) return { outcome: "polluted the prototype of all objects", cost };
  if (process.memoryUsage.rss() > memoryAtStart + MOST_MEMORY_BYTES) return { outcome: "takes more and more memory", cost };
  return { outcome, cost };
}

/** `read`, `refused`, or what is wrong. What could be read is written again and shown as in a log line. */
function tried(identifier: number, { manifest, bytes }: Payload): string {
  try {
    const message = serialization.deserialize(bytes, identifier, manifest);
    formatTemplate("{0}", [message]);
    return outcomeOfWriting(identifier, message);
  } catch (error) {
    if (!(error instanceof SerializationError)) return `threw ${String(error)}`;
    countedWork += error.message.length;
    return refusalOf(error);
  }
}

/** A message that could be read may hold what cannot be written, such as a refused number, but writing it must fail in words. */
function outcomeOfWriting(identifier: number, message: unknown): string {
  try {
    serialization.byIdentifier(identifier)?.toBytes(message, FRAME_BYTES);
  } catch (error) {
    if (!(error instanceof SerializationError)) return `could be read, and writing it threw ${String(error)}`;
    countedWork += error.message.length;
  }
  return "read";
}

function refusalOf({ message }: SerializationError): string {
  return message.length > 20 && message.length < 4000 ? "refused" : `refused in ${message.length} characters`;
}

function report(problem: string): void {
  failed += 1;
  if (failed <= SHOWN) console.error(problem.slice(0, 1000));
}
