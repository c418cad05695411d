import type { TypeDescription } from "./assembly-description.ts";

// The types of .NET and Akka.NET that members may have, by their names without assembly: a compiler sees them in reference assemblies,
// whose names are not those of the running program.

/** How a type is declared by `t`, and what its values are in TypeScript. */
export interface ScalarForm {
  readonly code: string;
  readonly type: string;
  /** Where it lives when a program runs. */
  readonly assembly: string;
  /** May be the key of a dictionary. */
  readonly isKey?: boolean;
  /** A reference: null as a member that .NET leaves out. */
  readonly isReference?: boolean;
}

const CORE = "System.Private.CoreLib";
const key = (code: string, type: string): ScalarForm => ({ code, type, assembly: CORE, isKey: true });
const plain = (code: string, type: string): ScalarForm => ({ code, type, assembly: CORE });
const akka = (code: string, type: string): ScalarForm => ({ code, type, assembly: "Akka", isReference: true });

export const SCALARS: Readonly<Record<string, ScalarForm>> = {
  "System.Boolean": plain("t.bool", "boolean"),
  "System.Byte": key("t.byte", "number"),
  "System.SByte": key("t.sbyte", "number"),
  "System.Int16": key("t.short", "number"),
  "System.UInt16": key("t.ushort", "number"),
  "System.Int32": key("t.int", "number"),
  "System.UInt32": key("t.uint", "number"),
  "System.Int64": key("t.long", "bigint"),
  "System.UInt64": key("t.ulong", "bigint"),
  "System.Numerics.BigInteger": { ...key("t.bigInteger", "bigint"), assembly: "System.Runtime.Numerics" },
  "System.Single": key("t.float", "number"),
  "System.Double": key("t.double", "number"),
  "System.Decimal": key("t.decimal", "ritsem.Decimal"),
  "System.Char": plain("t.char", "string"),
  "System.String": key("t.string", "string"),
  "System.Guid": key("t.guid", "string"),
  "System.DateTime": key("t.dateTime", "ritsem.DateTime"),
  "System.DateTimeOffset": key("t.dateTimeOffset", "ritsem.DateTimeOffset"),
  "System.DateOnly": key("t.dateOnly", "ritsem.DateOnly"),
  "System.TimeOnly": key("t.timeOnly", "ritsem.TimeOnly"),
  "System.TimeSpan": key("t.timeSpan", "ritsem.TimeSpan"),
  "System.Object": plain("t.object", "unknown"),
  "Akka.Actor.IActorRef": akka("t.ref", "ritsem.ActorRef"),
  "Akka.Actor.ActorPath": akka("t.path", "ritsem.ActorPath"),
  "Akka.Actor.Address": akka("t.address", "ritsem.Address"),
};

/** How a collection of .NET is declared. */
export interface CollectionForm {
  readonly shape: "array" | "set" | "map";
  readonly code: string;
  /** The name that it has when a program runs, which is given to `code` when that does not imply it. */
  readonly name: string;
  readonly isNamed?: boolean;
  /** What to know before it is used. */
  readonly caution?: string;
}

const LIST = `System.Collections.Generic.List, ${CORE}`;
const SET = `System.Collections.Generic.HashSet, ${CORE}`;
const DICTIONARY = `System.Collections.Generic.Dictionary, ${CORE}`;
const list: CollectionForm = { shape: "array", code: "t.listOf", name: LIST };
const set: CollectionForm = { shape: "set", code: "t.setOf", name: SET };
const map: CollectionForm = { shape: "map", code: "t.dictionaryOf", name: DICTIONARY };
const immutable = (name: string): string => `System.Collections.Immutable.${name}, System.Collections.Immutable`;
const immutableMap: CollectionForm = {
  shape: "map",
  code: "t.immutableDictionaryOf",
  name: immutable("ImmutableDictionary"),
  caution: "Akka.NET itself cannot read an immutable dictionary inside a message: it arrives here and not there",
};

