import { assert, describe, it } from "vitest";
import { ManualPlatform } from "../../testkit/index.ts";
import { UnreachableTimer } from "./unreachable-timer.ts";

const DAY_MS = 86_400_000;

function silence(limitMs: number): { readonly time: ManualPlatform; readonly silence: UnreachableTimer; readonly told: number[] } {
  const time = new ManualPlatform();
  const told: number[] = [];
  return { time, told, silence: new UnreachableTimer(time, limitMs, () => told.push(time.clock.nowMs())) };
}

describe("UnreachableTimer", () => {
  it("is told once, when it has lasted, also for longer than a timer takes", () => {
    for (const days of [2, 60]) {
      const { time, silence: counted, told } = silence(days * DAY_MS);
      counted.begin();
      time.clock.advanceMs(days * DAY_MS - 1);
      assert.deepEqual(told, []);
      time.clock.advanceMs(100 * DAY_MS);
      assert.deepEqual(told, [days * DAY_MS]);
      assert.equal(time.clock.pendingTimerCount, 0);
    }
  });

  it("is counted anew each time it begins, and not told when it has ended", () => {
    const { time, silence: counted, told } = silence(2 * DAY_MS);
    counted.begin();
    time.clock.advanceMs(DAY_MS);
    counted.begin();
    time.clock.advanceMs(DAY_MS);
    counted.end();
    time.clock.advanceMs(10 * DAY_MS);
    assert.deepEqual(told, []);
  });
});
