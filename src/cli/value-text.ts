import { Pinned } from "../serialization/index.ts";

/** A reply for people: a string as it is, anything else as JSON. */
export function valueText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(valueJson(value));
}

/** A reply for machines. Whole numbers beyond what JSON readers keep exactly are texts; bytes are base64; refs are their paths. */
export function valueJson(value: unknown): unknown {
  if (value instanceof Pinned) return valueJson(value.value);
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (value === null || typeof value !== "object") return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(valueJson);
  if (value instanceof Map) return Object.fromEntries(Array.from(value, ([key, of]) => [String(key), valueJson(of)]));
  if (value instanceof Set) return Array.from(value, valueJson);
  if (value.toString !== Object.prototype.toString) return `${value as { toString(): string }}`; // refs, decimals, dates
  return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, valueJson(of)]));
}
