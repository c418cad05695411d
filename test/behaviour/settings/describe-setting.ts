import { describe } from "vitest";

/**
 * A `describe` for the effect of one key: its tests set another value than the default and see what it does. `npm run check:setting-effects` knows
 * by these calls which keys are covered, so `key` is written out in full.
 */
export function describeSetting(key: string, body: () => void): void {
  describe(key, () => {
    body();
  });
}
