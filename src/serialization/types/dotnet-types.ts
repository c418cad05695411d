import { type MemberDeclaration, MemberType } from "../members/codec.ts";
import * as t from "./members.ts";

// The types of .NET that a document may name without a registration, by their names without assembly: that differs between versions of .NET.

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
  "System.Numerics.BigInteger": t.bigInteger,
  "System.Single": t.float,
  "System.Double": t.double,
  "System.Decimal": t.decimal,
  "System.Char": t.char,
  "System.String": t.string,
  "System.Guid": t.guid,
  "System.DateTime": t.dateTime,
  "System.DateTimeOffset": t.dateTimeOffset,
  "System.DateOnly": t.dateOnly,
  "System.TimeOnly": t.timeOnly,
  "System.TimeSpan": t.timeSpan,
  "System.Object": t.object,
};

/** Of those above, the ones that are never null. */
const VALUE_TYPES: ReadonlySet<MemberDeclaration> = new Set(
  Object.values(SCALARS).filter((type) => type !== t.string && type !== t.object),
);

/** `undefined`: leaves as what is usual here, since Akka.NET could not read it under its own name. */
interface GenericForm {
  readonly shape: "list" | "set" | "map";
  readonly assembly: string | undefined;
}

const CORE = "System.Private.CoreLib";
const COLLECTIONS = "System.Collections";
const IMMUTABLE = "System.Collections.Immutable";
/** Where such types live in some version of .NET: a peer may not have others named in its behalf. */
const ASSEMBLIES: ReadonlySet<string> = new Set([
  CORE,
  COLLECTIONS,
  IMMUTABLE,
  "System.Collections.Concurrent",
  "System.ObjectModel",
  "System.Runtime",
  "System",
  "netstandard",
  "FSharp.Core",
]);

const form = (shape: GenericForm["shape"], assembly?: string): GenericForm => ({ shape, assembly });
const GENERICS: Readonly<Record<string, GenericForm>> = {
  "System.Collections.Generic.List": form("list", CORE),
  "System.Collections.Generic.LinkedList": form("list", COLLECTIONS),
  "System.Collections.Generic.Queue": form("list", CORE),
  "System.Collections.ObjectModel.Collection": form("list", CORE),
  "System.Collections.ObjectModel.ReadOnlyCollection": form("list", CORE),
  "System.Collections.Immutable.ImmutableList": form("list", IMMUTABLE),
  "System.Collections.Immutable.ImmutableArray": form("list", IMMUTABLE),
  "System.Collections.Immutable.ImmutableQueue": form("list", IMMUTABLE),
  "Microsoft.FSharp.Collections.FSharpList": form("list", "FSharp.Core"),
  "<>z__ReadOnlyArray": form("list"),
  "<>z__ReadOnlyList": form("list"),
  "<>z__ReadOnlySingleElementList": form("list"),
  "System.Collections.Generic.HashSet": form("set", CORE),
  "System.Collections.Generic.SortedSet": form("set", COLLECTIONS),
  "System.Collections.Immutable.ImmutableHashSet": form("set", IMMUTABLE),
  "System.Collections.Immutable.ImmutableSortedSet": form("set", IMMUTABLE),
  "System.Collections.Generic.Dictionary": form("map", CORE),
  "System.Collections.Generic.SortedDictionary": form("map", COLLECTIONS),
  "System.Collections.Generic.SortedList": form("map", COLLECTIONS),
  "System.Collections.Concurrent.ConcurrentDictionary": form("map", "System.Collections.Concurrent"),
  "System.Collections.ObjectModel.ReadOnlyDictionary": form("map"),
  "System.Collections.Immutable.ImmutableDictionary": form("map"),
  "System.Collections.Immutable.ImmutableSortedDictionary": form("map"),
};

/** A type of .NET without type arguments, given by its name without assembly. */
export function scalarNamed(type: string): MemberType<unknown> | undefined {
  return Object.hasOwn(SCALARS, type) ? SCALARS[type] : undefined;
}

const NULLABLE = "System.Nullable";
const PAIR = "System.Collections.Generic.KeyValuePair";

/** The names of all types of the base library that a document may name, without assembly and arguments. */
export const baseLibraryNames: readonly string[] = [...Object.keys(SCALARS), ...Object.keys(GENERICS), NULLABLE, PAIR];

/** A generic type of .NET with its type arguments. References may be null, since no declaration excludes it. */
export function genericNamed(type: string, assembly: string, args: readonly MemberDeclaration[]): MemberType<unknown> | undefined {
  const [first, second] = args;
  if (first === undefined) return undefined;
  if (type === NULLABLE) return t.nullable(first instanceof MemberType ? first : t.struct(() => first as never));
  if (type === PAIR) return second && t.keyValuePairOf(orNull(first), orNull(second));
  const found = Object.hasOwn(GENERICS, type) ? GENERICS[type] : undefined;
  if (found === undefined) return undefined;
  const name = found.assembly && `${type}, ${ASSEMBLIES.has(assembly) ? assembly : found.assembly}`;
  switch (found.shape) {
    case "list":
      return t.listOf(orNull(first), name);
    case "set":
      return t.setOf(orNull(first), name);
    case "map":
      return second && t.dictionaryOf(first, orNull(second), name);
  }
}

/** `element`, and null where .NET may have it. */
export function orNull(element: MemberDeclaration): MemberDeclaration {
  return VALUE_TYPES.has(element) || element === t.object ? element : t.nullable(element);
}
