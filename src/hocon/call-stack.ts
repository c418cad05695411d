import { HoconLimitError } from "./errors.ts";
import type { Origin } from "./origin.ts";

/**
 * Returns the result of `run`, which recurses as deep as its input is nested. The depth limits keep it far from the end of the stack, unless
 * the caller has used most of the stack: then this throws a HoconLimitError in place of the RangeError.
 */
export function withinCallStack<T>(origin: Origin, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new HoconLimitError("The text is nested too deeply for the rest of the call stack.", origin);
  }
}
