import { HoconLimitError } from "./errors.ts";
import type { Origin } from "./origin.ts";

/**
 * Result of `run`, which recurses as deep as its input is nested. The depth limits keep that far from the end of the stack, unless the
 * caller has used most of it already: then a HoconLimitError is thrown in place of the RangeError.
 */
export function withinCallStack<T>(origin: Origin, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new HoconLimitError("Too deeply nested for what is left of the call stack.", origin);
  }
}
