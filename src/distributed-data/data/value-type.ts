import { isActorRef } from "../../actor/index.ts";
import { describeValue, InvalidArgumentError } from "../../base/index.ts";

/**
 * The .NET type of elements, keys and values, which travels with them: `string`, `int` (numbers), `long` (bigints), `actor-ref`, or the name of another type, for
 * instances of registered classes.
 */
export type ValueType = "string" | "int" | "long" | "actor-ref" | { readonly typeName: string };

/** The type of `value`. Throws InvalidArgumentError if only a type name could tell: pass one. */
export function valueTypeOf(value: unknown): ValueType {
  if (typeof value === "string") return "string";
  if (typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 2 ** 31) return "int";
  if (typeof value === "bigint") return "long";
  if (typeof value === "object" && value !== null && isActorRef(value)) return "actor-ref";
  throw new InvalidArgumentError(
    `The .NET type of ${describeValue(value)} is unknown. Pass it: { typeName: "Namespace.Type, Assembly" }, for example "System.Double, System.Private.CoreLib".`,
  );
}

/** A text that is equal for equal values: texts, numbers and refs by themselves, objects by their members. */
export function identityOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return String(value);
  if (isActorRef(value)) return `${value.path.toString()}#${value.path.uid}`;
  return JSON.stringify(value, (_key, inner: unknown) => canonical(inner));
}

function canonical(value: unknown): unknown {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  if (isActorRef(value)) return identityOf(value);
  return Object.fromEntries(Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1)));
}
