import { assert, describe, it } from "vitest";
import { NO_RESTARTS, requestRestart } from "./restart-window.ts";

/** Which of the failures at these times are answered by a restart. */
function answers(maxNrOfRetries: number, withinMs: number, timesMs: readonly number[]): boolean[] {
  let history = NO_RESTARTS;
  return timesMs.map((nowMs) => {
    const answer = requestRestart(history, { maxNrOfRetries, withinMs }, nowMs);
    history = answer.history;
    return answer.isAllowed;
  });
}

describe("Restart limits", () => {
  const table: readonly (readonly [
    what: string,
    retries: number,
    withinMs: number,
    timesMs: readonly number[],
    expected: readonly boolean[],
  ])[] = [
    ["without limit every failure is answered", -1, Number.POSITIVE_INFINITY, [0, 0, 0], [true, true, true]],
    ["of 0 allow none", 0, 1000, [0], [false]],
    ["without a span count the whole life", 2, Number.POSITIVE_INFINITY, [0, 1e9, 2e9], [true, true, false]],
    ["within a span stop at the first one too many", 2, 1000, [0, 10, 20], [true, true, false]],
    ["count anew after the span", 1, 1000, [0, 1001, 1500], [true, true, false]],
    ["without a count allow one per span", -1, 1000, [0, 500], [true, false]],
  ];
  for (const [what, retries, withinMs, timesMs, expected] of table) {
    it(what, () => assert.deepEqual(answers(retries, withinMs, timesMs), [...expected]));
  }
});
