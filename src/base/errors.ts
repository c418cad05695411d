import { RitsemError } from "./ritsem-error.ts";

/** An argument of a call has the wrong type. The message names the call, the value and the accepted types. */
export class InvalidArgumentError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_INVALID_ARGUMENT";
}

/** Why a class may be undefined, and what to do, for errors that refuse one. */
export const UNDEFINED_CLASS =
  "A class is undefined where it is used above its declaration, or while two modules import each other: move it to a module of its own.";

/** Describes a value for an error that rejects it: `undefined`, `the text "a"`, `the class Order`, `an instance of Order`. Never throws. */
export function describeValue(value: unknown): string {
  try {
    switch (typeof value) {
      case "string":
        return `the text ${JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)}`;
      case "function":
        return value.prototype === undefined || value.name === "" ? "a function" : `the class ${value.name}`;
      case "object":
        return value === null ? "null" : describeObject(value);
      case "symbol":
      case "undefined":
        return String(value);
      default:
        return `the ${typeof value} ${String(value)}`;
    }
  } catch {
    return "a value that cannot be read"; // a revoked proxy
  }
}

function describeObject(value: object): string {
  if (Array.isArray(value)) return "an array";
  const { constructor } = value as { readonly constructor?: unknown };
  const isPlain = typeof constructor !== "function" || constructor === Object || constructor.name === "";
  return isPlain ? "a plain object" : `an instance of ${constructor.name}`;
}
