import type { Constructor } from "./codec.ts";
import { ByteArraySerializer } from "./byte-array.ts";
import { NewtonsoftJson } from "./newtonsoft-json.ts";
import { NullSerializer } from "./null-serializer.ts";
import { PrimitiveSerializer } from "./primitive.ts";
import type { Registry } from "./registry.ts";
import {
  InvalidRegistrationError,
  MalformedPayloadError,
  SerializationError,
  UnknownSerializerError,
  UnserializableValueError,
} from "./serialization-error.ts";
import type { SerializationSettings } from "./serialization-settings.ts";
import type { RefTransport, Serializer } from "./serializer.ts";
import { TypeDirectory, unregistered } from "./type-directory.ts";
import { Pinned } from "./values/pinned.ts";
import { DateTime, DateTimeOffset } from "./values/date-time.ts";
import { Decimal } from "./values/decimal.ts";
import { TimeSpan } from "./values/time-span.ts";
import { int, long } from "./members/number-members.ts";
import { isActorRef } from "./members/ref-members.ts";

/** Which messages a serializer is for: instances of these classes and their subclasses, or all whose prototype passes a test. */
export interface SerializerBinding {
  readonly serializer: Serializer;
  readonly classes?: readonly Constructor[];
  /** Asked once per prototype, so the answer may depend on nothing else. Plain objects and arrays are never asked about. */
  readonly when?: (message: object) => boolean;
}

/** A message's bytes and what a reader needs to know to read them. */
export interface SerializedMessage {
  readonly serializerId: number;
  /** Empty when the serializer needs none. */
  readonly manifest: string;
  readonly bytes: Uint8Array;
}

/** What a {@link Serialization} is made of. */
export interface SerializationOptions<Ref> {
  /** Frozen by this call. */
  readonly registry: Registry;
  readonly refs: RefTransport<Ref>;
  readonly settings: SerializationSettings;
  readonly serializers?: readonly SerializerBinding[];
}

/** Finds the serializer for a message, and for bytes that arrive. One per system. */
export class Serialization<Ref = unknown> {
  readonly #types: TypeDirectory;
  readonly #json: NewtonsoftJson;
  readonly #primitive: PrimitiveSerializer;
  readonly #bytes = new ByteArraySerializer();
  readonly #byIdentifier = new Map<number, Serializer>();
  readonly #bindings: SerializerBinding[] = [];
  #byPrototype = new WeakMap<object, Serializer>();

  constructor(options: SerializationOptions<Ref>) {
    const { registry, refs, settings, serializers = [] } = options;
    this.#types = new TypeDirectory(registry.freeze());
    this.#json = new NewtonsoftJson(this.#types, refs as RefTransport<unknown>, settings.maximumJsonDepth);
    this.#primitive = new PrimitiveSerializer(settings.usesShortPrimitiveManifests);
    for (const serializer of [new NullSerializer(), this.#json, this.#bytes, this.#primitive]) {
      this.#byIdentifier.set(serializer.identifier, serializer);
    }
    for (const binding of serializers) this.addSerializer(binding);
  }

  /** Adds a serializer for some classes; later ones win over earlier ones and over JSON. Throws when its id is taken by another. */
  addSerializer(binding: SerializerBinding): void {
    const { identifier } = binding.serializer;
    const other = this.#byIdentifier.get(identifier);
    if (other !== undefined && other !== binding.serializer) {
      throw new InvalidRegistrationError(
        `Serializer id ${identifier} is taken by ${other.constructor.name}. Ids 0 to 40 are Akka.NET's; choose one above.`,
      );
    }
    this.#byIdentifier.set(identifier, binding.serializer);
    this.#bindings.unshift(binding);
    this.#byPrototype = new WeakMap();
  }

  byIdentifier(identifier: number): Serializer | undefined {
    return this.#byIdentifier.get(identifier);
  }

  /**
   * The serializer for `message`. Throws {@link UnregisteredMessageError} for an instance of a class that nothing is known of,
   * {@link UnserializableValueError} for null, undefined, functions and symbols. Cheap: called per message.
   */
  serializerFor(message: unknown): Serializer {
    if (typeof message === "object" && message !== null) return this.#serializerForObject(message);
    if (typeof message === "string" || typeof message === "bigint") return this.#primitive;
    if (typeof message === "number") return (message | 0) === message && !Object.is(message, -0) ? this.#primitive : this.#json;
    if (typeof message === "boolean") return this.#json;
    const shown =
      typeof message === "function" ? `function ${message.name || "without a name"}` : message === null ? "null" : typeof message;
    throw new UnserializableValueError(
      `Cannot send ${shown}: messages are values. Send an object of data, and let the receiver have the code.`,
    );
  }

  serialize(message: unknown): SerializedMessage {
    const serializer = this.serializerFor(message);
    return { serializerId: serializer.identifier, manifest: serializer.manifestOf(message), bytes: serializer.toBytes(message) };
  }

  /**
   * The message that the bytes stand for; `bytes` may be used again afterwards. Throws {@link UnknownSerializerError},
   * {@link UnknownManifestError} or {@link MalformedPayloadError}, each naming id and manifest.
   */
  deserialize(bytes: Uint8Array, serializerId: number, manifest: string): unknown {
    const serializer = this.#byIdentifier.get(serializerId);
    if (serializer === undefined) {
      throw new UnknownSerializerError(
        `Cannot read a message for serializer ${serializerId}, manifest "${manifest.slice(0, 200)}": this system has no such serializer. ` +
          "Give the same serializers to both systems (akka.actor.serializers and akka.actor.serialization-identifiers in Akka.NET).",
      );
    }
    try {
      return serializer.fromBytes(bytes, manifest);
    } catch (error) {
      if (error instanceof SerializationError) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw new MalformedPayloadError(
        `Cannot read a message: ${reason} [serializer ${serializerId}, manifest "${manifest.slice(0, 200)}"].`,
        { cause: error },
      );
    }
  }

  #serializerForObject(message: object): Serializer {
    if (message instanceof Pinned) return message.type === int || message.type === long ? this.#primitive : this.#json;
    const prototype = Object.getPrototypeOf(message) as object | null;
    if (prototype === null || prototype === Object.prototype || prototype === Array.prototype) return this.#json;
    const known = this.#byPrototype.get(prototype);
    if (known !== undefined) return known;
    const serializer = this.#chosenFor(message, prototype);
    this.#byPrototype.set(prototype, serializer);
    return serializer;
  }

  #chosenFor(message: object, prototype: object): Serializer {
    for (const { serializer, classes = [], when } of this.#bindings) {
      const isBound = classes.some((type) => message instanceof (type as unknown as new () => object));
      if (isBound || when?.(message) === true) return serializer;
    }
    if (message instanceof Uint8Array) return this.#bytes;
    const isValue =
      message instanceof Decimal || message instanceof DateTime || message instanceof DateTimeOffset || message instanceof TimeSpan;
    if (isValue || isCollection(message) || isActorRef(message) || this.#types.codecOfPrototype(prototype) !== undefined) return this.#json;
    throw unregistered(message);
  }
}

/** What the document's own rules have a form for, or what was read from a document that named its type. */
function isCollection(message: object): boolean {
  return Array.isArray(message) || message instanceof Map || message instanceof Set;
}
