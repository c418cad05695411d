import type { ActorRef } from "../../actor/index.ts";
import { ProtoWriter } from "../../remote/internal.ts";
import {
  type ActorRefResolver,
  type PayloadSerialization,
  type Serializer,
  UnknownManifestError,
  UnregisteredMessageError,
} from "../../serialization/index.ts";
import { ShardingEnvelope } from "../message/sharding-envelope.ts";
import { writeEnvelope, writeShortEnvelope } from "../wire/envelope-codec.ts";
import { EnvelopeCursor } from "../wire/envelope-cursor.ts";
import { decodeEnvelope, ENVELOPE, type ShardingMessageCodec, shardingMessageCodecs } from "./sharding-message-codecs.ts";

/** What regions, coordinators and shards send. INTEROP: Akka.NET's `ClusterShardingMessageSerializer`, 13. */
export class ClusterShardingMessageSerializer implements Serializer {
  readonly identifier: number;
  readonly #payloads: PayloadSerialization;
  readonly #writer = new ProtoWriter();
  readonly #cursor = new EnvelopeCursor();
  readonly #byManifest: ReadonlyMap<string, ShardingMessageCodec>;
  /** By class; of two manifests for one, the last is written. */
  readonly #byType: ReadonlyMap<unknown, ShardingMessageCodec>;

  constructor(identifier: number, payloads: PayloadSerialization, refs: ActorRefResolver<ActorRef>) {
    this.identifier = identifier;
    this.#payloads = payloads;
    const codecs = shardingMessageCodecs(payloads, refs);
    this.#byManifest = new Map(codecs.map((codec) => [codec.manifest, codec]));
    this.#byType = new Map(codecs.map((codec) => [codec.type, codec]));
  }

  /** Throws UnregisteredMessageError. */
  manifestOf(message: unknown): string {
    return message instanceof ShardingEnvelope ? ENVELOPE : this.#codecOf(message).manifest;
  }

  /** Throws UnregisteredMessageError, and the errors of the payload's serializer. */
  toBytes(message: unknown, maximumBytes?: number): Uint8Array {
    return this.#codecOf(message).encode(message as never, maximumBytes);
  }

  /**
   * As {@link toBytes}. @hotpath `bench/remote-sharding`. Buys: no writer, no buffer and no copy in an array of its own for each message to an
   * entity.
   */
  encodeInto(message: unknown, target: Uint8Array, offset: number, maximumBytes?: number): number {
    if (!(message instanceof ShardingEnvelope)) return copied(this.toBytes(message, maximumBytes), target, offset);
    const payload = this.#payloads.serialize(message.message, maximumBytes); // it may be an envelope itself, so it is written first
    const end = writeShortEnvelope(target, offset, message.entityId, payload);
    if (end !== -1) return end;
    writeEnvelope(this.#writer, message.entityId, payload);
    return this.#writer.copyInto(target, offset);
  }

  /** Throws MalformedShardingMessageError and SerializationErrors. */
  fromBytes(bytes: Uint8Array, manifest: string): unknown {
    return this.decodeFrom(bytes, 0, bytes.length, manifest);
  }

  /** As {@link fromBytes}, of `source[start..end)`. @hotpath as {@link encodeInto}. */
  decodeFrom(source: Uint8Array, start: number, end: number, manifest: string): unknown {
    if (manifest === ENVELOPE) return decodeEnvelope(this.#cursor, source, start, end, this.#payloads);
    const codec = this.#byManifest.get(manifest);
    if (codec !== undefined) return codec.decode(source.subarray(start, end));
    throw new UnknownManifestError(
      `Cannot read a message of cluster sharding [serializer ${this.identifier}, manifest "${manifest.slice(0, 200)}"]: this version does not know it.`,
    );
  }

  #codecOf(message: unknown): ShardingMessageCodec {
    const codec = message instanceof Object ? this.#byType.get(message.constructor) : undefined;
    if (codec !== undefined) return codec;
    throw new UnregisteredMessageError(
      `Cannot send ${message instanceof Object ? message.constructor.name : typeof message}: it is not a message of cluster sharding. Bind its class to ` +
        "another serializer in akka.actor.serialization-bindings.",
    );
  }
}

function copied(bytes: Uint8Array, target: Uint8Array, offset: number): number {
  const end = offset + bytes.length;
  if (end > target.length) return -1;
  target.set(bytes, offset);
  return end;
}
