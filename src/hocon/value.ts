import type { Origin } from "./origin.ts";

/** A string, number, boolean or null. */
export interface ScalarNode {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** As written: `1.50` keeps its zero when it becomes part of a text. */
  readonly text: string;
  readonly origin: Origin;
  /** Whitespace between two parts of a concatenation: counts between texts, not between arrays or objects. */
  readonly isGap: boolean;
}

/** An array. */
export interface ListNode {
  readonly kind: "list";
  readonly items: ConfigNode[];
  readonly origin: Origin;
  /** Present once it is known that no substitution is left in here. */
  measure: Measure | undefined;
}

/** An object. Fields keep the order of first appearance and live in a Map, so `__proto__` is a key like any other. */
export interface ObjectNode {
  readonly kind: "object";
  readonly fields: Map<string, ConfigNode>;
  readonly origin: Origin;
  /** Something that is no object was replaced by this one: older layers must not show through. */
  readonly isBarrier: boolean;
  /** Present once it is known that no substitution is left in here. */
  measure: Measure | undefined;
}

/** Parts on one line of which at least one is a substitution. */
export interface ConcatenationNode {
  readonly kind: "concatenation";
  readonly parts: readonly ConfigNode[];
  readonly origin: Origin;
  /** Made by `+=`: more elements may be added to its last part. */
  readonly isAppend: boolean;
}

/** `${path}` or `${?path}`. */
export interface SubstitutionNode {
  readonly kind: "substitution";
  readonly path: readonly string[];
  /** Where the text was included: `${x}` in it means `prefix.x` first, then `x`. Empty outside includes. */
  readonly prefix: readonly string[];
  readonly isOptional: boolean;
  /** Whether the environment is asked when the configuration has no answer. `+=` looks at its own key only. */
  readonly usesEnvironment: boolean;
  readonly origin: Origin;
}

/** Several values of one key, oldest first, kept apart because a substitution among them may turn out to be an object. */
export interface StackNode {
  readonly kind: "stack";
  readonly layers: ConfigNode[];
  readonly origin: Origin;
}

/** One value of a configuration, before or after resolving. After it only scalars, lists and objects are left. */
export type ConfigNode = ScalarNode | ListNode | ObjectNode | ConcatenationNode | SubstitutionNode | StackNode;

/** A node without substitutions in it. */
export type ResolvedNode = ScalarNode | ListNode | ObjectNode;

/** Size of a resolved tree as if nothing in it were shared. */
export interface Measure {
  readonly values: number;
  readonly characters: number;
  readonly depth: number;
}

export function scalarNode(value: ScalarNode["value"], text: string, origin: Origin): ScalarNode {
  return { kind: "scalar", value, text, origin, isGap: false };
}

export function gapNode(text: string, origin: Origin): ScalarNode {
  return { kind: "scalar", value: text, text, origin, isGap: true };
}

export function listNode(items: ConfigNode[], origin: Origin): ListNode {
  return { kind: "list", items, origin, measure: undefined };
}

export function objectNode(fields: Map<string, ConfigNode>, origin: Origin): ObjectNode {
  return { kind: "object", fields, origin, isBarrier: false, measure: undefined };
}

const NUMBER = /^-?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?$/;

/** What unquoted text means on its own: `true`, `false`, `null`, a number, or itself. */
export function scalarFromText(text: string, origin: Origin): ScalarNode {
  const first = text.charCodeAt(0);
  if ((first >= 0x30 && first <= 0x39) || first === 0x2d) {
    const value = NUMBER.test(text) ? Number(text) : Number.NaN;
    return Number.isFinite(value) ? scalarNode(value === 0 ? 0 : value, text, origin) : scalarNode(text, text, origin);
  }
  if (text === "true") return scalarNode(true, text, origin);
  if (text === "false") return scalarNode(false, text, origin);
  if (text === "null") return scalarNode(null, text, origin);
  return scalarNode(text, text, origin);
}

/** "an object", "a number"…: for messages. */
export function kindText(node: ConfigNode): string {
  switch (node.kind) {
    case "object":
      return "an object";
    case "list":
      return "an array";
    case "scalar":
      return node.value === null ? "null" : `a ${typeof node.value}`;
    default:
      return "a substitution";
  }
}
