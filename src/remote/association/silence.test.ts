import { assert, describe, it } from "vitest";
import { HandDrivenTime } from "./hand-driven-time.fixture.ts";
import { Silence } from "./silence.ts";

const DAY_MS = 86_400_000;

function silence(limitMs: number): { readonly time: HandDrivenTime; readonly silence: Silence; readonly told: number[] } {
  const time = new HandDrivenTime();
  const told: number[] = [];
  return { time, told, silence: new Silence(time.platform, limitMs, () => told.push(time.platform.clock.nowMs())) };
}

describe("Silence", () => {
  it("is told once, when it has lasted, also for longer than a timer takes", () => {
    for (const days of [2, 60]) {
      const { time, silence: counted, told } = silence(days * DAY_MS);
      counted.begin();
      time.advanceMs(days * DAY_MS - 1);
      assert.deepEqual(told, []);
      time.advanceMs(100 * DAY_MS);
      assert.deepEqual(told, [days * DAY_MS]);
      assert.equal(time.timerCount, 0);
    }
  });

  it("is counted anew each time it begins, and not told when it has ended", () => {
    const { time, silence: counted, told } = silence(2 * DAY_MS);
    counted.begin();
    time.advanceMs(DAY_MS);
    counted.begin();
    time.advanceMs(DAY_MS);
    counted.end();
    time.advanceMs(10 * DAY_MS);
    assert.deepEqual(told, []);
  });
});
