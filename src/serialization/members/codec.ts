import type { JsonReader, TypedReader } from "../json/json-reader.ts";
import type { JsonWriter } from "../json/json-writer.ts";
import type { QuickForm } from "../quick/quick-form.ts";
import type { Arrivals } from "./arrivals.ts";

/** How the values of one .NET type stand in a document. Made from a {@link MemberType} for one registry. */
export interface Codec<T> extends TypedReader {
  /** Full .NET name with assembly, for the type names of collections. */
  readonly dotnetName: string;
  /** No value of this type can lead to an instance of a registered class, so nothing below can refer to the whole message. */
  readonly isLeaf: boolean;
  /** A struct or enum, as far as the name does not say so: what may be null is then another type, `Nullable<x>`. */
  readonly isValueType?: boolean;
  /** JSON `null` stands for a value of this type, namely the initial one. */
  readonly acceptsNull: boolean;
  /** What a member has that the document leaves out: .NET's default, or empty where that would be null. */
  initial(): T;
  /** .NET leaves the member out when it has this value. */
  omits(value: T): boolean;
  /** Throws when `value` is not of this type. */
  write(out: JsonWriter, value: T): void;
  read(reader: JsonReader): T;
  /** How values stand in bytes that look as expected. Absent for types that only the plain reader and writer know. */
  readonly quick?: QuickForm<T> | undefined;
  /** As key of a dictionary. Absent for types that cannot be one. */
  readonly key?: { write(value: T): string; read(text: string): T };
}

/** A class, as a value: what messages are registered by. */
export type Constructor<T = object> = abstract new (...args: never[]) => T;

/** What member types find their neighbours through while a registry is made ready. */
export interface CodecContext {
  /** The codec of a registered class. Throws `InvalidRegistrationError` for another. */
  codecOfClass(type: Constructor): Codec<unknown>;
  /** The codec of a type, the same each time. */
  codecOf<T>(type: MemberType<T>): Codec<T>;
  /** The types of collections that are not of the declared one. */
  readonly arrivals: Arrivals;
}

/**
 * The .NET type of one member. It decides the form on the wire, what an omitted member is restored to, and the TypeScript type
 * `T`. Made by the functions and constants of `t`. A reference that was left out is null; as element of a collection it is
 * never null, hence `E`.
 */
export class MemberType<T, E = T> {
  /** Only a type: what elements of a collection are. */
  declare readonly elementType?: E;
  /**
   * Makes the codec. Called once per registry; may ask for neighbours that are not ready yet, but not use them.
   * @internal
   */
  readonly compile: (context: CodecContext) => Codec<T>;
  /** The member's exact name in .NET, when it is more than the first letter in upper case. */
  readonly wireName: string | undefined;
  /**
   * How values of a `nullable` of this type are written where that differs: `int?` is a bare number, `int` is not.
   * @internal
   */
  readonly underNullable: ((context: CodecContext) => Codec<T>) | undefined;

  /** What a member has whose author or sender left it out: .NET's default, or empty where that would be null. */
  readonly initial: () => T;

  /** @internal */
  constructor(
    initial: () => T,
    compile: (context: CodecContext) => Codec<T>,
    options: { readonly underNullable?: ((context: CodecContext) => Codec<T>) | undefined; readonly wireName?: string } = {},
  ) {
    this.initial = initial;
    this.compile = compile;
    this.underNullable = options.underNullable;
    this.wireName = options.wireName;
  }

  /** The same type under an exact .NET member name: `userId: t.int.as("UserID")`. */
  as(wireName: string): MemberType<T, E> {
    return new MemberType(this.initial, this.compile, { underNullable: this.underNullable, wireName });
  }
}

/** A member type whose codec needs no neighbours. */
export class ScalarType<T, E = T> extends MemberType<T, E> {
  /** @internal */
  readonly codec: Codec<T>;

  /** @internal */
  constructor(codec: Codec<T>, bare?: Codec<T>) {
    super(
      () => codec.initial(),
      () => codec,
      bare === undefined ? {} : { underNullable: () => bare },
    );
    this.codec = codec;
  }
}

/** What a member may be declared as: a member type, or a registered class itself. */
export type MemberDeclaration = MemberType<unknown> | Constructor;

/** The members of a message by their TypeScript names, in the order of the .NET class. */
export type MemberDeclarations = Readonly<Record<string, MemberDeclaration>>;

/** The TypeScript type of a declared element: never null unless declared `nullable`. */
export type ElementOf<M> = M extends MemberType<unknown, infer E> ? E : M extends Constructor<infer I> ? I : never;

/** The TypeScript type of a declared member: a class may be missing, so it may be null. */
export type ValueOf<M> = M extends MemberType<infer T> ? T : M extends Constructor<infer I> ? I | null : never;

/** The TypeScript type of the members together. */
export type ValuesOf<M extends MemberDeclarations> = { -readonly [K in keyof M]: ValueOf<M[K]> };

/** The members that may be null. */
export type NullableKeys<M extends MemberDeclarations> = { [K in keyof M]: null extends ValueOf<M[K]> ? K : never }[keyof M];

/** What a constructor takes: every member, save that those which may be null may be left out. */
export type InitOf<M extends MemberDeclarations> = { readonly [K in Exclude<keyof M, NullableKeys<M>>]: ValueOf<M[K]> } & {
  readonly [K in NullableKeys<M>]?: ValueOf<M[K]>;
};

/** What the constructor of a message takes: every member, save that those which may be null may be left out. */
export type InitFor<T> = { readonly [K in keyof T as null extends T[K] ? never : K]: T[K] } & {
  readonly [K in keyof T as null extends T[K] ? K : never]?: T[K];
};

/** The codec of a declaration: of the class when it is one. */
export function codecOfDeclaration(declaration: MemberDeclaration, context: CodecContext): Codec<unknown> {
  return declaration instanceof MemberType ? context.codecOf(declaration) : context.codecOfClass(declaration);
}

/** A codec for values that are one JSON token, or one stand-in; the parts that differ are given. */
export function scalarCodec<T>(
  parts: Pick<Codec<T>, "dotnetName" | "omits" | "write" | "read" | "quick"> & { initial: T; acceptsNull?: boolean; key?: Codec<T>["key"] },
): Codec<T> {
  const { initial, read, key, quick } = parts;
  const codec: Codec<T> = {
    dotnetName: parts.dotnetName,
    isLeaf: true,
    acceptsNull: parts.acceptsNull ?? false,
    initial: () => initial,
    omits: parts.omits,
    write: parts.write,
    read,
    quick,
    readRest(reader: JsonReader): T {
      return readWrapped(reader, read);
    },
  };
  return key === undefined ? codec : { ...codec, key };
}

/** Reads `"$value":…}`, how a value stands that has to name its type. */
export function readWrapped<T>(reader: JsonReader, read: (reader: JsonReader) => T): T {
  if (!reader.hasMember() || reader.readKey() !== "$value") reader.fail("$value is missing behind a $type that needs one");
  const value = read(reader);
  if (reader.nextMember()) reader.fail("something stands behind $value");
  return value;
}
