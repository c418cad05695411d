import { TurnCounts, TurnWatch } from "../../src/actor/dispatch/turn-watch.ts";
import type { MicroCase } from "./micro-case.ts";

const TURNS = 10_000;
/** What a turn takes in the comparison of outcomes. Unit: ms. */
const TURN_MS = 0.01;

/** Turns that do nothing: what is measured is what it costs to count them. */
export function turnWatchCase(): MicroCase {
  const watch = new TurnWatch({ nowMs: () => performance.now(), date: () => new Date() });
  const counts = new TurnCounts(watch);
  const hot = (): void => {
    for (let turn = 0; turn < TURNS; turn += 1) {
      const startedMs = watch.begin();
      counts.handled += 1;
      if (startedMs >= 0) watch.end(counts, startedMs);
    }
  };
  let handled = 0;
  let timeMs = 0;
  const plain = (): void => {
    for (let turn = 0; turn < TURNS; turn += 1) {
      const startedMs = performance.now();
      handled += 1;
      timeMs += performance.now() - startedMs;
    }
  };
  return {
    files: ["src/actor/dispatch/turn-watch.ts"],
    plainly: "two clock readings for each turn",
    operations: TURNS,
    hot: { run: hot, outcome: () => estimatedTurnMs() },
    plain: { run: plain, outcome: () => (handled > 0 && timeMs > 0 ? TURN_MS : undefined) },
  };
}

/** The estimate of how long a turn takes, for turns that all take {@link TURN_MS}, to a microsecond. */
function estimatedTurnMs(): number {
  let nowMs = 0;
  const watch = new TurnWatch({ nowMs: () => nowMs, date: () => new Date(0) });
  const counts = new TurnCounts(watch);
  for (let turn = 0; turn < 10 * TURNS; turn += 1) {
    const startedMs = watch.begin();
    nowMs += TURN_MS;
    if (startedMs >= 0) watch.end(counts, startedMs);
  }
  return Number((counts.timeMs / (10 * TURNS)).toFixed(3));
}
