import { HoconParseError, HoconResolveError } from "./errors.ts";
import { mergedObjects, withoutBarrier } from "./layering.ts";
import type { Origin } from "./origin.ts";
import { type ConfigNode, kindText, type ListNode, listNode, type ObjectNode, type ResolvedNode, scalarNode } from "./value.ts";

const INDEX = /^\d{1,9}$/;

/** A node that can be joined. Only nodes inside it may be substitutions. */
type Part = ResolvedNode;

/**
 * Returns the value of adjacent parts: texts are joined with the whitespace between them, arrays are appended, objects are merged. Returns
 * `undefined` without parts. Throws for a mix, with the place of the first part of another kind.
 */
export function joined(parts: readonly Part[], origin: Origin, phase: "parse" | "resolve"): Part | undefined {
  if (parts.length <= 1) return parts[0];
  const values = parts.filter((part) => part.kind !== "scalar" || !part.isGap);
  if (values.some((part) => part.kind === "list")) return joinedLists(values, origin, phase);
  if (values.some((part) => part.kind === "object")) return joinedObjects(values, phase);
  let text = ""; // grows without being copied: a field may refer to itself in every line
  for (const part of parts) if (part.kind === "scalar") text += part.text;
  return scalarNode(text, text, origin);
}

/** Converts an object whose keys are indexes to an array; `undefined` if it has no such key. Gaps close, and other keys are ignored. */
export function listFromNumericObject(object: ObjectNode): ListNode | undefined {
  const indexed = [...object.fields].filter(([key]) => INDEX.test(key)).map(([key, item]) => [Number(key), item] as const);
  if (indexed.length === 0) return undefined;
  indexed.sort(([left], [right]) => left - right);
  return listNode(
    indexed.map(([, item]) => item),
    object.origin,
  );
}

function joinedLists(values: readonly Part[], origin: Origin, phase: "parse" | "resolve"): ListNode {
  const items: ConfigNode[] = [];
  for (const value of values) {
    const list = value.kind === "list" ? value : value.kind === "object" ? listFromNumericObject(value) : undefined;
    if (!list) throw mixed(value, "an array", phase);
    for (const item of list.items) items.push(item);
  }
  return listNode(items, origin);
}

function joinedObjects(values: readonly Part[], phase: "parse" | "resolve"): Part {
  const objects: ObjectNode[] = [];
  for (const value of values) {
    if (value.kind !== "object") throw mixed(value, "an object", phase);
    objects.push(withoutBarrier(value));
  }
  return objects.length === 1 ? (objects[0] as ObjectNode) : mergedObjects(objects);
}

function mixed(part: Part, expected: string, phase: "parse" | "resolve"): Error {
  const message = `Cannot join ${expected} and ${kindText(part)} into one value. Put a comma or a line end between separate values.`;
  return phase === "parse" ? new HoconParseError(message, part.origin) : new HoconResolveError(message, part.origin);
}
