import { DateOnly } from "./date-only.ts";
import { DateTime, DateTimeOffset } from "./date-time.ts";
import { TimeOnly } from "./time-only.ts";
import { TimeSpan } from "./time-span.ts";

/** A value that stands in a document as its text, and has the name of its .NET type. */
export type TextValue = DateOnly | DateTime | DateTimeOffset | TimeOnly | TimeSpan;

const CLASSES = [
  [DateTime, "System.DateTime"],
  [DateTimeOffset, "System.DateTimeOffset"],
  [TimeSpan, "System.TimeSpan"],
  [DateOnly, "System.DateOnly"],
  [TimeOnly, "System.TimeOnly"],
] as const;

export function isTextValue(value: unknown): value is TextValue {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false; // most values, without a look at five classes
  return Object.getPrototypeOf(value) !== Object.prototype && CLASSES.some(([type]) => value instanceof type);
}

/** The name of its .NET type, without assembly. */
export function textTypeNameOf(value: TextValue): string {
  return CLASSES.find(([type]) => value instanceof type)?.[1] ?? "System.String";
}
