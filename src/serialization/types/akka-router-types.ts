import {
  ActorRefRoutee,
  ActorSelection,
  ActorSelectionRoutee,
  type ActorRef,
  AddRoutee,
  AdjustPoolSize,
  Broadcast,
  ConsistentHashableEnvelope,
  type ConsistentHashKey,
  GetRoutees,
  Kill,
  PoisonPill,
  RemoveRoutee,
  type Routee,
  Routees,
  type SelectionElement,
} from "../../actor/index.ts";
import { selectionElementText } from "../../actor/internal.ts";
import type { Constructor, MemberDeclarations, ValuesOf } from "../members/codec.ts";
import { abstract, object } from "../members/class-members.ts";
import { arrayOf } from "../members/collection-members.ts";
import { int } from "../members/number-members.ts";
import { ref } from "../members/ref-members.ts";
import { string } from "../members/text-members.ts";
import type { Registration } from "../registry/registry.ts";

const routee = abstract<Routee>("Akka.Routing.Routee, Akka");

class SelectParent {}

class SelectChildName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

class SelectChildPattern {
  readonly patternStr: string;
  constructor(patternStr: string) {
    this.patternStr = patternStr;
  }
}

/** What goes to routers and comes from them, under its names in Akka.NET, where JSON carries it. */
export const akkaRouterTypes: readonly Registration[] = [
  knownType("Akka.Routing.Broadcast, Akka", Broadcast, { message: object }, ({ message }) => new Broadcast(message)),
  knownType(
    "Akka.Routing.ConsistentHashableEnvelope, Akka",
    ConsistentHashableEnvelope,
    { hashKey: object, consistentHashKey: object, message: object },
    ({ hashKey, message }) => new ConsistentHashableEnvelope(message, keyFrom(hashKey)),
    ({ consistentHashKey, message }) => ({ hashKey: consistentHashKey, consistentHashKey, message }),
  ),
  knownType("Akka.Routing.GetRoutees, Akka", GetRoutees, {}, () => GetRoutees.instance),
  knownType("Akka.Routing.Routees, Akka", Routees, { members: arrayOf(routee) }, ({ members }) => new Routees(members.filter(isThere))),
  knownType("Akka.Routing.AddRoutee, Akka", AddRoutee, { routee }, (read) => new AddRoutee(needed(read.routee, "Routee"))),
  knownType("Akka.Routing.RemoveRoutee, Akka", RemoveRoutee, { routee }, (read) => new RemoveRoutee(needed(read.routee, "Routee"))),
  knownType("Akka.Routing.AdjustPoolSize, Akka", AdjustPoolSize, { change: int }, ({ change }) => new AdjustPoolSize(change)),
  knownType("Akka.Routing.ActorRefRoutee, Akka", ActorRefRoutee, { actor: ref }, ({ actor }) => new ActorRefRoutee(needed(actor, "Actor"))),
  knownType(
    "Akka.Routing.ActorSelectionRoutee, Akka",
    ActorSelectionRoutee,
    { selection: abstract<ActorSelection>("Akka.Actor.ActorSelection, Akka", ActorSelection) },
    ({ selection }) => new ActorSelectionRoutee(needed(selection, "Selection")),
  ),
  knownType(
    "Akka.Actor.ActorSelection, Akka",
    ActorSelection,
    { anchor: ref, path: arrayOf(abstract("Akka.Actor.SelectionPathElement, Akka")), pathString: string },
    ({ anchor, path }) => new ActorSelection(needed(anchor, "Anchor"), path.map(elementFrom)),
    ({ anchor, elements }) => ({
      anchor: anchor as ActorRef,
      path: elements.map(partFrom),
      pathString: `/${elements.map(selectionElementText).join("/")}`,
    }),
  ),
  knownType("Akka.Actor.SelectParent, Akka", SelectParent, {}, () => new SelectParent()),
  knownType("Akka.Actor.SelectChildName, Akka", SelectChildName, { name: string }, ({ name }) => new SelectChildName(name)),
  knownType(
    "Akka.Actor.SelectChildPattern, Akka",
    SelectChildPattern,
    { patternStr: string },
    ({ patternStr }) => new SelectChildPattern(patternStr),
  ),
  // On their own these two go by the serializer of Akka's own messages; in a Broadcast they are JSON.
  knownType("Akka.Actor.PoisonPill, Akka", PoisonPill, {}, () => PoisonPill.instance),
  knownType("Akka.Actor.Kill, Akka", Kill, {}, () => Kill.instance),
];

/** A type that every system knows, made by `decode` of its members and written by those that `encode` gives. */
export function knownType<T extends object, const M extends MemberDeclarations>(
  name: string,
  type: Constructor<T>,
  members: M,
  decode: (members: ValuesOf<M>) => T,
  encode: (instance: T) => object = (instance) => instance,
): Registration {
  const conversion = { encode: (instance: unknown) => encode(instance as T), decode: (read: unknown) => decode(read as ValuesOf<M>) };
  return { names: [name], type, members, conversion: conversion as Registration["conversion"], tag: undefined };
}

/** INTEROP: in Akka.NET a key that is neither text nor bytes is hashed as the bytes of its serializer: of an Int32 or Int64, little-endian. */
function keyFrom(key: unknown): ConsistentHashKey {
  if (typeof key !== "number" && typeof key !== "bigint") return key as ConsistentHashKey; // the router warns about values that are not keys
  const bytes = new DataView(new ArrayBuffer(typeof key === "bigint" ? 8 : 4));
  if (typeof key === "bigint") bytes.setBigInt64(0, key, true);
  else bytes.setInt32(0, key, true);
  return new Uint8Array(bytes.buffer);
}

function elementFrom(part: object | null): SelectionElement {
  if (part instanceof SelectChildName) return { kind: "name", name: part.name };
  if (part instanceof SelectChildPattern) return { kind: "pattern", pattern: part.patternStr };
  if (part instanceof SelectParent) return { kind: "parent" };
  throw new TypeError("a step of an ActorSelection is neither a name nor a pattern nor the parent");
}

function partFrom(element: SelectionElement): object {
  switch (element.kind) {
    case "parent":
      return new SelectParent();
    case "name":
      return new SelectChildName(element.name);
    case "pattern":
      return new SelectChildPattern(element.pattern);
  }
}

function isThere(value: Routee | null): value is Routee {
  return value !== null;
}

function needed<T>(value: T | null, member: string): T {
  if (value === null) throw new TypeError(`${member} is missing`);
  return value;
}