export const COLLECTIONS: Readonly<Record<string, CollectionForm>> = {
  "System.Collections.Generic.List`1": list,
  "System.Collections.Generic.IList`1": list,
  "System.Collections.Generic.ICollection`1": list,
  "System.Collections.Generic.IEnumerable`1": list,
  "System.Collections.Generic.IReadOnlyList`1": list,
  "System.Collections.Generic.IReadOnlyCollection`1": list,
  "System.Collections.Generic.Queue`1": { ...list, name: "System.Collections.Generic.Queue, System.Collections", isNamed: true },
  "System.Collections.Generic.LinkedList`1": { ...list, name: "System.Collections.Generic.LinkedList, System.Collections", isNamed: true },
  "System.Collections.ObjectModel.Collection`1": { ...list, name: `System.Collections.ObjectModel.Collection, ${CORE}`, isNamed: true },
  "System.Collections.ObjectModel.ReadOnlyCollection`1": {
    ...list,
    name: `System.Collections.ObjectModel.ReadOnlyCollection, ${CORE}`,
    isNamed: true,
  },
  "System.Collections.Immutable.ImmutableList`1": { ...list, code: "t.immutableListOf", name: immutable("ImmutableList") },
  "System.Collections.Immutable.IImmutableList`1": { ...list, code: "t.immutableListOf", name: immutable("ImmutableList") },
  "System.Collections.Immutable.ImmutableArray`1": { ...list, name: immutable("ImmutableArray"), isNamed: true },
  "System.Collections.Immutable.ImmutableQueue`1": { ...list, name: immutable("ImmutableQueue"), isNamed: true },
  "System.Collections.Immutable.IImmutableQueue`1": { ...list, name: immutable("ImmutableQueue"), isNamed: true },
  "Microsoft.FSharp.Collections.FSharpList`1": { ...list, name: "Microsoft.FSharp.Collections.FSharpList, FSharp.Core", isNamed: true },
  "Microsoft.FSharp.Collections.FSharpSet`1": { ...set, name: "Microsoft.FSharp.Collections.FSharpSet, FSharp.Core", isNamed: true },
  "System.Collections.Generic.HashSet`1": set,
  "System.Collections.Generic.ISet`1": set,
  "System.Collections.Generic.IReadOnlySet`1": set,
  "System.Collections.Generic.SortedSet`1": { ...set, name: "System.Collections.Generic.SortedSet, System.Collections", isNamed: true },
  "System.Collections.Immutable.ImmutableHashSet`1": { ...set, name: immutable("ImmutableHashSet"), isNamed: true },
  "System.Collections.Immutable.IImmutableSet`1": { ...set, name: immutable("ImmutableHashSet"), isNamed: true },
  "System.Collections.Immutable.ImmutableSortedSet`1": { ...set, name: immutable("ImmutableSortedSet"), isNamed: true },
  "System.Collections.Generic.Dictionary`2": map,
  "System.Collections.Generic.IDictionary`2": map,
  "System.Collections.Generic.IReadOnlyDictionary`2": map,
  "System.Collections.Generic.SortedDictionary`2": {
    ...map,
    name: "System.Collections.Generic.SortedDictionary, System.Collections",
    isNamed: true,
  },
  "System.Collections.Concurrent.ConcurrentDictionary`2": {
    ...map,
    name: "System.Collections.Concurrent.ConcurrentDictionary, System.Collections.Concurrent",
    isNamed: true,
  },
  "System.Collections.Immutable.ImmutableDictionary`2": immutableMap,
  "System.Collections.Immutable.IImmutableDictionary`2": immutableMap,
};

/** Generic types of .NET that are plain data, described as if they had been read. */
export function plainFrameworkType(name: string): TypeDescription | undefined {
  const tuple = /^System\.(Value)?Tuple`([1-7])$/.exec(name);
  if (tuple === null) return undefined;
  const parameters = Array.from({ length: Number(tuple[2]) }, (_, index) => `T${index + 1}`);
  return {
    name,
    kind: tuple[1] === undefined ? "class" : "struct",
    parameters,
    members: parameters.map((parameter, index) => ({ name: `Item${index + 1}`, type: { kind: "parameter", name: parameter } })),
    constructors: [{ parameters: [], public: true }],
  };
}

/** Base classes that make a class an actor, other than those in the assemblies that are read. */
export const ACTOR_BASES: ReadonlySet<string> = new Set([
  "Akka.Actor.ActorBase",
  "Akka.Actor.UntypedActor",
  "Akka.Actor.ReceiveActor",
  "Akka.Actor.TypedActor",
  "Akka.Actor.FSM`2",
  "Akka.Actor.LoggingFSM`2",
  "Akka.Actor.UntypedActorWithStash",
  "Akka.Actor.UntypedActorWithUnboundedStash",
  "Akka.Actor.UntypedActorWithUnrestrictedStash",
  "Akka.Persistence.Eventsourced",
  "Akka.Persistence.PersistentActor",
  "Akka.Persistence.UntypedPersistentActor",
  "Akka.Persistence.ReceivePersistentActor",
  "Akka.Persistence.AtLeastOnceDeliveryActor",
  "Akka.Persistence.AtLeastOnceDeliveryReceiveActor",
]);
