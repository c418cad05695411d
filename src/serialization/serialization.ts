import { type MemoryUse, reasonOf } from "../base/index.ts";
import type { ActorRef } from "../actor/index.ts";
import type { BindableType } from "./names/bindable-type.ts";
import { ByteArraySerializer } from "./serializers/byte-array.ts";
import { NewtonsoftJson } from "./newtonsoft/newtonsoft-json.ts";
import { ProtobufSerializer } from "./serializers/protobuf.ts";
import { PrimitiveSerializer } from "./serializers/primitive.ts";
import type { ActorRefResolver } from "./json/actor-ref-resolver.ts";
import type { Registry } from "./registry/registry.ts";
import {
  MalformedPayloadError,
  SerializationError,
  UnknownSerializerError,
  UnregisteredMessageError,
  UnserializableValueError,
} from "./values/errors.ts";
import { type SerializationSettings, serializationSettingsFrom } from "./serializers/serialization-settings.ts";
import { serializationReference } from "./reference.ts";
import { serializerFailure } from "./serializers/errors.ts";
import type { PayloadSerialization, SerializedMessage, Serializer, SerializerContext, SerializerSetup } from "./serializers/serializer.ts";
import type { BuiltInFactory } from "./serializers/serializer-maker.ts";
import { SerializerRegistry } from "./bindings/serializer-registry.ts";
import { TypeDirectory } from "./types/type-directory.ts";
import { Pinned } from "./members/pinned.ts";
import { Double } from "./values/exact-number.ts";
import { double, int, long } from "./members/number-members.ts";

/** How many messages may lie in each other; honest ones are three or four. Each level may copy what is below it. */
const DEEPEST_PAYLOADS = 32;

/** What a {@link Serialization} is made of. */
export interface SerializationOptions<Ref> {
  /** Frozen by this call. */
  readonly registry: Registry;
  /** Turns refs into paths and back. */
  readonly refs: ActorRefResolver<Ref>;
  /** Default: those of the reference configuration. */
  readonly settings?: SerializationSettings;
  /** Names the serializers that are used if those of `settings` are not available. Default: none. */
  readonly defaults?: SerializationSettings;
  /** Serializers that other modules bring, by Akka.NET's class names without assembly. */
  readonly builtIn?: ReadonlyMap<string, BuiltInFactory>;
  /** Types that other modules bring, for `akka.actor.serialization-bindings`. */
  readonly types?: readonly BindableType[];
  /** Serializers that the program gives, by name. */
  readonly serializers?: ReadonlyMap<string, SerializerSetup>;
}

/** Finds the serializer for a message, and for bytes that arrive. One per system. */
export class Serialization<Ref = unknown> implements PayloadSerialization {
  /** Which serializers there are, and what for. */
  readonly serializers: SerializerRegistry;
  readonly #string: Serializer | undefined;
  readonly #int: Serializer | undefined;
  readonly #long: Serializer | undefined;
  readonly #double: Serializer | undefined;
  readonly #boolean: Serializer | undefined;
  /** For messages without another binding. */
  readonly #object: Serializer | undefined;
  /** The same for what is not registered. */
  readonly #unregistered: Serializer | undefined;
  readonly #types: TypeDirectory;
  readonly #context: Omit<SerializerContext, "identifier">;
  readonly #byPrototype = new WeakMap<object, Serializer>();
  /** Of messages that are being read within others, such as the content of a `Status.Success`. */
  #depth = 0;

