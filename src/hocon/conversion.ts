import type { Constraint } from "./constraint.ts";
import { ConfigBadValueError, ConfigMissingError, ConfigNotResolvedError, ConfigWrongTypeError } from "./errors.ts";
import { booleanFromText, bytesFromText, durationMsFromText, numberFromText } from "./units.ts";
import { type ConfigNode, kindText, type ResolvedNode, type ScalarNode } from "./value.ts";

/** How one getter reads a scalar. */
export interface Conversion<T> {
  /** Completes "… is needed" and "is not …". */
  readonly expected: string;
  /** A right value as it would be written. */
  readonly example: string;
  /** `undefined` when the scalar cannot be read this way. */
  from(scalar: ScalarNode): T | undefined;
}

export const TEXT: Conversion<string> = { expected: "a text", example: '"some text"', from: ({ text }) => text };

export const NUMBER: Conversion<number> = { expected: "a number", example: "1.5", from: ({ value, text }) => numberOf(value, text) };

export const INTEGER: Conversion<number> = {
  expected: "a whole number",
  example: "10",
  from({ value, text }) {
    const number = numberOf(value, text);
    return Number.isSafeInteger(number) ? number : undefined;
  },
};

export const BOOLEAN: Conversion<boolean> = {
  expected: "on or off",
  example: "on",
  from: ({ value }) => (typeof value === "string" ? booleanFromText(value) : typeof value === "boolean" ? value : undefined),
};

export const DURATION_MS: Conversion<number> = {
  expected: "a duration",
  example: "5 s, 250 ms or infinite",
  from: ({ value, text }) => (typeof value === "boolean" ? undefined : durationMsFromText(text)),
};

export const BYTES: Conversion<bigint> = {
  expected: "a size in bytes",
  example: "128000b, 128 kB or 4 MiB",
  from: ({ value, text }) => (typeof value === "boolean" ? undefined : bytesFromText(text)),
};

/** One of `values`, whatever its case. */
export function oneOf<T extends string>(values: readonly T[]): Conversion<T> {
  return {
    expected: `one of ${values.join(", ")}`,
    example: values[0] ?? "",
    from: ({ text }) => values.find((value) => value === text) ?? values.find((value) => value.toLowerCase() === text.toLowerCase()),
  };
}

/** `node` read as `conversion` says; `path` is for messages. Throws the error that fits. */
export function converted<T>(node: ConfigNode | undefined, path: string, conversion: Conversion<T>): T {
  const { expected, example } = conversion;
  const present = presentNode(node, path, expected, example);
  if (present.kind !== "scalar") throw new ConfigWrongTypeError(path, kindText(present), expected, example, present.origin);
  const value = conversion.from(present);
  if (value === undefined) throw new ConfigBadValueError(path, present.text, `is not ${expected}`, example, present.origin);
  return value;
}

/** `value`, which was read from `node`, if it satisfies `constraint`. Throws {@link ConfigBadValueError}. */
export function constrained(value: number, constraint: Constraint | undefined, node: ConfigNode, path: string, unit: string): number {
  if (!constraint || constraint.accepts(value)) return value;
  const found = node.kind === "scalar" ? node.text : String(value);
  const problem = `must be ${constraint.description}${unit}`;
  throw new ConfigBadValueError(path, found, problem, `${constraint.example}${unit}`, node.origin);
}

/** `node`, unless it is missing, null or not resolved yet: then an error. */
export function presentNode(node: ConfigNode | undefined, path: string, expected: string, example: string): ResolvedNode {
  if (node === undefined) throw new ConfigMissingError(path, expected, example);
  const resolved = resolvedNode(node, path);
  if (isNull(resolved)) throw new ConfigMissingError(path, expected, example, resolved.origin);
  return resolved;
}

/** `node` unless it still waits for `resolve()`. */
export function resolvedNode(node: ConfigNode, path: string): ResolvedNode {
  if (node.kind === "scalar" || node.kind === "list" || node.kind === "object") return node;
  throw new ConfigNotResolvedError(path, node.origin);
}

export function isNull(node: ConfigNode): boolean {
  return node.kind === "scalar" && node.value === null;
}

function numberOf(value: ScalarNode["value"], text: string): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" ? numberFromText(text) : undefined;
}
