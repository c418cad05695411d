import * as protobuf from "@bufbuild/protobuf";
import { DurationSchema, StringValueSchema } from "@bufbuild/protobuf/wkt";
import { assert, describe, it } from "vitest";
import { ActorIdentity, type ActorRef, Identify, Kill, PoisonPill, Status } from "../../src/actor/index.ts";
import { ActorSelectionMessage } from "../../src/actor/internal.ts";
import {
  ClusterClientPublish,
  ClusterClientSend,
  ClusterClientSendToAll,
  Publish,
  Send,
  SendToAll,
} from "../../src/cluster-tools/index.ts";
import { clusterToolsReference, clusterToolsSerializers, clusterToolsTypes } from "../../src/cluster-tools/internal.ts";
import { ShardingEnvelope } from "../../src/sharding/index.ts";
import { distributedDataReference, distributedDataSerializers, distributedDataTypes } from "../../src/distributed-data/internal.ts";
import { shardingReference, shardingSerializers, shardingTypes } from "../../src/sharding/internal.ts";
import { ClusterMessage } from "../../src/cluster/message/cluster-message.ts";
import { clusterReference } from "../../src/cluster/reference.ts";
import { ClusterMessageSerializer } from "../../src/cluster/serializer/cluster-message-serializer.ts";
import { deliveryTypes, RELIABLE_DELIVERY_SERIALIZER_ID, ReliableDeliverySerializer } from "../../src/reliable-delivery/internal.ts";
import { serializersReference, systemSerialization } from "../../src/remote/internal.ts";
import {
  DateTime,
  decimal,
  defineMessage,
  Registry,
  type ActorRefResolver,
  type Serializer,
  t,
  TimeSpan,
} from "../../src/serialization/index.ts";
import { type SerializerFixture, serializerCompliance } from "../../src/testkit/compliance/index.ts";
import { bytesOf, capturesOf } from "../fixtures/captures.ts";
import { pathRefs, refTo } from "../fixtures/path-ref.ts";

const Small = defineMessage("Test.Small, Test", { text: t.string, number: t.int });
const Large = defineMessage("Test.Large, Test", {
  text: t.string,
  long: t.long,
  at: t.dateTime,
  took: t.timeSpan,
  price: t.decimal,
  ref: t.ref,
  small: Small,
  smalls: t.listOf(Small),
  names: t.listOf(t.string),
});

class Foreign {
  readonly member = "of nobody";
}

/** A serialization as a node of a cluster has it. */
function systemSerializers() {
  const registry = new Registry().messages(Small, Large).protobuf(protobuf, { "google.protobuf.Duration": DurationSchema });
  const refs = { pathOf: pathRefs.pathOf, resolve: (path: string) => refTo(path) } as unknown as ActorRefResolver<ActorRef>;
  const config = shardingReference()
    .withFallback(distributedDataReference())
    .withFallback(clusterToolsReference())
    .withFallback(clusterReference())
    .withFallback(serializersReference())
    .resolve();
  const { serialization } = systemSerialization(
    config,
    {
      registry,
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
    },
    refs,
  );
  serialization.addSerializer(
    ({ payloads, refs: resolver }) => new ReliableDeliverySerializer(RELIABLE_DELIVERY_SERIALIZER_ID, payloads, resolver),
    deliveryTypes,
  );
  return serialization.serializers;
}

function serializerWith(identifier: number): Serializer {
  const found = systemSerializers().withIdentifier(identifier);
  if (found === undefined) throw new Error(`no serializer ${identifier}`);
  return found;
}

/** The messages in captured bytes of the real Akka.NET. */
function captured(
  file: Parameters<typeof capturesOf>[0],
  identifier: number,
  isMeant: (name: string) => boolean = () => true,
): readonly unknown[] {
  const serializer = serializerWith(identifier);
  return capturesOf(file)
    .filter(({ name, serializerId }) => serializerId === identifier && isMeant(name))
    .map((capture) => serializer.fromBytes(bytesOf(capture), capture.manifest));
}

