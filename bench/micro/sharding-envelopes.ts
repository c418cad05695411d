import type { ActorRef } from "../../src/actor/index.ts";
import { lengthDelimitedTag, ProtoReader, ProtoWriter, readPayload } from "../../src/remote/internal.ts";
import { type ActorRefResolver, Registry, Serialization, type SerializedMessage } from "../../src/serialization/index.ts";
import { ShardingEnvelope } from "../../src/sharding/message/sharding-envelope.ts";
import { ClusterShardingMessageSerializer } from "../../src/sharding/serializer/cluster-sharding-message-serializer.ts";
import { writeEnvelope, writeShortEnvelope } from "../../src/sharding/wire/envelope-codec.ts";
import { EnvelopeCursor } from "../../src/sharding/wire/envelope-cursor.ts";
import type { MicroCase } from "./micro-case.ts";

const ENVELOPES = 200;
const MANIFEST = "System.String, System.Private.CoreLib";
const ENVELOPE = "a";
const ENTITY_ID = lengthDelimitedTag(1);
const MESSAGE = lengthDelimitedTag(2);
const utf8 = new TextEncoder();
const refs: ActorRefResolver<ActorRef> = { pathOf: String, resolve: () => ({}) as ActorRef };
const envelopes = Array.from({ length: ENVELOPES }, (_, index) => ({
  entityId: `entity-${index}`,
  payload: { serializerId: 17, manifest: MANIFEST, bytes: utf8.encode(`hit ${index}`) } satisfies SerializedMessage,
}));

export function shardingEnvelopeCodecCase(): MicroCase {
  const target = new Uint8Array(ENVELOPES * 128);
  const writer = new ProtoWriter();
  const writeAll = (write: (at: number, entityId: string, payload: SerializedMessage) => number): Uint8Array => {
    let at = 0;
    for (const { entityId, payload } of envelopes) at = write(at, entityId, payload);
    return target.subarray(0, at);
  };
  const plain = (at: number, entityId: string, payload: SerializedMessage): number => {
    writeEnvelope(writer, entityId, payload);
    return writer.copyInto(target, at);
  };
  const copied = (bytes: unknown): Uint8Array => (bytes as Uint8Array).slice();
  return {
    files: ["src/sharding/wire/envelope-codec.ts"],
    plainly: "ProtoWriter",
    operations: ENVELOPES,
    hot: { run: () => writeAll((at, entityId, payload) => writeShortEnvelope(target, at, entityId, payload)), outcome: copied },
    plain: { run: () => writeAll(plain), outcome: copied },
  };
}

export function shardingEnvelopeCursorCase(): MicroCase {
  const writer = new ProtoWriter();
  const written = envelopes.map(({ entityId, payload }) => {
    writeEnvelope(writer, entityId, payload);
    return writer.toBytes();
  });
  const cursor = new EnvelopeCursor();
  const sumOf = (entityId: string, serializerId: number, manifest: string, payloadBytes: number): number =>
    entityId.length + serializerId + manifest.length + payloadBytes;
  const readAll = (read: (bytes: Uint8Array) => number): number => written.reduce((sum, bytes) => (sum * 31 + read(bytes)) % 1_000_003, 0);
  const hot = (bytes: Uint8Array): number => {
    cursor.read(bytes, 0, bytes.length);
    return sumOf(cursor.entityId, cursor.serializerId, cursor.manifest, cursor.payloadEnd - cursor.payloadStart);
  };
  return {
    files: ["src/sharding/wire/envelope-cursor.ts"],
    plainly: "ProtoReader, an object for each envelope",
    operations: ENVELOPES,
    hot: { run: () => readAll(hot) },
    plain: {
      run: () =>
        readAll((bytes) => {
          const { entityId, payload } = readPlainly(bytes);
          return sumOf(entityId, payload.serializerId, payload.manifest, payload.bytes.length);
        }),
    },
  };
}

function readPlainly(bytes: Uint8Array): { readonly entityId: string; readonly payload: SerializedMessage } {
  const reader = new ProtoReader(bytes);
  let entityId = "";
  let payload: SerializedMessage = { serializerId: 0, manifest: "", bytes: new Uint8Array(0) };
  while (reader.next()) {
    if (reader.tag === ENTITY_ID) entityId = reader.string();
    else if (reader.tag === MESSAGE) payload = reader.message(readPayload);
    else reader.skip();
  }
  return { entityId, payload };
}

/** There and back, message included. */
export function shardingSerializerCase(): MicroCase {
  const payloads = new Serialization({ registry: new Registry(), refs: { pathOf: String, resolve: (path) => path } });
  const serializer = new ClusterShardingMessageSerializer(13, payloads, refs);
  const messages = envelopes.map(({ entityId }, index) => new ShardingEnvelope(entityId, `hit ${index}`));
  const target = new Uint8Array(1024);
  const roundTrips = (convert: (message: ShardingEnvelope) => unknown): number => {
    let sum = 0;
    for (const message of messages) {
      const arrived = convert(message) as ShardingEnvelope<string>;
      sum = (sum * 31 + arrived.entityId.length + arrived.message.length) % 1_000_003;
    }
    return sum;
  };
  const hot = (message: ShardingEnvelope): unknown => serializer.decodeFrom(target, 0, serializer.encodeInto(message, target, 0), ENVELOPE);
  const plain = (message: ShardingEnvelope): unknown => {
    const bytes = serializer.toBytes(message);
    target.set(bytes, 0);
    const { entityId, payload } = readPlainly(target.slice(0, bytes.length));
    return new ShardingEnvelope(entityId, payloads.deserialize(payload.bytes, payload.serializerId, payload.manifest));
  };
  return {
    files: ["src/sharding/serializer/cluster-sharding-message-serializer.ts"],
    plainly: "toBytes, a copy in the frame, ProtoReader",
    operations: ENVELOPES,
    hot: { run: () => roundTrips(hot) },
    plain: { run: () => roundTrips(plain) },
  };
}
