import type { ActorRef } from "../../actor/index.ts";
import type { Constructor } from "../members/codec.ts";
import type { ActorRefResolver } from "../json/actor-ref-resolver.ts";

/** A message's bytes and what a reader needs to know to read them. */
export interface SerializedMessage {
  /** Id of the serializer. */
  readonly serializerId: number;
  /** Empty when the serializer needs none. */
  readonly manifest: string;
  /** The payload. */
  readonly bytes: Uint8Array;
}

/** Turns messages of some types into bytes and back. The numbered promises are those of the compliance suite. */
export interface Serializer {
  /** Travels with each message; 0 to 40 belong to Akka.NET's own serializers. */
  readonly identifier: number;
  /** S1 the text that tells the reader which type the bytes are; empty when the bytes say it themselves. Cheap: called per message. */
  manifestOf(message: unknown): string;
  /**
   * S2 the bytes alone, without identifier or manifest; its own until they are garbage. S3 throws an error that names the type when it cannot.
   * `maximumBytes` is what the caller can use. A serializer whose bytes may be many times the size of the message stops there and throws
   * `PayloadTooLargeError`; others may ignore it.
   */
  toBytes(message: unknown, maximumBytes?: number): Uint8Array;
  /** S4 gives back what `toBytes` was given. S5 throws an error for what it cannot read. `bytes` is valid during the call only. */
  fromBytes(bytes: Uint8Array, manifest: string): unknown;
  /**
   * Optional and fast: S6 as `toBytes`, but writes at `offset` of `target` and returns the offset behind the last byte, or -1 when
   * there is too little room, in which case `target` may hold rubbish from `offset` on.
   */
  encodeInto?(message: unknown, target: Uint8Array, offset: number, maximumBytes?: number): number;
  /**
   * Optional and fast: S8 as `fromBytes`, of the bytes of `source` from `start` to before `end`, without an array being made of them. `source` is
   * valid during the call only; its other bytes belong to other messages.
   */
  decodeFrom?(source: Uint8Array, start: number, end: number, manifest: string): unknown;
  /**
   * Optional: S7 throws, with the cure, for a message whose class it could never write. Asked once per class, when the first such
   * message is sent, so that what is missing shows at `tell` and not when bytes are made.
   */
  assertWritable?(message: object): void;
}

/** For serializers that carry messages inside messages: the serialization that they are part of. Not to be used before they are made. */
export interface PayloadSerialization {
  /** `maximumBytes` as for {@link Serializer.toBytes}. */
  serialize(message: unknown, maximumBytes?: number): SerializedMessage;
  /** Reads a payload. Throws a SerializationError. */
  deserialize(bytes: Uint8Array, serializerId: number, manifest: string): unknown;
  /** The same of `source[start..end)`, a range within it. */
  deserializeRange(source: Uint8Array, start: number, end: number, serializerId: number, manifest: string): unknown;
}

/** What a serializer is made with. */
export interface SerializerContext {
  /** Its id in `akka.actor.serialization-identifiers`; `undefined` if it has none there. */
  readonly identifier: number | undefined;
  /** Serializes payloads inside other messages. */
  readonly payloads: PayloadSerialization;
  /** Turns refs into paths and back. */
  readonly refs: ActorRefResolver<ActorRef>;
}

/** Makes a serializer, once per system. */
export type SerializerFactory = (context: SerializerContext) => Serializer;

/** A serializer that a program gives in code, under the class name that `akka.actor.serializers` has for it. */
export interface SerializerSetup {
  /** Makes the serializer. */
  readonly create: SerializerFactory;
  /** It writes the instances of these classes and of their subclasses, regardless of the configuration. */
  readonly useFor?: readonly Constructor[];
}
