// Frames, envelopes and the messages of Akka's own serializers.
import { type ActorRef, ActorBase } from "../../src/actor/index.ts";
import { Gossip } from "../../src/cluster/gossip/gossip.ts";
import { Reachability } from "../../src/cluster/gossip/reachability.ts";
import { memberAt, nodeAt } from "../../src/cluster/member/nodes.fixture.ts";
import { UniqueAddressSet } from "../../src/cluster/member/unique-address-set.ts";
import { GossipEnvelope } from "../../src/cluster/message/gossip-messages.ts";
import { ClusterMessageSerializer } from "../../src/cluster/serializer/cluster-message-serializer.ts";
import { encodeGossipEnvelope } from "../../src/cluster/wire/gossip-envelope-codec.ts";
import { CLUSTER_MANIFEST } from "../../src/cluster/wire/manifests.ts";
import { decodeRouterPool } from "../../src/cluster/wire/router-pool-codec.ts";
import { Registry as PubSubRegistry } from "../../src/cluster-tools/pub-sub/registry/registry.ts";
import { encodeDelta, type RawEntry } from "../../src/cluster-tools/pub-sub/wire/delta-codec.ts";
import {
  GCounter,
  LWWDictionary,
  LWWRegister,
  ORDictionary,
  ORMultiValueDictionary,
  ORSet,
  PNCounter,
  PNCounterDictionary,
  type ReplicatedData,
  ReplicaNode,
  VersionVector,
} from "../../src/distributed-data/index.ts";
import { DataEnvelope } from "../../src/distributed-data/message/data-envelope.ts";
import { Gossip as DataGossip } from "../../src/distributed-data/message/replication.ts";
import { CommandReader } from "../../src/remote/deploy/command-reader.ts";
import { RemoteException } from "../../src/remote/serializers/remote-exception.ts";
import { FrameAssembler } from "../../src/remote/transport/framing/frame-assembler.ts";
import { takeFrames } from "../../src/remote/transport/framing/take-frames.ts";
import { datagramFrom } from "../../src/remote/transport/udp/datagram.ts";
import { decodeAck, encodeAck } from "../../src/remote/wire/ack.ts";
import { decodeDaemonCreate } from "../../src/remote/wire/daemon-create.ts";
import { decodeContainer } from "../../src/remote/wire/envelope.ts";
import { EnvelopeCursor } from "../../src/remote/wire/envelope-decoder.ts";
import { decodePdu } from "../../src/remote/wire/pdu.ts";
import { encodeSelectionEnvelope, type SelectionStep } from "../../src/remote/wire/selection-envelope.ts";
import { Registry, type Serialization } from "../../src/serialization/index.ts";
import { bytesOf, capturesOf } from "../fixtures/captures.ts";
import { contentOf, encodeAssociate, encodeEnvelope } from "../fuzz/plain-frames.ts";
import { bytesOfTree, type ProtoField, treeOf } from "../fuzz/proto-tree.ts";
import { casesOf, type GrowthCase, repeated, tried } from "./growth-case.ts";
import { serialization } from "./json-cases.ts";

const UTF8 = new TextEncoder();

const field = (number: number, value: Uint8Array | ProtoField[]): ProtoField => ({ number, wire: 2, value });

interface Payload {
  readonly manifest: string;
  readonly bytes: Uint8Array;
}

/** One captured payload for each manifest. */
function captured(identifier: number, file: string): readonly Payload[] {
  const captures = capturesOf(file).filter(({ serializerId }) => serializerId === identifier);
  const byManifest = new Map(captures.map((capture) => [capture.manifest ?? "", bytesOf(capture)]));
  return Array.from(byManifest, ([manifest, bytes]) => ({ manifest, bytes }));
}

