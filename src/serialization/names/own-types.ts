import { normalizedTypeName, typeNameFrom } from "./type-name.ts";

/** Types of Akka.NET that this library sends and reads by itself, and the names of their stand-ins in documents. */
const AKKA_TYPES: ReadonlySet<string> = new Set([
  ...inAssembly("Akka", "Akka.Actor", [
    "ActorIdentity",
    "ActorPath",
    "ActorPath+Surrogate",
    "ActorRefBase+Surrogate",
    "ActorSelection",
    "ActorSelectionMessage",
    "Address",
    "Address+AddressSurrogate",
    "IActorRef",
    "Identify",
    "Kill",
    "Nobody+NobodySurrogate",
    "PoisonPill",
    "SelectChildName",
    "SelectChildPattern",
    "SelectParent",
    "Status+Failure",
    "Status+Success",
    "Terminated",
  ]),
  ...inAssembly("Akka", "Akka.Routing", [
    "ActorRefRoutee",
    "ActorSelectionRoutee",
    "AddRoutee",
    "AdjustPoolSize",
    "Broadcast",
    "BroadcastGroup+BroadcastGroupSurrogate",
    "BroadcastPool",
    "ConsistentHashableEnvelope",
    "ConsistentHashingGroup+ConsistentHashingGroupSurrogate",
    "ConsistentHashingPool",
    "DefaultResizer",
    "FromConfig",
    "GetRoutees",
    "RandomGroup+RandomGroupSurrogate",
    "RandomPool",
    "RemoveRoutee",
    "RoundRobinGroup+RoundRobinGroupSurrogate",
    "RoundRobinPool",
    "Routees",
    "ScatterGatherFirstCompletedGroup+ScatterGatherFirstCompletedGroupSurrogate",
    "ScatterGatherFirstCompletedPool",
    "TailChoppingGroup+TailChoppingGroupSurrogate",
    "SmallestMailboxPool+SmallestMailboxPoolSurrogate",
    "TailChoppingPool",
  ]),
  "Akka.Configuration.Config, Akka",
  "Akka.Dispatch.SysMsg.SystemMessage, Akka",
  ...inAssembly("Akka.Remote", "Akka.Remote", ["DaemonMsgCreate", "RemoteWatcher+Heartbeat", "RemoteWatcher+HeartbeatRsp"]),
]);

/** Types of the base library that need no registration, by their names without assembly, which differs between versions of .NET. */
const BASE_LIBRARY_TYPES: ReadonlySet<string> = new Set([
  ...inNamespace(
    "System",
    "Boolean Byte SByte Int16 UInt16 Int32 UInt32 Int64 UInt64 Single Double Decimal Char String Guid DateTime DateTimeOffset DateOnly TimeOnly".split(
      " ",
    ),
  ),
  ...inNamespace("System", ["TimeSpan", "Object", "Nullable", "Numerics.BigInteger"]),
  ...inNamespace(
    "System.Collections.Generic",
    "List LinkedList Queue HashSet SortedSet Dictionary SortedDictionary SortedList KeyValuePair".split(" "),
  ),
  ...inNamespace("System.Collections.ObjectModel", ["Collection", "ReadOnlyCollection", "ReadOnlyDictionary"]),
  ...inNamespace(
    "System.Collections.Immutable",
    "ImmutableList ImmutableArray ImmutableQueue ImmutableHashSet ImmutableSortedSet ImmutableDictionary ImmutableSortedDictionary".split(
      " ",
    ),
  ),
  "System.Collections.Concurrent.ConcurrentDictionary",
  "Microsoft.FSharp.Collections.FSharpList",
  "<>z__ReadOnlyArray",
  "<>z__ReadOnlyList",
  "<>z__ReadOnlySingleElementList",
]);

/** Whether a .NET type name, with or without version and assembly, means a type that every system knows, so that nothing may be registered under it. */
export function isOwnTypeName(name: string): boolean {
  const normalized = normalizedTypeName(name);
  return AKKA_TYPES.has(normalized) || BASE_LIBRARY_TYPES.has(typeNameFrom(normalized)?.type ?? normalized);
}

function inNamespace(space: string, names: readonly string[]): readonly string[] {
  return names.map((name) => `${space}.${name}`);
}

function inAssembly(assembly: string, space: string, names: readonly string[]): readonly string[] {
  return inNamespace(space, names).map((name) => `${name}, ${assembly}`);
}
