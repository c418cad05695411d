import type { Origin } from "./origin.ts";

/** A string, number, boolean or null. */
export interface ScalarNode {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** The spelling in the text: `1.50` keeps its zero as part of a text. */
  readonly text: string;
  readonly origin: Origin;
  /** Whether it is whitespace between two parts of a concatenation, which counts between texts only. */
  readonly isGap: boolean;
}

/** An array. */
export interface ListNode {
  readonly kind: "list";
  readonly items: ConfigNode[];
  readonly origin: Origin;
  /** Present once it is known that no substitution is left. */
  measure: Measure | undefined;
}

/** An object. Fields keep the order of first appearance and live in a Map, so `__proto__` is a key like any other. */
export interface ObjectNode {
  readonly kind: "object";
  readonly fields: Map<string, ConfigNode>;
  readonly origin: Origin;
  /** Whether it replaced a value that is not an object: older layers must not show through. */
  readonly isBarrier: boolean;
  /** Present once it is known that no substitution is left. */
  measure: Measure | undefined;
}

/** Adjacent parts, at least one of them a substitution. */
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
  /** The path at which the text was included: `${x}` means `prefix.x` first, then `x`. Empty outside includes. */
  readonly prefix: readonly string[];
  readonly isOptional: boolean;
  /** Whether the environment is used if the configuration has no such path. `+=` looks at its own key only. */
  readonly usesEnvironment: boolean;
  readonly origin: Origin;
}

/** Several values of one key, oldest first. They are kept apart because a substitution among them may become an object. */
export interface StackNode {
  readonly kind: "stack";
  readonly layers: ConfigNode[];
  readonly origin: Origin;
}

/** One value of a configuration, before or after resolving. Resolved trees consist of scalars, lists and objects. */
export type ConfigNode = ScalarNode | ListNode | ObjectNode | ConcatenationNode | SubstitutionNode | StackNode;

/** A node without substitutions. */
export type ResolvedNode = ScalarNode | ListNode | ObjectNode;

/** The size of a resolved tree, counting shared parts each time. */
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

/** The value of unquoted text: `true`, `false`, `null`, a number, or the text itself. */
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

/** The kind of a node in messages: "an object", "a number"… */
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
