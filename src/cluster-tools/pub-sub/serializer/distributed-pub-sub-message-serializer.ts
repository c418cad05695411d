import type { ActorRef } from "../../../actor/index.ts";
import {
  type ActorRefResolver,
  type PayloadSerialization,
  type SerializedMessage,
  type Serializer,
  UnknownManifestError,
  UnregisteredMessageError,
} from "../../../serialization/index.ts";
import { Publish, Send, SendToAll } from "../message/delivery.ts";
import { type Bucket, Delta, type Entry, MediatorStatus, SendToOneSubscriber } from "../message/gossip.ts";
import { decodeDelivery, decodeOnlyPayload, encodeDelivery, encodeOnlyPayload, PATH_FLAG, TOPIC_FLAG } from "../wire/delivery-codec.ts";
import { decodeDelta, encodeDelta, type RawBucket, type RawEntry } from "../wire/delta-codec.ts";
import { decodeStatus, encodeStatus } from "../wire/status-codec.ts";

/** INTEROP: the manifests of DistributedPubSubMessageSerializer.cs. */
const MANIFEST = { status: "A", delta: "B", send: "C", sendToAll: "D", publish: "E", sendToOneSubscriber: "F" } as const;

/** What mediators and cluster clients send. INTEROP: Akka.NET's `DistributedPubSubMessageSerializer`, 9. */
export class DistributedPubSubMessageSerializer implements Serializer {
  readonly identifier: number;
  readonly #payloads: PayloadSerialization;
  readonly #refs: ActorRefResolver<ActorRef>;

  constructor(identifier: number, payloads: PayloadSerialization, refs: ActorRefResolver<ActorRef>) {
    this.identifier = identifier;
    this.#payloads = payloads;
    this.#refs = refs;
  }

  /** Throws UnregisteredMessageError. */
  manifestOf(message: unknown): string {
    if (message instanceof MediatorStatus) return MANIFEST.status;
    if (message instanceof Delta) return MANIFEST.delta;
    if (message instanceof Send) return MANIFEST.send;
    if (message instanceof SendToAll) return MANIFEST.sendToAll;
    if (message instanceof Publish) return MANIFEST.publish;
    if (message instanceof SendToOneSubscriber) return MANIFEST.sendToOneSubscriber;
    throw new UnregisteredMessageError(
      `Cannot send ${message instanceof Object ? message.constructor.name : typeof message}: it is not a message of distributed pub-sub. Bind its class to ` +
        "another serializer in akka.actor.serialization-bindings.",
    );
  }

  toBytes(message: unknown, maximumBytes?: number): Uint8Array {
    const payloadOf = (inner: unknown): SerializedMessage => this.#payloads.serialize(inner, maximumBytes);
    if (message instanceof MediatorStatus) return encodeStatus(message);
    if (message instanceof Delta) return encodeDelta(message.buckets.map((bucket) => this.#rawFrom(bucket)));
    if (message instanceof Send)
      return encodeDelivery({ destination: message.path, payload: payloadOf(message.message), flag: message.localAffinity }, PATH_FLAG);
    if (message instanceof SendToAll)
      return encodeDelivery({ destination: message.path, payload: payloadOf(message.message), flag: message.excludeSelf }, PATH_FLAG);
    if (message instanceof Publish) {
      const { topic, sendOneMessageToEachGroup } = message;
      return encodeDelivery({ destination: topic, payload: payloadOf(message.message), flag: sendOneMessageToEachGroup }, TOPIC_FLAG);
    }
    return encodeOnlyPayload(payloadOf((message as SendToOneSubscriber).message));
  }

  /** Throws MalformedToolsMessageError and SerializationErrors. */
  fromBytes(bytes: Uint8Array, manifest: string): unknown {
    switch (manifest) {
      case MANIFEST.status:
        return decodeStatus(bytes);
      case MANIFEST.delta:
        return new Delta(decodeDelta(bytes).map((bucket) => this.#bucketFrom(bucket)));
      case MANIFEST.send:
        return this.#delivered(bytes, PATH_FLAG, (path, message, flag) => new Send(path, message, flag));
      case MANIFEST.sendToAll:
        return this.#delivered(bytes, PATH_FLAG, (path, message, flag) => new SendToAll(path, message, flag));
      case MANIFEST.publish:
        return this.#delivered(bytes, TOPIC_FLAG, (topic, message, flag) => new Publish(topic, message, flag));
      case MANIFEST.sendToOneSubscriber:
        return new SendToOneSubscriber(this.#messageIn(decodeOnlyPayload(bytes)));
      default:
        throw new UnknownManifestError(
          `Cannot read a message of distributed pub-sub [serializer ${this.identifier}, manifest "${manifest.slice(0, 200)}"]: this version does not know it.`,
        );
    }
  }

  #delivered<T>(bytes: Uint8Array, flagField: number, create: (destination: string, message: unknown, flag: boolean) => T): T {
    const { destination, payload, flag } = decodeDelivery(bytes, flagField);
    return create(destination, this.#messageIn(payload), flag);
  }

  #messageIn({ bytes, serializerId, manifest }: SerializedMessage): unknown {
    return this.#payloads.deserialize(bytes, serializerId, manifest);
  }

  #rawFrom({ owner, version, content }: Bucket): RawBucket {
    const entries = Array.from(content, ([key, { version: entryVersion, ref }]): RawEntry => {
      return { key, version: entryVersion, path: ref === undefined ? "" : this.#refs.pathOf(ref) };
    });
    return { owner, version, entries };
  }

  #bucketFrom({ owner, version, entries }: RawBucket): Bucket {
    const content = entries.map(({ key, version: entryVersion, path }): readonly [string, Entry] => {
      return [key, { version: entryVersion, ref: path === "" ? undefined : this.#refs.resolve(path) }];
    });
    return { owner, version, content: new Map(content) };
  }
}
