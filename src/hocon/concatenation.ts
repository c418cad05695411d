import { HoconParseError, HoconResolveError } from "./errors.ts";
import { mergedObjects, withoutBarrier } from "./layering.ts";
import type { Origin } from "./origin.ts";
import { type ConfigNode, kindText, type ListNode, listNode, type ObjectNode, type ResolvedNode, scalarNode } from "./value.ts";

const INDEX = /^\d{1,9}$/;

/** A node that can be joined: its own substitutions, if any, lie deeper. */
type Part = ResolvedNode;

/**
 * Value of parts written next to each other: texts join with the whitespace between them, arrays are appended, objects merge.
 * Without parts `undefined`. Throws on a mix, at the first part that does not fit.
 */
export function joined(parts: readonly Part[], origin: Origin, phase: "parse" | "resolve"): Part | undefined {
  if (parts.length <= 1) return parts[0];
  const values = parts.filter((part) => part.kind !== "scalar" || !part.isGap);
  if (values.some((part) => part.kind === "list")) return joinedLists(values, origin, phase);
  if (values.some((part) => part.kind === "object")) return joinedObjects(values, phase);
  const text = parts.map((part) => (part.kind === "scalar" ? part.text : "")).join("");
  return scalarNode(text, text, origin);
}

/** An object whose keys are indexes, as the array it stands for; `undefined` when it has none. Gaps close, other keys are ignored. */
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
