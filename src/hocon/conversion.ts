import type { Constraint } from "./constraint.ts";
import { ConfigBadValueError, ConfigMissingError, ConfigNotResolvedError, ConfigOutOfRangeError, ConfigWrongTypeError } from "./errors.ts";
import { booleanFromText, bytesFromText, durationMsFromText, numberFromText } from "./units.ts";
import { type ConfigNode, kindText, type ResolvedNode, type ScalarNode } from "./value.ts";

/** How one getter reads a scalar. */
export interface Conversion<T> {
  /** Completes "expected …" and "is not …". */
  readonly expected: string;
  /** A valid value as a user would write it. */
  readonly example: string;
  /** Returns `undefined` if the scalar cannot be read this way. */
  from(scalar: ScalarNode): T | undefined;
}

/** What the two positions of a switch mean where a setting is a switch or a value of another kind. */
export interface SwitchMeaning<T> {
  /** The value of `on`, `yes` and `true`. Without it they are errors. */
  readonly on?: T;
  /** The value of `off`, `no` and `false`. */
  readonly off: T;
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

export const BOOLEAN: Conversion<boolean> = { expected: "on or off", example: "on", from: ({ text }) => booleanFromText(text) };

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

/** A switch, or what `other` reads. */
export function orSwitch<T>(other: Conversion<T>, meaning: SwitchMeaning<T>): Conversion<T> {
  const { on, off } = meaning;
  return {
    expected: `${on === undefined ? "" : "on, "}off or ${other.expected}`,
    example: `off or ${other.example}`,
    from(scalar) {
      const position = BOOLEAN.from(scalar);
      if (position === undefined) return other.from(scalar);
      return position ? on : off;
    },
  };
}

/** A size in bytes that a double holds exactly. */
export const BYTES_IN_DOUBLE: Conversion<number> = {
  expected: "a size in bytes",
  example: "128000b, 128 kB or 4 MiB",
  from(scalar) {
    const bytes = Number(BYTES.from(scalar) ?? Number.NaN);
    return Number.isSafeInteger(bytes) ? bytes : undefined;
  },
};

/** One of `values`, in any case. */
export function oneOf<T extends string>(values: readonly T[]): Conversion<T> {
  return {
    expected: `one of ${values.join(", ")}`,
    example: values[0] ?? "",
    from: ({ text }) => values.find((value) => value === text) ?? values.find((value) => value.toLowerCase() === text.toLowerCase()),
  };
}

/** Reads `node` with `conversion`; `undefined` if it cannot. {@link converted} then says why: rendering the path costs more than reading. */
export function readable<T>(node: ConfigNode | undefined, conversion: Conversion<T>): T | undefined {
  return node?.kind === "scalar" && node.value !== null ? conversion.from(node) : undefined;
}

/** Reads `node` with `conversion`; `path` is for messages. Throws a configuration error if it cannot. */
export function converted<T>(node: ConfigNode | undefined, path: string, conversion: Conversion<T>): T {
  const { expected, example } = conversion;
  const present = presentNode(node, path, expected, example);
  if (present.kind !== "scalar") throw new ConfigWrongTypeError(path, kindText(present), expected, example, present.origin);
  const value = conversion.from(present);
  if (value === undefined) throw new ConfigBadValueError(path, present.text, `is not ${expected}`, example, present.origin);
  return value;
}

/** Why `value`, which was read from `node`, does not satisfy `constraint`. */
export function outOfRange(value: number, constraint: Constraint, node: ConfigNode, path: string, unit: string): Error {
  const found = node.kind === "scalar" ? node.text : String(value);
  const problem = `must be ${constraint.description}${unit}`;
  const { example, isStrict = false } = constraint;
  return new (isStrict ? ConfigBadValueError : ConfigOutOfRangeError)(path, found, problem, `${example}${unit}`, node.origin);
}

/** Returns `node`. Throws a configuration error if it is missing, null or not yet resolved. */
export function presentNode(node: ConfigNode | undefined, path: string, expected: string, example: string): ResolvedNode {
  if (node === undefined) throw new ConfigMissingError(path, expected, example);
  const resolved = resolvedNode(node, path);
  if (isNull(resolved)) throw new ConfigMissingError(path, expected, example, resolved.origin);
  return resolved;
}

/** Returns `node`. Throws {@link ConfigNotResolvedError} if it still holds substitutions. */
export function resolvedNode(node: ConfigNode, path: string): ResolvedNode {
  if (isResolvedKind(node)) return node;
  throw new ConfigNotResolvedError(path, node.origin);
}

/** Whether `node` itself is no substitution; what is inside it may be. */
export function isResolvedKind(node: ConfigNode): node is ResolvedNode {
  return node.kind === "scalar" || node.kind === "list" || node.kind === "object";
}

export function isNull(node: ConfigNode): boolean {
  return node.kind === "scalar" && node.value === null;
}

function numberOf(value: ScalarNode["value"], text: string): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" ? numberFromText(text) : undefined;
}
