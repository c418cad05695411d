import type { ByteCursor } from "./byte-cursor.ts";
import type { ByteSink } from "./byte-sink.ts";
import { literalOf } from "./literals.ts";
import type { QuickForm } from "./quick-form.ts";

const NULL = literalOf("null");

/** Reads what stands behind the opening of a value of `form`. */
export function readRestOf(form: QuickForm<unknown>, from: ByteCursor): unknown {
  switch (form.kind) {
    case "text":
      return from.rest();
    case "int":
      return from.restOfInt();
    case "long":
      return from.long();
    case "double":
      return from.double();
    case "bool":
      return from.bool();
    case "other":
      return form.readRest(from);
  }
}

/** Reads a value of `form`: an element or the value of a key. */
export function readValueOf(form: QuickForm<unknown>, from: ByteCursor): unknown {
  if (form.isNullable === true && from.takes(NULL)) return null;
  from.expect(form.opening);
  return readRestOf(form, from);
}

/** Writes a value of `form`. */
export function writeValueOf(form: QuickForm<unknown>, to: ByteSink, value: unknown): void {
  if (value === null) {
    if (form.isNullable === true) to.literal(NULL);
    else to.miss();
    return;
  }
  switch (form.kind) {
    case "text":
      to.string(value as string);
      return;
    case "int":
      to.int(value as number);
      return;
    case "long":
      to.long(value as bigint);
      return;
    case "double":
      to.double(value as number);
      return;
    case "bool":
      to.bool(value as boolean);
      return;
    case "other":
      form.write(to, value);
      return;
  }
}
