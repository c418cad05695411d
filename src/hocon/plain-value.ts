import { ConfigBadValueError, HoconLimitError } from "./errors.ts";
import type { Origin } from "./origin.ts";
import { DEPTH_LIMIT, parsePath, renderPath } from "./path.ts";
import { layered } from "./layering.ts";
import { resolvedNode } from "./conversion.ts";
import { type ConfigNode, listNode, type ObjectNode, objectNode, scalarNode } from "./value.ts";

/**
 * Converts `node` to strings, numbers, booleans, null, arrays and objects without prototype, so that a key `__proto__` is harmless. Throws
 * ConfigNotResolvedError if a substitution is left.
 */
export function plainFromNode(node: ConfigNode, path: readonly string[] = []): unknown {
  const resolved = node.kind === "scalar" ? node : resolvedNode(node, renderPath(path));
  switch (resolved.kind) {
    case "scalar":
      return resolved.value;
    case "list":
      return resolved.items.map((item) => plainFromNode(item, path));
    case "object":
      return plainFromObject(resolved, path);
  }
}

/** Like {@link plainFromNode}, for an object. */
export function plainFromObject(node: ObjectNode, path: readonly string[] = []): Record<string, unknown> {
  const plain: Record<string, unknown> = Object.create(null);
  for (const [key, value] of node.fields) plain[key] = plainFromNode(value, path);
  return plain;
}

/** Converts a plain JavaScript value to a node; keys of objects are path expressions. Throws ConfigBadValueError for other values. */
export function nodeFromPlain(value: unknown, origin: Origin, path: readonly string[] = []): ConfigNode {
  if (path.length > DEPTH_LIMIT) throw new HoconLimitError(`Objects and arrays are nested more than ${DEPTH_LIMIT} deep.`, origin);
  if (value === null || typeof value === "string" || typeof value === "boolean") return scalarNode(value, String(value), origin);
  if (typeof value === "bigint") return scalarNode(Number(value), String(value), origin);
  if (typeof value === "number" && Number.isFinite(value)) return scalarNode(value === 0 ? 0 : value, String(value), origin);
  if (Array.isArray(value)) {
    const items = value.map((item, index) => nodeFromPlain(item, origin, [...path, String(index)]));
    return listNode(items, origin);
  }
  if (isRecord(value)) return objectFromPlain(value, origin, path);
  const found = typeof value === "number" ? String(value) : `a value of type ${typeof value}`;
  throw new ConfigBadValueError(renderPath(path), found, "cannot be a configuration value", '"some text"', origin);
}

/** Like {@link nodeFromPlain}, for an object. Ignores keys whose value is undefined. */
export function objectFromPlain(plain: Readonly<Record<string, unknown>>, origin: Origin, path: readonly string[] = []): ObjectNode {
  const objects: ObjectNode[] = [objectNode(new Map(), origin)];
  for (const [expression, value] of Object.entries(plain)) {
    if (value === undefined) continue;
    const keys = parsePath(expression);
    objects.push(nested(keys, nodeFromPlain(value, origin, [...path, ...keys]), origin));
  }
  return layered(objects) as ObjectNode;
}

/** Returns an object with `node` at `keys`. */
export function nested(keys: readonly string[], node: ConfigNode, origin: Origin): ObjectNode {
  return keys.reduceRight((value, key) => objectNode(new Map([[key, value]]), origin), node) as ObjectNode;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
