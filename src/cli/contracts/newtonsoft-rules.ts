import { type ConstructorDescription, attributeOf, type MemberDescription, type TypeDescription } from "./assembly-description.ts";

// How Newtonsoft.Json, as Akka.NET sets it up, sees a class: which members it writes, under which names, and how it makes instances.

const JSON_PROPERTY = "Newtonsoft.Json.JsonProperty";
// FSharp.Core's SourceConstructFlags.
const CONSTRUCT_MASK = 31;
const SUM_TYPE = 1;
const DATA_MEMBER = "System.Runtime.Serialization.DataMember";

/** A member that is written. */
export interface WrittenMember {
  readonly member: MemberDescription;
  readonly wireName: string;
  /** It is set again when read: by a setter, which may be private, or as a parameter of the constructor. */
  readonly isRead: boolean;
}

/** The members that one type declares itself and that are written. `isOptedIn`: {@link isOptIn} of it or of a base class. */
export function writtenMembersOf(type: TypeDescription, isOptedIn: boolean): readonly WrittenMember[] {
  const parameters = parametersOf(type);
  const written: WrittenMember[] = [];
  for (const member of type.members ?? []) {
    if (isIgnored(member)) continue;
    const property = attributeOf(member, JSON_PROPERTY);
    const dataMember = isOptedIn ? attributeOf(member, DATA_MEMBER) : undefined;
    if ((isOptedIn || member.hidden === true) && property === undefined && dataMember === undefined) continue;
    const named = property?.arguments?.[0] ?? property?.named?.["PropertyName"] ?? dataMember?.named?.["Name"];
    const wireName = typeof named === "string" ? named : member.name;
    const isRead = member.readOnly !== true || parameters.has(member.name.toLowerCase()) || parameters.has(wireName.toLowerCase());
    written.push({ member, wireName, isRead });
  }
  return written;
}

/** Only marked members are written: `[DataContract]`, `[JsonObject(MemberSerialization.OptIn)]`. */
export function isOptIn(type: TypeDescription): boolean {
  const mode = memberSerializationOf(type);
  return mode === undefined ? attributeOf(type, "System.Runtime.Serialization.DataContract") !== undefined : mode === 1;
}

/** Why Newtonsoft.Json does not treat the type as an object with members, or cannot make one; `undefined` when all is well. */
export function whyNoObject(type: TypeDescription): string | undefined {
  if (attributeOf(type, "Newtonsoft.Json.JsonConverter") ?? attributeOf(type, "System.ComponentModel.TypeConverter")) {
    return "is written by a converter of its own";
  }
  if (isUnion(type)) return "is an F# union, which is written as a case and its fields, without a type name, and has no counterpart here";
  if (memberSerializationOf(type) === 2) return "is written by its private fields (MemberSerialization.Fields)";
  const implemented = (type.interfaces ?? []).map(({ name }) => name);
  if (implemented.includes("Akka.Util.ISurrogated")) return "travels as a surrogate (ISurrogated)";
  if (implemented.includes("Google.Protobuf.IMessage")) return "is a protobuf message: make its TypeScript from the .proto file";
  if (implemented.includes("System.Runtime.Serialization.ISerializable")) return "writes itself (ISerializable)";
  if (implemented.includes("System.Collections.IEnumerable") && attributeOf(type, "Newtonsoft.Json.JsonObject") === undefined)
    return "is a collection of its own";
  if (type.kind === "class" && type.abstract !== true && makerOf(type) === undefined) {
    const count = (type.constructors ?? []).filter(isPublic).length;
    return count === 0
      ? "cannot be made by Akka.NET: it has no public constructor, and none without parameters"
      : `cannot be made by Akka.NET: it has ${count} public constructors, and none without parameters. Mark one with [JsonConstructor]`;
  }
  return undefined;
}

/** A discriminated union of F#: the compiler marks it as a sum type. */
export function isUnion(type: TypeDescription): boolean {
  const kind = attributeOf(type, "Microsoft.FSharp.Core.CompilationMapping")?.arguments?.[0];
  return typeof kind === "number" && (kind & CONSTRUCT_MASK) === SUM_TYPE;
}

/** The effect of a converter on a member. */
export function whyNoMember(member: MemberDescription): string | undefined {
  if (attributeOf(member, "Newtonsoft.Json.JsonConverter") !== undefined) return "is written by a converter of its own";
  const named = attributeOf(member, JSON_PROPERTY)?.named;
  return named?.["ItemConverterType"] === undefined ? undefined : "has elements that are written by a converter of their own";
}

function isIgnored(member: MemberDescription): boolean {
  return (
    member.ignored === true ||
    attributeOf(member, "Newtonsoft.Json.JsonIgnore") !== undefined ||
    attributeOf(member, "Newtonsoft.Json.JsonExtensionData") !== undefined ||
    attributeOf(member, "System.Runtime.Serialization.IgnoreDataMember") !== undefined
  );
}

function memberSerializationOf(type: TypeDescription): number | undefined {
  const object = attributeOf(type, "Newtonsoft.Json.JsonObject");
  const mode = object?.arguments?.[0] ?? object?.named?.["MemberSerialization"];
  return typeof mode === "number" ? mode : undefined;
}

/** Names of the parameters that set members, in lower case. Of an abstract class all constructors count: the classes that extend it pick one. */
export function parametersOf(type: TypeDescription): ReadonlySet<string> {
  const maker = makerOf(type);
  const makers = type.abstract === true ? (type.constructors ?? []) : maker === undefined ? [] : [maker];
  return new Set(makers.flatMap(({ parameters }) => parameters.map(({ name }) => name.toLowerCase())));
}

/** The constructor that is called. Of structs the one without parameters, unless the only other one sets every member. */
function makerOf(type: TypeDescription): ConstructorDescription | undefined {
  const constructors = type.constructors ?? [];
  const marked = constructors.find((constructor) => attributeOf(constructor, "Newtonsoft.Json.JsonConstructor") !== undefined);
  if (marked !== undefined) return marked;
  const open = constructors.filter(isPublic);
  if (type.kind === "struct") {
    const readOnly = new Set((type.members ?? []).filter((member) => member.readOnly === true).map(({ name }) => name.toLowerCase()));
    const [only] = open;
    return open.length === 1 && only?.parameters.every(({ name }) => readOnly.has(name.toLowerCase())) ? only : undefined;
  }
  return constructors.find(({ parameters }) => parameters.length === 0) ?? (open.length === 1 ? open[0] : undefined);
}

function isPublic(constructor: ConstructorDescription): boolean {
  return constructor.public === true;
}
