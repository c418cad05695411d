import { hasOwnText, MOST_CHARACTERS, MOST_VALUES, ValueWriter } from "./value-writer.ts";

interface Budget {
  values: number;
  characters: number;
}

/**
 * How a value is shown in a log line: texts as they are, errors by name and message, objects by their own `toString`, and all others as JSON with the
 * name of their class. Of an object with more than 4 096 values or 16 384 characters, only the beginning is shown. Does not throw.
 */
export function textOf(value: unknown): string {
  try {
    if (value instanceof Error) return `${value.name}: ${value.message}`;
    if (typeof value !== "object" || value === null) return String(value);
    const isList = Array.isArray(value) || ArrayBuffer.isView(value);
    return hasOwnText(value) && !isList ? (value as { toString(): string }).toString() : new ValueWriter().textOf(value);
  } catch {
    return `(${typeof value})`; // a getter or toString that throws: a log line must not fail
  }
}

/** Whether all of `value` may be shown in a log line. Looks at no more of it than that. */
export function fitsLogLine(value: unknown): boolean {
  const budget = { values: MOST_VALUES, characters: MOST_CHARACTERS };
  try {
    spend(value, budget);
  } catch {
    return false; // a getter that throws
  }
  return !isSpent(budget);
}

function spend(value: unknown, budget: Budget): void {
  budget.values -= 1;
  if (typeof value === "string") budget.characters -= value.length;
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length && !isSpent(budget); index += 1) spend(value[index], budget);
    return;
  }
  for (const key in value) {
    if (isSpent(budget)) return;
    budget.characters -= key.length;
    spend((value as Record<string, unknown>)[key], budget);
  }
}

function isSpent({ values, characters }: Budget): boolean {
  return values < 0 || characters < 0;
}