/** Adds unknown fields. */
function withUnknownFields(bytes: Uint8Array, size: number): Uint8Array {
  const unknown: ProtoField = { number: 90, wire: 0, value: 1n };
  return bytesOfTree([...(treeOf(bytes) ?? []), ...Array.from({ length: size / 3 }, () => unknown)]);
}

/** Says each field again and again. */
function withRepeatedFields(bytes: Uint8Array, size: number): Uint8Array {
  const fields = treeOf(bytes) ?? [];
  return bytesOfTree(fields.flatMap((field) => Array.from({ length: Math.max(1, size / 16 / fields.length) }, () => field)));
}

/** Makes every text and every run of bytes as long as it may be. */
function withLongTexts(bytes: Uint8Array, size: number): Uint8Array {
  const fields = treeOf(bytes) ?? [];
  const leaves = leafCountOf(fields);
  const long = UTF8.encode(repeated("/a", size / Math.max(1, leaves)));
  const grown = (all: readonly ProtoField[]): ProtoField[] =>
    all.map((field) => {
      if (Array.isArray(field.value)) return { ...field, value: grown(field.value) };
      return field.wire === 2 ? { ...field, value: long } : field;
    });
  return bytesOfTree(grown(fields));
}

function leafCountOf(fields: readonly ProtoField[]): number {
  return fields.reduce((sum, { value, wire }) => sum + (Array.isArray(value) ? leafCountOf(value) : wire === 2 ? 1 : 0), 0);
}

/** Adds messages in messages, in every field that may hold one. */
function nested(bytes: Uint8Array, size: number): Uint8Array {
  const deep = [1, 2, 5].map((number) => {
    let value: ProtoField[] = [];
    for (let level = 0; level < 90; level += 1) value = [field(number, value)];
    return field(number, bytesOfTree(value));
  });
  const count = Math.max(1, size / 700);
  return bytesOfTree([...(treeOf(bytes) ?? []), ...Array.from({ length: count }, () => deep).flat()]);
}

const changes = { "unknown fields": withUnknownFields, "repeated fields": withRepeatedFields, "long texts": withLongTexts, nested: nested };

/** The payloads of a serializer, changed in each way. */
function serializerCases(identifier: number, file: string, read: (payload: Payload) => unknown): readonly GrowthCase[] {
  const payloads = captured(identifier, file);
  return Object.entries(changes).flatMap(([change, changed]) =>
    casesOf(
      `serializer ${identifier}`,
      (all: readonly Payload[]) => {
        for (const payload of all) tried(() => read(payload));
      },
      { [change]: (size) => payloads.map(({ manifest, bytes }) => ({ manifest, bytes: changed(bytes, size / payloads.length) })) },
    ),
  );
}

const by =
  (identifier: number) =>
  ({ bytes, manifest }: Payload): unknown =>
    serialization.deserialize(bytes, identifier, manifest);

const clusterSerializer = new ClusterMessageSerializer(5);
function clusterMessageOf({ bytes, manifest }: Payload): unknown {
  return manifest.endsWith("ClusterRouterPool, Akka.Cluster") ? decodeRouterPool(bytes) : clusterSerializer.fromBytes(bytes, manifest);
}

/** A gossip of so many members, of which each calls others unreachable. */
function gossipOf(memberCount: number, observed: number, removedCount = 0): Uint8Array {
  const members = Array.from({ length: Math.max(2, memberCount) }, (_, index) => memberAt(index + 1, "Up", [`role-${index}`]));
  const nodes = members.map(({ uniqueAddress }) => uniqueAddress);
  let version = Gossip.empty;
  for (const node of nodes.slice(0, 50)) version = version.increment(node);
  const records = nodes.map((observer, index) => ({
    observer,
    version: observed,
    records: new Map(
      Array.from({ length: Math.min(observed, nodes.length) }, (_, offset) => {
        const subject = nodes[(index + offset) % nodes.length] ?? observer;
        return [subject.key, { observer, subject, status: "Unreachable" as const, version: offset + 1 }];
      }),
    ),
  }));
  const gossip = new Gossip({
    members,
    seen: UniqueAddressSet.of(nodes),
    reachability: Reachability.of(records),
    version: version.version,
    tombstones: new Map(
      Array.from({ length: removedCount }, (_, index) => {
        const node = nodeAt(nodes.length + index + 1);
        return [node.key, { node, removedAtMs: index + 1 }];
      }),
    ),
  });
  return encodeGossipEnvelope(new GossipEnvelope(nodeAt(1), nodeAt(2), gossip));
}

