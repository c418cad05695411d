import { akkaGroupTypes } from "./akka-group-types.ts";
import { akkaRouterTypes } from "./akka-router-types.ts";
import { akkaTypes } from "./akka-types.ts";
import { type Codec, type CodecContext, type Constructor, type MemberDeclaration, MemberType } from "./codec.ts";
import { definitionOf } from "./define-message.ts";
import type { ReadableTypes, TypedReader } from "./json/json-reader.ts";
import type { JsonWriter, WritableTypes } from "./json/json-writer.ts";
import * as t from "./members.ts";
import { refSurrogates } from "./members/ref-members.ts";
import { ObjectCodec } from "./object-codec.ts";
import type { Registration, Registry } from "./registry.ts";
import { InvalidRegistrationError, UnknownManifestError, UnregisteredMessageError } from "./serialization-error.ts";
import { normalizedTypeName, typeNameFrom } from "./type-name.ts";

/** Generic names come from the wire in endless variety; beyond this many their codecs are made anew each time. */
const REMEMBERED_NAMES = 1000;

const SCALARS: Readonly<Record<string, MemberType<unknown>>> = {
  "System.Boolean": t.bool,
  "System.Byte": t.byte,
  "System.SByte": t.sbyte,
  "System.Int16": t.short,
  "System.UInt16": t.ushort,
  "System.Int32": t.int,
  "System.UInt32": t.uint,
  "System.Int64": t.long,
  "System.UInt64": t.ulong,
  "System.Single": t.float,
  "System.Double": t.double,
  "System.Decimal": t.decimal,
  "System.Char": t.char,
  "System.String": t.string,
  "System.Guid": t.guid,
  "System.DateTime": t.dateTime,
  "System.DateTimeOffset": t.dateTimeOffset,
  "System.TimeSpan": t.timeSpan,
  "System.Object": t.object,
};

/** .NET's collections by name, whatever assembly they are in: that differs between its versions. */
const GENERICS: Readonly<Record<string, (...args: readonly MemberDeclaration[]) => MemberType<unknown> | undefined>> = {
  "System.Nullable": (of) => of && t.nullable(of),
  "System.Collections.Generic.List": (of) => of && t.listOf(of),
  "System.Collections.Generic.LinkedList": (of) => of && t.listOf(of),
  "System.Collections.Generic.Queue": (of) => of && t.listOf(of),
  "System.Collections.ObjectModel.Collection": (of) => of && t.listOf(of),
  "System.Collections.ObjectModel.ReadOnlyCollection": (of) => of && t.listOf(of),
  "System.Collections.Immutable.ImmutableList": (of) => of && t.immutableListOf(of),
  "System.Collections.Immutable.ImmutableArray": (of) => of && t.immutableListOf(of),
  "System.Collections.Generic.HashSet": (of) => of && t.setOf(of),
  "System.Collections.Generic.SortedSet": (of) => of && t.setOf(of),
  "System.Collections.Generic.Dictionary": (key, of) => key && of && t.dictionaryOf(key, of),
  "System.Collections.Generic.SortedDictionary": (key, of) => key && of && t.dictionaryOf(key, of),
  "System.Collections.Concurrent.ConcurrentDictionary": (key, of) => key && of && t.dictionaryOf(key, of),
  "System.Collections.Immutable.ImmutableDictionary": (key, of) => key && of && t.immutableDictionaryOf(key, of),
};

/** A registry made ready for work: codecs by name and by prototype. Made once per registry and system; but for what arrives it never changes its answers. */
export class TypeDirectory implements CodecContext, ReadableTypes, WritableTypes {
  readonly #byName = new Map<string, TypedReader>();
  readonly #byPrototype = new Map<object, ObjectCodec>();
  readonly #byType = new Map<object, ObjectCodec>();
  readonly #byMemberType = new WeakMap<object, Codec<unknown>>();
  readonly #shapes: { readonly tag: readonly (readonly [string, unknown])[]; readonly codec: ObjectCodec }[] = [];
  readonly #classNames = new Map<string, Constructor>();
  /** Collections read by the name in the document alone; what C# sent as List<int> leaves as one, unless it was copied. */
  readonly #arrived = new WeakMap<object, Codec<unknown>>();
  #rememberedNames = 0;

  /** Throws {@link InvalidRegistrationError} when a member names a class that is not registered, or members collide. */
  constructor(registry: Registry) {
    for (const surrogate of refSurrogates) this.#byName.set(surrogate.name, surrogate);
    const codecs = [...akkaTypes, ...akkaRouterTypes, ...akkaGroupTypes, ...registry.registrations].map((registration) =>
      this.#add(registration),
    );
    for (const codec of codecs) codec.prepare(this);
  }

  codecOfClass(type: Constructor): ObjectCodec {
    const known = this.#byType.get(type);
    if (known !== undefined) return known;
    const name = type.name === "" ? "a class" : `class ${type.name}`;
    const line =
      definitionOf(type) === undefined ? `.message("Namespace.${type.name}, Assembly", ${type.name}, { … })` : `.messages(${type.name})`;
    throw new InvalidRegistrationError(`A member is declared as ${name}, which is not registered. Write: registry${line}`);
  }

  codecOf<T>(type: MemberType<T>): Codec<T> {
    const known = this.#byMemberType.get(type);
    if (known !== undefined) return known as Codec<T>;
    const codec = type.compile(this);
    this.#byMemberType.set(type, codec);
    return codec;
  }

