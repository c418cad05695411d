import { assert, describe, it } from "vitest";
import { TurnCounts, TurnWatch } from "./turn-watch.ts";

/** A clock that each reading costs something, and turns of known length. */
function watched() {
  const time = { nowMs: 1000, readings: 0 };
  const clock = { nowMs: () => ((time.readings += 1), time.nowMs), date: () => new Date(0) };
  const watch = new TurnWatch(clock);
  const turn = (counts: TurnCounts, tookMs: number, handled = 1): void => {
    const startedMs = watch.begin();
    time.nowMs += tookMs;
    counts.handled += handled;
    if (startedMs >= 0) watch.end(counts, startedMs);
  };
  return { time, watch, turn };
}

describe("TurnWatch", () => {
  it("counts every message and times every turn as long as turns come slowly", () => {
    const { time, watch, turn } = watched();
    const counts = new TurnCounts(watch);
    for (let index = 0; index < 50; index += 1) {
      time.nowMs += 20;
      turn(counts, 3, 2);
    }
    assert.equal(counts.handled, 100);
    assert.equal(counts.timeMs, 150);
    assert.equal(time.readings, 100);
  });

  it("times few of many turns, and shares the time among actors that take turns about as they used it", () => {
    const { time, watch, turn } = watched();
    const [short, long] = [new TurnCounts(watch), new TurnCounts(watch)];
    for (let index = 0; index < 200_000; index += 1) {
      turn(short, 0.001);
      turn(long, 0.003);
    }
    assert.equal(short.handled, 200_000);
    assert.isBelow(time.readings, 400_000 / 20);
    assert.approximately(short.timeMs, 200, 60);
    assert.approximately(long.timeMs, 600, 130);
  });

  it("counts no more time than has passed, when a long turn follows many short ones", () => {
    const { time, watch, turn } = watched();
    const counts = new TurnCounts(watch);
    for (let index = 0; index < 100_000; index += 1) turn(counts, 0.001);
    const startMs = time.nowMs - counts.timeMs;
    for (let index = 0; index < 600; index += 1) turn(counts, 2); // one of the first of them is timed
    assert.isAtMost(counts.timeMs, time.nowMs - startMs + 1);
    assert.isAtLeast(counts.timeMs, 600);
  });

  it("times every turn again after a pause", () => {
    const { time, watch, turn } = watched();
    const counts = new TurnCounts(watch);
    for (let index = 0; index < 100_000; index += 1) turn(counts, 0.001);
    time.nowMs += 1000;
    for (let index = 0; index < 600; index += 1) turn(counts, 0.2); // passes over what was left
    const before = { timeMs: counts.timeMs, readings: time.readings };
    for (let index = 0; index < 10; index += 1) {
      time.nowMs += 100;
      turn(counts, 5);
    }
    assert.equal(time.readings - before.readings, 20);
    assert.equal(counts.timeMs - before.timeMs, 50);
  });
});
