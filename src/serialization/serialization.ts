import type { ActorRef } from "../actor/index.ts";
import type { BindableType } from "./bindable-type.ts";
import { ByteArraySerializer } from "./byte-array.ts";
import { NewtonsoftJson } from "./newtonsoft-json.ts";
import { ProtobufSerializer } from "./protobuf.ts";
import { PrimitiveSerializer } from "./primitive.ts";
import type { RefTransport } from "./ref-transport.ts";
import type { Registry } from "./registry.ts";
import {
  MalformedPayloadError,
  SerializationError,
  UnknownSerializerError,
  UnregisteredMessageError,
  UnserializableValueError,
} from "./serialization-error.ts";
import { type SerializationSettings, serializationSettingsFrom } from "./serialization-settings.ts";
import { serializationReference } from "./reference.ts";
import type { PayloadSerialization, SerializedMessage, Serializer, SerializerSetup } from "./serializer.ts";
import type { BuiltInFactory } from "./serializer-maker.ts";
import { SerializerRegistry } from "./serializer-registry.ts";
import { TypeDirectory } from "./type-directory.ts";
import { Pinned } from "./values/pinned.ts";
import { double, int, long } from "./members/number-members.ts";

/** What a {@link Serialization} is made of. */
export interface SerializationOptions<Ref> {
  /** Frozen by this call. */
  readonly registry: Registry;
  readonly refs: RefTransport<Ref>;
  /** Default: those of the reference configuration. */
  readonly settings?: SerializationSettings;
  /** Serializers that other rooms bring, by Akka.NET's class names without assembly. */
  readonly builtIn?: ReadonlyMap<string, BuiltInFactory>;
  /** Types that other rooms bring, for `akka.actor.serialization-bindings`. */
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
  /** For everything that nothing else is bound to. */
  readonly #object: Serializer | undefined;
  /** The same for what is not registered. */
  readonly #unregistered: Serializer | undefined;
  readonly #types: TypeDirectory;
  readonly #byPrototype = new WeakMap<object, Serializer>();

  /** Throws {@link InvalidRegistrationError} for registrations and serializers that contradict each other. */
  constructor({ registry, refs, builtIn = new Map(), types = [], serializers = new Map(), ...options }: SerializationOptions<Ref>) {
    const { settings = serializationSettingsFrom(serializationReference()) } = options;
    this.#types = new TypeDirectory(registry.freeze());
    const anyRefs = refs as RefTransport<unknown>;
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
    this.serializers = new SerializerRegistry({
      settings,
      builtIn: new Map([...own, ...builtIn]),
      given: serializers,
      types,
      registrations: registry.registrations,
      context: { payloads: this, refs: refs as unknown as RefTransport<ActorRef> },
    });
    this.#object = this.serializers.ofType("System.Object");
    this.#unregistered = settings.allowsUnregisteredTypes ? this.#object : undefined;
    this.#string = this.serializers.ofType("System.String") ?? this.#unregistered;
    this.#int = this.serializers.ofType("System.Int32") ?? this.#unregistered;
    this.#long = this.serializers.ofType("System.Int64") ?? this.#unregistered;
    this.#double = this.serializers.ofType("System.Double") ?? this.#unregistered;
    this.#boolean = this.serializers.ofType("System.Boolean") ?? this.#unregistered;
  }

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
    if (typeof message === "bigint") return this.#long ?? unbound("System.Int64");
    if (typeof message === "boolean") return this.#boolean ?? unbound("System.Boolean");
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
    const serializer = this.serializers.withIdentifier(serializerId);
    if (serializer === undefined) {
      throw new UnknownSerializerError(
        `Cannot read a message for serializer ${serializerId}, manifest "${manifest.slice(0, 200)}": this system has no such serializer. ` +
          "Give the same serializers to both systems (akka.actor.serializers and akka.actor.serialization-identifiers).",
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
    const prototype = Object.getPrototypeOf(message) as object | null;
    if (prototype === null || prototype === Object.prototype || prototype === Array.prototype) return this.#forPlain(message);
    if (message instanceof Pinned) return this.#forPinned(message);
    const known = this.#byPrototype.get(prototype);
    if (known !== undefined) return known;
    const isRegistered = this.#types.codecOfPrototype(prototype) !== undefined;
    const serializer = this.serializers.ofInstance(message) ?? (isRegistered ? this.#object : this.#unregistered);
    if (serializer === undefined) return unbound(namesOf(prototype));
    serializer.assertWritable?.(message);
    this.#byPrototype.set(prototype, serializer);
    return serializer;
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