const anyText = "x".repeat(300) + 'äß€😀\n"\\';
const everyStep = [{ kind: "name", name: "a" }, { kind: "parent" }, { kind: "pattern", pattern: "b*" }] as const;

/** By what a serializer's class is called. */
const runs: Readonly<Record<string, Omit<SerializerFixture, "createSerializer"> & { readonly identifier: number }>> = {
  NewtonsoftJson: {
    identifier: 1,
    messages: [
      new Small({ text: "", number: 0 }),
      new Small({ text: anyText, number: -0x8000_0000 }),
      new Large({
        text: "a",
        long: (1n << 63n) - 1n,
        at: DateTime.parse("2024-01-02T03:04:05Z"),
        took: new TimeSpan(5n),
        price: decimal("1.50"),
        ref: refTo("akka.tcp://S@h:1/user/a#1"),
        small: new Small({ text: "b", number: 1 }),
        smalls: [new Small({ text: "c", number: 2 })],
        names: ["d", anyText],
      }),
      { a: [1, "b", null, { c: true }] },
      [1, 2.5],
      2.5,
      true,
    ],
    foreign: [new Foreign(), new Date(0)],
    unknownManifest: "Nope.Type, Nope",
  },
  ByteArraySerializer: {
    identifier: 4,
    messages: [new Uint8Array(0), Uint8Array.of(0, 1, 255), new Uint8Array(5000).fill(7)],
    foreign: [new Foreign()],
    unknownManifest: "Nope.Type, Nope",
    dataOf: (message) => [...(message as Uint8Array)],
  },
  PrimitiveSerializer: {
    identifier: 17,
    messages: ["", "a", anyText, 0, -1, 0x7fff_ffff, -0x8000_0000, 0n, -1n, (1n << 63n) - 1n, -(1n << 63n)],
    foreign: [new Foreign()],
    unknownManifest: "Nope.Type, Nope",
  },
  MessageContainerSerializer: {
    identifier: 6,
    messages: [
      new ActorSelectionMessage("hello", everyStep, false),
      new ActorSelectionMessage(new Small({ text: "a", number: 1 }), [], false),
    ],
    foreign: [new Foreign()],
    unknownManifest: undefined,
  },
  DistributedPubSubMessageSerializer: {
    identifier: 9,
    messages: [
      ...captured("cluster-serializer-pubsub", 9, (name) => /^(?:Status|Delta|SendToOne)/.test(name)),
      new Publish(anyText, new Small({ text: "a", number: 1 }), true),
      new Send("/user/a", anyText, true),
      new SendToAll("/user/a", 1, true),
    ],
    foreign: [new Foreign()],
    unknownManifest: "NOPE",
  },
  ClusterSingletonMessageSerializer: {
    identifier: 14,
    messages: captured("cluster-serializer-singleton", 14),
    foreign: [new Foreign()],
    unknownManifest: "E",
  },
  ClusterClientMessageSerializer: {
    identifier: 15,
    messages: [
      ...captured("cluster-serializer-client", 15, (name) => /Contacts$|Heartbeat(?:Rsp)?$|Shutdown/.test(name)),
      new ClusterClientSend("/user/a", new Small({ text: anyText, number: 1 }), true),
      new ClusterClientSendToAll("/user/a", 1),
      new ClusterClientPublish(anyText, "a"),
    ],
    foreign: [new Foreign()],
    unknownManifest: "NOPE",
  },
  ClusterShardingMessageSerializer: {
    identifier: 13,
    messages: [
      ...captured("sharding-serializer-messages", 13, (name) => !name.startsWith("ShardingEnvelope")),
      new ShardingEnvelope(anyText, new Small({ text: "a", number: 1 })),
    ],
    foreign: [new Foreign()],
    unknownManifest: "NOPE",
  },
  ReplicatedDataSerializer: {
    identifier: 11,
    messages: [
      ...captured("sharding-serializer-ddata-types", 11, (name) => !/other|ORDictionary$/.test(name)),
      ...captured("sharding-serializer-ddata-deltas", 11, (name) => !name.endsWith("pruned")),
    ],
    foreign: [new Foreign()],
    unknownManifest: "NOPE",
    dataOf: (message) => [message?.constructor.name, String(message)],
  },
  ReplicatorMessageSerializer: {
    identifier: 12,
    messages: captured("sharding-serializer-replicator", 12),
    foreign: [new Foreign()],
    unknownManifest: "NOPE",
  },
  ReliableDeliverySerializer: {
    identifier: 36,
    messages: captured("cluster-serializer-reliable-delivery", 36, (name) => !name.includes("nested type")),
    foreign: [new Foreign()],
    unknownManifest: "NOPE",
  },
  MiscMessageSerializer: {
    identifier: 16,
    messages: [
      new Identify(null),
      new Identify("who?"),
      new ActorIdentity(5, refTo("akka.tcp://S@h:1/user/a#1")),
      new ActorIdentity(null, undefined),
      PoisonPill.instance,
      Kill.instance,
      new Status.Success(null),
      new Status.Success(new Small({ text: "a", number: 1 })),
      new Status.Failure(new Error("no"), "state"),
      refTo("akka.tcp://S@h:1/user/a#1"),
    ],
    foreign: [new Foreign()],
    unknownManifest: "NOPE",
    dataOf: (message) => (message instanceof Status.Failure ? [message.cause.message, message.state] : undefined),
  },
  SystemMessageSerializer: {
    identifier: 22,
    messages: captured("serializer-system-messages", 22, (name) => !/NoMessage|Failed|Recreate|Resume|Create failure/.test(name)),
    foreign: [new Foreign()],
    unknownManifest: "Nope.Type, Nope",
  },
  DaemonCreateSerializer: {
    identifier: 3,
    messages: captured("serializer-daemon-create", 3),
    foreign: [new Foreign()],
    unknownManifest: undefined,
    dataOf: (message) => {
      const { path, supervisor } = (message as { readonly data: { readonly path: string; readonly supervisor: string } }).data;
      return [path, supervisor]; // what else is in it stays bytes, for the recipient of the command
    },
  },
  ProtobufSerializer: {
    identifier: 2,
    messages: [protobuf.create(DurationSchema), protobuf.create(DurationSchema, { seconds: -(1n << 63n), nanos: 5 })],
    foreign: [new Foreign(), protobuf.create(StringValueSchema)],
    unknownManifest: "Nope.Type, Nope",
  },
  ClusterMessageSerializer: {
    identifier: 5,
    messages: captured("cluster-serializer-messages", 5, (name) => !/Router/.test(name)).filter(
      (message) => serializerWith(5).toBytes(message).length < 300, // each byte of each is damaged
    ),
    foreign: [new Foreign()],
    unknownManifest: "Akka.Cluster.Nothing, Akka.Cluster",
    dataOf: (message) => [...serializerWith(5).toBytes(message)], // a gossip keeps maps in private members
  },
  NullSerializer: { identifier: 0, messages: [null], foreign: [], unknownManifest: undefined },
};

for (const [name, { identifier, ...fixture }] of Object.entries(runs)) {
  describe(`serializer ${name}`, () => {
    for (const { name: promise, run } of serializerCompliance) {
      it(promise, () => run({ ...fixture, createSerializer: () => serializerWith(identifier) }));
    }
  });
}

describe("the serializers", () => {
  it("all have a compliance run", () => {
    const classes = systemSerializers().all.map((serializer) => [serializer.constructor.name, serializer.identifier]);
    assert.isAtLeast(classes.length, 8);
    assert.sameDeepMembers(
      classes,
      Object.entries(runs).map(([name, { identifier }]) => [name, identifier]),
    );
  });

  it("are checked for every numbered promise", () => {
    const checked = serializerCompliance.map(({ name }) => name.split(" ", 1)[0]);
    assert.deepEqual(checked, ["S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8"]);
  });
});
