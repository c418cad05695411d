import type { Literal } from "./literals.ts";
import type { ByteCursor } from "./byte-cursor.ts";
import type { ByteSink } from "./byte-sink.ts";

/** The commonest forms, which readers and writers know themselves: a call that the engine can inline, rather than one of many closures. */
export type QuickKind = "text" | "int" | "long" | "double" | "bool" | "other";

/**
 * How the values of one type are read and written when a document looks as it always does. May miss, may throw what the plain codec throws: either
 * way the plain codec has the last word, and must agree wherever this one does not miss. Collections and objects count the levels of nesting
 * that they open; a stand-in such as `{"$":"I5"}` does not.
 */
export interface QuickForm<T> {
  readonly kind: QuickKind;
  /** What every value begins with; may be empty. */
  readonly opening: Literal;
  /** `null` may stand here, too. */
  readonly isNullable?: boolean;
  /** Reads what stands behind the opening. */
  readRest(from: ByteCursor): T;
  /** Writes all of a value that is not null. */
  write(to: ByteSink, value: T): void;
}