const entriesOf = (count: number): readonly RawEntry[] =>
  Array.from({ length: count }, (_, index) => ({ key: `/user/a${index}`, version: index + 1, path: `akka.tcp://S@h:1/user/a${index}#1` }));

/** A registry that knows so many actors of another node. */
function mergedRegistry(count: number): PubSubRegistry {
  const registry = new PubSubRegistry({ self: nodeAt(1).address, maxDeltaElements: 1_000_000, nowMs: () => 1 });
  const content = new Map(entriesOf(count).map(({ key, version }) => [key, { version, ref: undefined }]));
  registry.merge({ owner: nodeAt(2).address, version: count + 1, content });
  return registry;
}

class Deployable extends ActorBase {
  override handle(): void {}
}
const commands = new CommandReader(
  serialization as unknown as Serialization<ActorRef>,
  new Registry().actor("Golden.Child, Golden", Deployable),
);
const cursor = new EnvelopeCursor();
const bodies = [
  encodeAssociate("Peer", 1),
  encodeEnvelope("/user/a", contentOf(17, "hello"), "akka.tcp://Peer@127.0.0.1:25521/user/b#1"),
].map((frame) => frame.subarray(4));
/** What is in the second of them. */
const container = bytesOfTree((treeOf(bodies[1] ?? new Uint8Array())?.[0]?.value ?? []) as ProtoField[]);

const exceptionOf = (size: number): Uint8Array =>
  bytesOfTree([
    field(1, UTF8.encode("System.Exception, System.Private.CoreLib")),
    field(2, UTF8.encode(repeated("message ", size / 3))),
    field(3, UTF8.encode(repeated("Error\n", size / 3))),
    ...Array.from({ length: size / 48 }, (_, index) => field(6, [field(1, UTF8.encode(`k${index}`)), field(2, [])])),
  ]);
const failureOf = (exception: Uint8Array): Uint8Array => bytesOfTree([field(1, exception)]);

function selectionOf(steps: readonly SelectionStep[], levels: number): Uint8Array {
  let bytes = encodeSelectionEnvelope({ payload: { serializerId: 17, manifest: "S", bytes: new Uint8Array(1) }, steps });
  for (let level = 1; level < levels; level += 1)
    bytes = encodeSelectionEnvelope({ payload: { serializerId: 6, manifest: "", bytes }, steps: [] });
  return bytes;
}

/** So many frames, each with its length in front. */
function manyFrames(size: number): Uint8Array {
  const bytes = new Uint8Array(Math.floor(size / 6) * 6);
  for (let at = 0; at < bytes.length; at += 6) bytes[at] = 2;
  return bytes;
}

const replica = new ReplicaNode("h", 1, 1);

/** A set of so many texts. */
function setOf(count: number): ORSet<string> {
  const dots = (version: number): VersionVector => VersionVector.of(replica, version);
  const entries = Array.from({ length: count }, (_, index) => ({ element: `key-${index}`, dots: dots(index + 1) }));
  return ORSet.from("string", entries, dots(count));
}

/** A dictionary of so many texts. */
function dictionaryOf<V extends ReplicatedData>(count: number, value: V): ORDictionary<string, V> {
  const keys = setOf(count);
  return ORDictionary.from(
    keys,
    keys.elements.map((key) => [key, value] as const),
    "string",
  );
}

