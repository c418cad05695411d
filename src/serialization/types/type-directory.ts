import { type MemoryUse, RecentMap } from "../../base/index.ts";
import { akkaGroupTypes } from "./akka-group-types.ts";
import { akkaRouterTypes } from "./akka-router-types.ts";
import { akkaTypes } from "./akka-types.ts";
import { type Codec, type CodecContext, type Constructor, type MemberDeclaration, MemberType } from "../members/codec.ts";
import { definitionOf } from "../registry/define-message.ts";
import type { ReadableTypes, TypedReader } from "../json/json-reader.ts";
import type { JsonWriter, WritableTypes } from "../json/json-writer.ts";
import * as t from "./members.ts";
import { refSurrogates } from "../members/ref-members.ts";
import { ObjectCodec } from "../registry/object-codec.ts";
import type { Registration, Registry } from "../registry/registry.ts";
import { InvalidRegistrationError, UnknownManifestError, UnregisteredMessageError } from "../values/errors.ts";
import { normalizedTypeName, type TypeName, typeNameFrom } from "../names/type-name.ts";
import { adviceForBuiltIn } from "../values/builtin-advice.ts";
import { Arrivals } from "../members/arrivals.ts";
import { genericNamed, orNull, scalarNamed } from "./dotnet-types.ts";

/** Generic names come from the wire in endless variety: what was not used lately is made anew. */
const REMEMBERED_BYTES = 2 * 1024 * 1024;
/** A longer name is not remembered. Unit: characters. */
const LONGEST_REMEMBERED = 1024;
/** About what a codec occupies, for itself and for each character of its name: a type of many arguments has as many codecs. */
const CODEC_BYTES = 1024;
const CODEC_BYTES_PER_CHARACTER = 24;

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
  readonly #constructed = new RecentMap<TypedReader>(REMEMBERED_BYTES);
  readonly arrivals: Arrivals = new Arrivals();
  readonly keepsNumberTypes: boolean;

  /**
   * Throws {@link InvalidRegistrationError} when a member names a class that is not registered, or members collide. `keepsNumberTypes`: a Double and a
   * Single that no declaration types arrive as such.
   */
  constructor(registry: Registry, keepsNumberTypes = false) {
    this.keepsNumberTypes = keepsNumberTypes;
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
    return this.#readerOf(typeName) ?? unknownType(normalizedTypeName(typeName));
  }

  collectionName(typeName: string): string | undefined {
    const reader = this.#readerOf(typeName);
    return reader !== undefined && "dotnetName" in reader && !(reader instanceof ObjectCodec)
      ? (reader as Codec<unknown>).dotnetName
      : undefined;
  }

  #readerOf(typeName: string): TypedReader | undefined {
    const known = this.#byName.get(typeName) ?? this.#constructed.get(typeName);
    if (known !== undefined) return known;
    const normalized = normalizedTypeName(typeName);
    const type = this.#byName.get(normalized) ?? this.#memberTypeNamed(normalized);
    if (type === undefined) return undefined;
    const reader = type instanceof MemberType ? this.codecOf(type) : "readRest" in type ? type : this.codecOfClass(type);
    if (typeName.length <= LONGEST_REMEMBERED)
      this.#constructed.set(typeName, reader, CODEC_BYTES + CODEC_BYTES_PER_CHARACTER * typeName.length);
    return reader;
  }

  /** What is remembered of names that arrived, besides those that are registered. */
  get memoryUse(): MemoryUse {
    const { count, bytes, maximumBytes } = this.#constructed;
    return { name: "type names", count, bytes, maximumBytes };
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
    if (parsed.arrayRanks.length > 0) return this.#arrayNamed(name, parsed);
    if (name === "Akka.Actor.IActorRef, Akka") return t.ref;
    if (parsed.arguments.length === 0) return scalarNamed(parsed.type);
    const found = parsed.arguments.map((argument) => this.#memberTypeNamed(argument));
    const args = found.filter((argument) => argument !== undefined);
    return args.length === found.length ? genericNamed(parsed.type, parsed.assembly, args) : undefined;
  }

  /** The last brackets of a name are the outermost array. */
  #arrayNamed(name: string, { type, arguments: args, arrayRanks }: TypeName): MemberDeclaration | undefined {
    const rank = arrayRanks.at(-1) ?? 1;
    if (type === "System.Byte" && arrayRanks.length === 1 && rank === 1 && args.length === 0) return t.bytes;
    const end = name.lastIndexOf(", ");
    const element = this.#memberTypeNamed(name.slice(0, end - rank - 1) + name.slice(end));
    return element && t.arrayOf(orNull(element), rank);
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
  const builtIn = adviceForBuiltIn(value);
  if (builtIn !== undefined)
    return new UnregisteredMessageError(`Cannot send ${builtIn.name}, which .NET does not have in this form. ${builtIn.cure}.`);
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

function unknownType(name: string): never {
  const shown = name.slice(0, 300);
  throw new UnknownManifestError(
    `Refused a message that names type "${shown}", which is not registered; nothing was made of it. ` +
      `Write: registry.messages(defineMessage("${shown}", { … })) or registry.message("${shown}", YourClass, { … }).`,
  );
}
