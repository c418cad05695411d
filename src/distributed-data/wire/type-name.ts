import type { ValueType } from "../data/value-type.ts";

/** The .NET names of the types that have a short one here. */
const NAMES: readonly (readonly [type: ValueType, name: string])[] = [
  ["string", "System.String, System.Private.CoreLib"],
  ["int", "System.Int32, System.Private.CoreLib"],
  ["long", "System.Int64, System.Private.CoreLib"],
  ["actor-ref", "Akka.Actor.IActorRef, Akka"],
];
const ASSEMBLY = "Akka.DistributedData";

/** The .NET type `generic` of values of this type, such as `LWWRegister` of texts. */
export function genericOf(generic: string, type: ValueType): ValueType {
  const name = typeof type === "object" ? type.typeName : NAMES.find(([each]) => each === type)?.[1];
  return { typeName: `${ASSEMBLY}.${generic}\`1[[${name}]], ${ASSEMBLY}` };
}

/** The type of the values of a generic .NET type; `undefined` if `type` is none. INTEROP: also names with versions, and of .NET Framework. */
export function argumentOf(type: ValueType): ValueType | undefined {
  if (typeof type !== "object") return undefined;
  const [start, end] = [type.typeName.indexOf("[["), type.typeName.lastIndexOf("]]")];
  if (start < 0 || end < start) return undefined;
  const typeName = type.typeName.slice(start + 2, end);
  const [simple] = typeName.split(",");
  return NAMES.find(([, name]) => name.startsWith(`${simple},`))?.[0] ?? { typeName };
}
