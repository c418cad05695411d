import type { ConstructorDescription, TypeNode } from "./assembly-description.ts";
import type { ActorParameter } from "./contract.ts";
import { type ContractOf, declarationOf } from "./declarations.ts";

/** Types that arrive as what they are when they stand alone, as arguments of a constructor do. */
const ALONE: ReadonlySet<string> = new Set([
  "System.Boolean",
  "System.Int32",
  "System.Int64",
  "System.Double",
  "System.Decimal",
  "System.String",
  "System.DateTime",
  "Akka.Actor.IActorRef",
]);

/** The parameters of the longest constructor that a node of another runtime can be asked to call. */
export function deployableParametersOf(
  constructors: readonly ConstructorDescription[],
  contractOf: ContractOf,
): readonly ActorParameter[] | undefined {
  const ordered = constructors.toSorted((a, b) => b.parameters.length - a.parameters.length);
  for (const { parameters } of ordered) {
    const found = parameters.map(({ name, type }) => parameterOf(name, type, contractOf));
    const deployable = found.filter((parameter) => parameter !== undefined);
    if (deployable.length === found.length) return deployable;
  }
  return undefined;
}

function parameterOf(name: string, type: TypeNode, contractOf: ContractOf): ActorParameter | undefined {
  const isByte = type.kind === "array" && type.arguments?.[0]?.name === "System.Byte";
  const known = type.kind === "named" && ALONE.has(type.name ?? "");
  const contract = known || isByte || type.kind !== "named" ? undefined : contractOf(type);
  if (!known && !isByte && (typeof contract !== "object" || contract.kind !== "object")) return undefined;
  const declaration = declarationOf(type, "element", contractOf);
  if (typeof declaration === "string") return undefined;
  return { name, declaration, pin: type.name === "System.Int32" ? "int" : type.name === "System.Double" ? "double" : undefined };
}
