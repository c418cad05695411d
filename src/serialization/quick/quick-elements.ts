import type { ByteCursor } from "./byte-cursor.ts";
import type { ByteSink } from "./byte-sink.ts";
import type { QuickForm } from "./quick-form.ts";
import { readValueOf, writeValueOf } from "./quick-value.ts";

const COMMA = 44;

/**
 * Reads the elements of an array, of which there is one at least.
 * @hotpath `bench/json`: buys loops of their own for the commonest elements, which the engine compiles for nothing else.
 */
export function readElements(form: QuickForm<unknown>, from: ByteCursor): unknown[] {
  if (form.kind === "int" && form.isNullable !== true) return readInts(from);
  if (form.kind === "text" && form.isNullable !== true) return readTexts(from);
  const result: unknown[] = [];
  do result.push(readValueOf(form, from));
  while (!from.isMissed && from.takesCode(COMMA));
  return result;
}

function readInts(from: ByteCursor): number[] {
  const result: number[] = [];
  do result.push(from.int());
  while (!from.isMissed && from.takesCode(COMMA));
  return result;
}

function readTexts(from: ByteCursor): string[] {
  const result: string[] = [];
  do result.push(from.string());
  while (!from.isMissed && from.takesCode(COMMA));
  return result;
}

/** Writes the elements of an array, with commas between them. */
export function writeElements(form: QuickForm<unknown>, to: ByteSink, elements: Iterable<unknown>): void {
  if (form.kind === "int" && form.isNullable !== true && Array.isArray(elements)) {
    writeInts(to, elements);
    return;
  }
  let isFirst = true;
  for (const element of elements) {
    if (!isFirst) to.code(COMMA);
    isFirst = false;
    writeValueOf(form, to, element);
    if (to.isMissed) return;
  }
}

function writeInts(to: ByteSink, elements: readonly number[]): void {
  for (let index = 0; index < elements.length && !to.isMissed; index += 1) {
    if (index > 0) to.code(COMMA);
    to.int(elements[index] as number);
  }
}