  /** Throws {@link InvalidRegistrationError} for registrations and serializers that contradict each other. */
  constructor({ registry, refs, builtIn = new Map(), types = [], serializers = new Map(), ...options }: SerializationOptions<Ref>) {
    const { settings = serializationSettingsFrom(serializationReference()) } = options;
    this.#types = new TypeDirectory(registry.freeze(), settings.keepsNumberTypes);
    const anyRefs = refs as ActorRefResolver<unknown>;
    const own: readonly (readonly [string, BuiltInFactory])[] = [
      [
        "Akka.Serialization.NewtonSoftJsonSerializer",
        ({ identifier }) => new NewtonsoftJson(identifier, this.#types, anyRefs, settings.maximumJsonDepth),
      ],
      ["Akka.Serialization.ByteArraySerializer", ({ identifier }) => new ByteArraySerializer(identifier)],
      [
        "Akka.Remote.Serialization.PrimitiveSerializers",
        ({ identifier }) => new PrimitiveSerializer(identifier, settings.usesShortPrimitiveManifests),
      ],
      [
        "Akka.Remote.Serialization.ProtobufSerializer",
        ({ identifier }) => new ProtobufSerializer(identifier, registry.protobufRegistrations),
      ],
    ];
    this.#context = { payloads: this, refs: refs as unknown as ActorRefResolver<ActorRef> };
    this.serializers = new SerializerRegistry({
      settings,
      defaults: options.defaults,
      builtIn: new Map([...own, ...builtIn]),
      given: serializers,
      types,
      registrations: registry.registrations,
      context: this.#context,
    });
    this.#object = this.serializers.ofType("System.Object");
    this.#unregistered = settings.allowsUnregisteredTypes ? this.#object : undefined;
    this.#string = this.serializers.ofType("System.String") ?? this.#unregistered;
    this.#int = this.serializers.ofType("System.Int32") ?? this.#unregistered;
    this.#long = this.serializers.ofType("System.Int64") ?? this.#unregistered;
    this.#double = this.serializers.ofType("System.Double") ?? this.#unregistered;
    this.#boolean = this.serializers.ofType("System.Boolean") ?? this.#unregistered;
  }

  /** What is remembered at this moment of what other systems sent, with its limit. */
  get memoryUses(): readonly MemoryUse[] {
    return [this.#types.memoryUse];
  }

  /**
   * Adds a serializer for these types. For modules that a program loads after its system has started. A message of one of these types must not have
   * been sent before. Throws {@link InvalidRegistrationError} if the serializer's id is taken.
   */
  addSerializer(create: (context: Omit<SerializerContext, "identifier">) => Serializer, types: readonly BindableType[]): void {
    this.serializers.add(create(this.#context), types);
  }

  /** The serializer with this id, if any. */
  byIdentifier(identifier: number): Serializer | undefined {
    return this.serializers.withIdentifier(identifier);
  }

  /**
   * The serializer for `message`. Throws {@link UnregisteredMessageError} for an instance of a class that nothing is known of,
   * {@link UnserializableValueError} for null, undefined, functions and symbols. Cheap: called per message.
   */
  serializerFor(message: unknown): Serializer {
    if (typeof message === "object" && message !== null) return this.#serializerForObject(message);
    if (typeof message === "string") return this.#string ?? unbound("System.String");
    if (typeof message === "number") {
      const isInt = (message | 0) === message && !Object.is(message, -0);
      return isInt ? (this.#int ?? unbound("System.Int32")) : (this.#double ?? unbound("System.Double"));
    }
    if (typeof message === "bigint") return this.#serializerForBigint(message);
    if (typeof message === "boolean") return this.#boolean ?? unbound("System.Boolean");
    const shown =
      typeof message === "function" ? `function ${message.name || "without a name"}` : message === null ? "null" : typeof message;
    throw new UnserializableValueError(
      `Cannot send ${shown}: messages are values. Send an object of data, and let the receiver have the code.`,
    );
  }

  /** Throws as {@link serializerFor} and the serializer do. `maximumBytes` as for {@link Serializer.toBytes}. */
  serialize(message: unknown, maximumBytes?: number): SerializedMessage {
    const serializer = this.serializerFor(message);
    try {
      const bytes = serializer.toBytes(message, maximumBytes);
      return { serializerId: serializer.identifier, manifest: serializer.manifestOf(message), bytes };
    } catch (error) {
      throw serializerFailure(error, serializer, message);
    }
  }

  /**
   * The message that the bytes stand for; `bytes` may be used again afterwards. Throws {@link UnknownSerializerError},
   * {@link UnknownManifestError} or {@link MalformedPayloadError}, each naming id and manifest.
   */
  deserialize(bytes: Uint8Array, serializerId: number, manifest: string): unknown {
    return this.deserializeRange(bytes, 0, bytes.length, serializerId, manifest);
  }

  /** As {@link deserialize}, of `source[start..end)`: for payloads that lie within a larger array. */
  deserializeRange(source: Uint8Array, start: number, end: number, serializerId: number, manifest: string): unknown {
    const serializer = this.serializers.withIdentifier(serializerId);
    if (serializer === undefined) throw unknownSerializer(serializerId, manifest);
    if (this.#depth >= DEEPEST_PAYLOADS) throw tooDeep();
    this.#depth += 1;
    try {
      const message =
        serializer.decodeFrom === undefined
          ? serializer.fromBytes(end - start === source.length ? source : source.subarray(start, end), manifest)
          : serializer.decodeFrom(source, start, end, manifest);
      this.#depth -= 1;
      return message;
    } catch (error) {
      this.#depth -= 1;
      throw error instanceof SerializationError ? error : unreadable(error, serializerId, manifest);
    }
  }

  #serializerForObject(message: object): Serializer {
    const prototype = Object.getPrototypeOf(message) as object | null;
    if (prototype === null || prototype === Object.prototype || prototype === Array.prototype) return this.#forPlain(message);
    if (message instanceof Pinned) return this.#forPinned(message);
    const known = this.#byPrototype.get(prototype);
    if (known !== undefined) return known;
    const isRegistered = this.#types.codecOfPrototype(prototype) !== undefined;
    const serializer =
      message instanceof Double
        ? this.#double
        : (this.serializers.ofInstance(message) ?? (isRegistered ? this.#object : this.#unregistered));
    if (serializer === undefined) return unbound(namesOf(prototype));
    serializer.assertWritable?.(message);
    this.#byPrototype.set(prototype, serializer);
    return serializer;
  }

  #serializerForBigint(message: bigint): Serializer {
    if (message === BigInt.asIntN(64, message)) return this.#long ?? unbound("System.Int64");
    return this.#unregistered ?? unbound("System.Numerics.BigInteger");
  }

  #forPlain(message: object): Serializer {
    const bound = this.serializers.ofShape(message);
    if (bound !== undefined) {
      bound.assertWritable?.(message);
      return bound;
    }
    if (this.#unregistered !== undefined) return this.#unregistered;
    return this.#object !== undefined && this.#types.codecOfShape(message) !== undefined
      ? this.#object
      : unbound("Namespace.Type, Assembly");
  }

  #forPinned({ type }: Pinned): Serializer {
    if (type === int) return this.#int ?? unbound("System.Int32");
    if (type === long) return this.#long ?? unbound("System.Int64");
    return (type === double ? this.#double : this.#unregistered) ?? unbound("System.Double");
  }
}

function namesOf(prototype: object): string {
  const name = (prototype as { readonly constructor?: { readonly name?: unknown } }).constructor?.name;
  return `Namespace.${typeof name === "string" && name !== "" ? name : "Type"}, Assembly`;
}

function unbound(typeName: string): never {
  throw new UnregisteredMessageError(
    `Cannot send a value of a type that no serializer is bound to. Register it, or write: akka.actor.serialization-bindings { "${typeName}" = json }. ` +
      "akka.actor.serialization-settings.allow-unregistered-types = true lets every plain value travel.",
  );
}

function unknownSerializer(serializerId: number, manifest: string): UnknownSerializerError {
  return new UnknownSerializerError(
    `Cannot read a message for serializer ${serializerId}, manifest "${manifest.slice(0, 200)}": this system has no such serializer. ` +
      "Give the same serializers to both systems (akka.actor.serializers and akka.actor.serialization-identifiers).",
  );
}

function tooDeep(): MalformedPayloadError {
  return new MalformedPayloadError(`Cannot read a message: more than ${DEEPEST_PAYLOADS} lie in each other.`);
}

function unreadable(error: unknown, serializerId: number, manifest: string): MalformedPayloadError {
  const where = `serializer ${serializerId}, manifest "${manifest.slice(0, 200)}"`;
  return new MalformedPayloadError(`Cannot read a message: ${reasonOf(error)} [${where}].`, { cause: error });
}