  /** The codec for instances of exactly this prototype. */
  codecOfPrototype(prototype: object): ObjectCodec | undefined {
    return this.#byPrototype.get(prototype);
  }

  /** The codec of the shape whose tag the plain object carries. */
  codecOfShape(value: object): ObjectCodec | undefined {
    for (const { tag, codec } of this.#shapes) {
      if (tag.every(([key, expected]) => (value as Record<string, unknown>)[key] === expected)) return codec;
    }
    return undefined;
  }

  readerOf(typeName: string): TypedReader {
    const known = this.#byName.get(typeName);
    if (known !== undefined) return known;
    const normalized = normalizedTypeName(typeName);
    const type = this.#byName.get(normalized) ?? this.#memberTypeNamed(normalized);
    if (type === undefined) throw unknownType(normalized);
    const reader = type instanceof MemberType ? this.codecOf(type) : "readRest" in type ? type : this.codecOfClass(type);
    if (this.#rememberedNames < REMEMBERED_NAMES) {
      this.#rememberedNames += 1;
      this.#byName.set(typeName, reader);
    }
    return reader;
  }

  writeInstance(out: JsonWriter, value: object): boolean {
    const prototype = Object.getPrototypeOf(value) as object | null;
    const codec = prototype === null || prototype === Object.prototype ? this.codecOfShape(value) : this.#byPrototype.get(prototype);
    if (codec !== undefined) codec.writeInstance(out, value, true);
    else if (prototype !== null && prototype !== Object.prototype) throw unregistered(value);
    return codec !== undefined;
  }

  noteArrival(value: unknown, reader: TypedReader): void {
    const isCollection = Array.isArray(value) || value instanceof Map || value instanceof Set;
    if (isCollection && "write" in reader) this.#arrived.set(value, reader as Codec<unknown>);
  }

  writeArrived(out: JsonWriter, collection: object): boolean {
    const codec = this.#arrived.get(collection);
    codec?.write(out, collection);
    return codec !== undefined;
  }

  writePinned(out: JsonWriter, type: unknown, value: unknown): void {
    this.codecOf(type as MemberType<unknown>).write(out, value);
  }

  #add({ names, type, members, conversion, tag, schema }: Registration): ObjectCodec {
    const prototype = type === undefined ? Object.prototype : (type.prototype as object);
    const codec = new ObjectCodec({ dotnetName: names[0] ?? "", prototype, members, conversion, tag, schema });
    for (const name of names) this.#byName.set(name, codec);
    if (type !== undefined) {
      this.#byPrototype.set(prototype, codec);
      this.#byType.set(type, codec);
      for (const name of names) this.#classNames.set(name, type);
    }
    if (tag !== undefined) this.#shapes.push({ tag: Object.entries(tag), codec });
    return codec;
  }

  /** What a name in the document means, when it is made of what is registered or built in. */
  #memberTypeNamed(name: string): MemberDeclaration | undefined {
    const registered = this.#classNames.get(name);
    if (registered !== undefined) return registered;
    const parsed = typeNameFrom(name);
    if (parsed === undefined) return undefined;
    if (parsed.arrayRank > 0) {
      const end = name.lastIndexOf(", ");
      const element = name.slice(0, end - 2) + name.slice(end);
      if (parsed.type === "System.Byte" && parsed.arrayRank === 1) return t.bytes;
      const type = this.#memberTypeNamed(element);
      return type && t.arrayOf(type);
    }
    if (name === "Akka.Actor.IActorRef, Akka") return t.ref;
    const scalar = Object.hasOwn(SCALARS, parsed.type) && parsed.arguments.length === 0 ? SCALARS[parsed.type] : undefined;
    if (scalar !== undefined) return scalar;
    const generic = Object.hasOwn(GENERICS, parsed.type) ? GENERICS[parsed.type] : undefined;
    if (generic === undefined) return undefined;
    const found = parsed.arguments.map((argument) => this.#memberTypeNamed(argument));
    const args = found.filter((argument) => argument !== undefined);
    return args.length === found.length ? generic(...args) : undefined;
  }
}

/** The error for a message whose class nothing was registered for. */
export function unregistered(value: object): UnregisteredMessageError {
  if (value instanceof Error) {
    // INTEROP: not even two Akka.NET nodes can send each other a bare exception
    return new UnregisteredMessageError(
      `Cannot send ${value.name} "${value.message.slice(0, 200)}": errors travel inside a Status.Failure only. Write: new Status.Failure(error).`,
    );
  }
  const name = (Object.getPrototypeOf(value) as { constructor?: { name?: unknown } } | null)?.constructor?.name;
  const shown = typeof name === "string" && name !== "" ? name : "an anonymous class";
  const members = Object.keys(value)
    .slice(0, 4)
    .map((key) => `${key}: t.…`)
    .join(", ");
  return new UnregisteredMessageError(
    `Cannot send an instance of ${shown}: the class is not registered. Write: ` +
      `registry.message("Namespace.${shown}, Assembly", ${shown}, { ${members} }), and give the registry to ActorSystem.create.`,
  );
}

function unknownType(name: string): UnknownManifestError {
  const shown = name.slice(0, 300);
  return new UnknownManifestError(
    `Refused a message that names type "${shown}", which is not registered; nothing was made of it. ` +
      `Write: registry.messages(defineMessage("${shown}", { … })) or registry.message("${shown}", YourClass, { … }).`,
  );
}
