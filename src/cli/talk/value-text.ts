import { types } from "node:util";
import { Pinned } from "../../serialization/index.ts";

/** The maximum number of values: a reply with many references to the same parts may have more than any terminal can show. */
const MOST_VALUES = 1_000_000;

/** Formats a reply for people: a string as it is, any other value as JSON. */
export function valueText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(valueJson(value));
}

/**
 * Formats a reply for machines. Whole numbers that JSON readers do not keep exactly are texts; bytes are base64; refs are their paths. Each value
 * beyond the first million is `…`.
 */
export function valueJson(value: unknown): unknown {
  return jsonWithin({ values: MOST_VALUES }, value);
}

/** Whether it has another `toString` than every object. Objects that were entered in the REPL have a realm, and an `Object.prototype`, of their own. */
function hasTextOfItsOwn(value: object): boolean {
  let root = value;
  for (let next: object | null = value; next !== null; next = Object.getPrototypeOf(next) as object | null) root = next;
  return value.toString !== root.toString;
}

function jsonWithin(left: { values: number }, value: unknown): unknown {
  left.values -= 1;
  if (left.values < 0) return "…";
  const json = (inner: unknown): unknown => jsonWithin(left, inner);
  if (value instanceof Pinned) return json(value.value);
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (value === null || typeof value !== "object") return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(json);
  if (types.isMap(value)) return Object.fromEntries(Array.from(value, ([key, of]) => [String(key), json(of)]));
  if (types.isSet(value)) return Array.from(value, json);
  if (hasTextOfItsOwn(value)) return `${value as { toString(): string }}`; // refs, decimals, dates
  return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, json(of)]));
}
