import { assert, describe, it } from "vitest";
import { ManualClock } from "../testkit/index.ts";
import { punctualTimers } from "./punctual-timers.ts";

/** A host whose timers fire 0.9 ms early, and the delays that were asked of it. */
function earlyHost() {
  const clock = new ManualClock();
  const delays: number[] = [];
  const timers = punctualTimers(clock, (delayMs, task) => {
    delays.push(delayMs);
    return clock.once(Math.max(0, delayMs - 0.9), task);
  });
  return { clock, delays, timers };
}

describe("Punctual timers", () => {
  for (const [delayMs, latestMs] of [
    [0, 1.001],
    [0.5, 1.5],
    [1, 2.001],
    [7.3, 8.301],
    [100, 101.001],
    [1_000, 1_002.001],
    [86_400_000, 86_400_002.001],
  ] as const) {
    it(`fire after ${delayMs} ms and not much later, although the host's fire early`, () => {
      const { clock, timers } = earlyHost();
      let firedMs = Number.NaN;
      timers.once(delayMs, () => (firedMs = clock.nowMs()));
      clock.advanceMs(delayMs + 10);
      assert.isAtLeast(firedMs, delayMs);
      assert.isAtMost(firedMs, latestMs);
      assert.equal(clock.pendingTimerCount, 0);
    });
  }

  it("fire once, and not after they were cancelled, before or after the host's timer was early", () => {
    for (const cancelMs of [50, 99.5]) {
      const { clock, timers } = earlyHost();
      const cancel = timers.once(100, () => assert.fail("it was cancelled"));
      clock.advanceMs(cancelMs);
      cancel();
      clock.advanceMs(1_000);
      assert.equal(clock.pendingTimerCount, 0);
    }
  });

  it("cost no look at the clock when they are long", () => {
    let looks = 0;
    const clock = new ManualClock();
    const timers = punctualTimers({ nowMs: () => ((looks += 1), clock.nowMs()) }, (delayMs, task) => clock.once(delayMs, task));
    timers.once(5_000, () => {})();
    assert.equal(looks, 0);
    assert.equal(clock.pendingTimerCount, 0);
  });

  it("wait longer than the host can", () => {
    const { clock, delays, timers } = earlyHost();
    const daysMs = 60 * 86_400_000;
    let firedMs = Number.NaN;
    timers.once(daysMs, () => (firedMs = clock.nowMs()));
    clock.advanceMs(daysMs + 10);
    assert.isAtLeast(firedMs, daysMs);
    assert.isAtMost(Math.max(...delays), 2 ** 31 - 1);
  });
});