const written = (message: object): Payload => serialization.serialize(message);
const readData = ({ bytes, manifest }: Payload): void => tried(() => by(11)({ bytes, manifest }));

export const wireCases: readonly GrowthCase[] = [
  ...serializerCases(3, "serializer-daemon-create", by(3)),
  ...serializerCases(6, "serializer-selection", by(6)),
  ...serializerCases(16, "serializer-misc", by(16)),
  ...serializerCases(22, "serializer-system-messages", by(22)),
  ...serializerCases(5, "cluster-serializer-messages", clusterMessageOf),
  ...serializerCases(9, "cluster-serializer-pubsub", by(9)),
  ...serializerCases(15, "cluster-serializer-client", by(15)),
  ...serializerCases(11, "sharding-serializer-ddata-types", by(11)),
  ...serializerCases(11, "sharding-serializer-ddata-deltas", by(11)),
  ...serializerCases(12, "sharding-serializer-replicator", by(12)),
  ...casesOf("compressed replicated data", readData, {
    sets: (size) => written(setOf(size / 32)),
    "dictionaries of data": (size) => written(dictionaryOf(size / 100, GCounter.empty.increment(replica))),
    "dictionaries of registers": (size) =>
      written(new LWWDictionary(dictionaryOf(size / 150, new LWWRegister(replica, "value", 1n, "string")))),
    "dictionaries of counters": (size) => written(new PNCounterDictionary(dictionaryOf(size / 100, PNCounter.empty.increment(replica)))),
    "dictionaries of sets": (size) => written(new ORMultiValueDictionary(dictionaryOf(size / 150, setOf(1)))),
  }),
  ...casesOf("gossip of replicators", (payload: Payload) => tried(() => by(12)(payload)), {
    "many keys": (size) => {
      const envelope = new DataEnvelope(GCounter.empty.increment(replica));
      return written(new DataGossip(new Map(Array.from({ length: size / 80 }, (_, index) => [`key-${index}`, envelope])), true));
    },
  }),
  ...serializerCases(13, "sharding-serializer-messages", by(13)),
  ...serializerCases(36, "cluster-serializer-reliable-delivery", by(36)),
  ...casesOf("registries of mediators", (bytes: Uint8Array) => tried(() => serialization.deserialize(bytes, 9, "B")), {
    "many actors": (size) => encodeDelta([{ owner: nodeAt(1).address, version: 1, entries: entriesOf(size / 100) }]),
    "many owners": (size) =>
      encodeDelta(Array.from({ length: size / 60 }, (_, index) => ({ owner: nodeAt(index + 1).address, version: 1, entries: [] }))),
  }),
  ...casesOf("a registry that takes over a delta and tells another one", (size: number) => mergedRegistry(size / 100).deltaFor([]), {
    "many actors": (size) => size,
  }),
  ...casesOf("gossip", (bytes: Uint8Array) => tried(() => clusterMessageOf({ manifest: CLUSTER_MANIFEST.gossipEnvelope, bytes })), {
    "many members": (size) => gossipOf(size / 80, 0),
    "many observations": (size) => gossipOf(size / 400, 20),
    "many removed nodes": (size) => gossipOf(2, 0, size / 60),
  }),
  ...Object.entries(changes).flatMap(([change, changed]) =>
    casesOf(
      "envelopes and handshakes",
      (all: readonly Uint8Array[]) => {
        for (const body of all) {
          tried(() => decodePdu(body));
          tried(() => decodeContainer(body));
          tried(() => cursor.read(body, 0, body.length));
        }
      },
      { [change]: (size) => [...bodies, container].map((body) => changed(body, size / 3)) },
    ),
  ),
  ...casesOf("commands to create an actor", (bytes: Uint8Array) => commands.propsFrom(decodeDaemonCreate(bytes)), {
    arguments: (size) =>
      bytesOfTree([
        field(1, [
          field(2, UTF8.encode("Golden.Child, Golden")),
          ...Array.from({ length: size / 8 }, () => [field(3, new Uint8Array(1)), { number: 5, wire: 0, value: 4n }]).flat(),
        ]),
      ]),
    "a configuration of blanks": (size) => commandWithConfig(`mailbox =${repeated(" ", size)}x y`),
    "a configuration of lines": (size) => commandWithConfig(repeated("mailbox\n", size)),
    "a configuration of quotes": (size) => commandWithConfig(`mailbox = ${repeated("a", size)}"x`),
  }),
  ...casesOf("acknowledgements", decodeAck, {
    nacks: (size) => encodeAck({ cumulativeAck: 1n, nacks: Array.from({ length: size / 8 }, (_, index) => BigInt(index)) }),
  }),
  ...casesOf("exceptions", (bytes: Uint8Array) => serialization.deserialize(bytes, 16, "STF"), {
    "texts and fields": (size) => failureOf(exceptionOf(size)),
    "causes of causes": (size) => {
      let inner = exceptionOf(size / 90);
      for (let depth = 1; depth < 90; depth += 1) inner = bytesOfTree([...(treeOf(exceptionOf(size / 90)) ?? []), field(5, inner)]);
      return failureOf(inner);
    },
  }),
  ...casesOf("exceptions in fields of exceptions", (bytes: Uint8Array) => serialization.deserialize(bytes, 16, "STF"), {
    failures: (size) => {
      let failure = failureOf(exceptionOf(0));
      while (failure.length < size) {
        const payload = [field(1, failure), { number: 2, wire: 0, value: 16n }, field(3, UTF8.encode("STF"))];
        const entry = field(6, [field(1, UTF8.encode("Actor")), field(2, payload)]);
        failure = failureOf(bytesOfTree([field(1, UTF8.encode("Akka.Actor.ActorInitializationException, Akka")), entry]));
      }
      return failure;
    },
  }),
  ...casesOf(
    "exceptions that are made",
    (message: string) =>
      new RemoteException({
        typeName: "System.Exception, System.Private.CoreLib",
        message,
        stackTrace: message,
        source: "",
        inner: undefined,
        customFields: new Map(),
        typeForwardedFrom: "",
      }),
    { "a name without end": (size) => repeated("a.", size), dots: (size) => `E${repeated(".", size)}:` },
  ),
  ...casesOf("selections", (bytes: Uint8Array) => serialization.deserialize(bytes, 6, ""), {
    steps: (size) =>
      selectionOf(
        Array.from({ length: size / 4 }, () => ({ kind: "parent" })),
        1,
      ),
    "selections in selections": (size) => selectionOf([], Math.min(2_000, size / 12)),
  }),
  ...casesOf("frames", (bytes: Uint8Array) => takeFrames(bytes, 0, bytes.length, true, 128_000, () => {}), { "small ones": manyFrames }),
  ...casesOf("datagrams", datagramFrom, { "with data": (size) => Uint8Array.from({ length: size }, (_, at) => [0xa1, 5][at] ?? 7) }),
  ...casesOf(
    "frames in pieces",
    (bytes: Uint8Array) => {
      const assembler = new FrameAssembler(true, 128_000);
      for (let at = 0; at < bytes.length; at += 7) assembler.push(bytes.slice(at, at + 7), () => {});
    },
    {
      "small ones": manyFrames,
      "a large one": (size) => {
        const bytes = new Uint8Array(size);
        new DataView(bytes.buffer).setUint32(0, size - 4, true);
        return bytes;
      },
    },
    131_072,
  ),
];

function commandWithConfig(text: string): Uint8Array {
  const deploy = [field(2, UTF8.encode(text)), { number: 8, wire: 0, value: 16n }, field(9, UTF8.encode("CF"))];
  return bytesOfTree([field(1, [field(1, deploy), field(2, UTF8.encode("Golden.Child, Golden"))])]);
}
