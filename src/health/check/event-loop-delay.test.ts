import { assert, describe, it } from "vitest";
import { EventLoopDelay } from "./event-loop-delay.ts";

/** A host whose timer fires when the test says so. */
class LateHost {
  now = 0;
  #task: () => void = () => {};
  readonly clock = { nowMs: () => this.now, date: () => new Date(0) };
  readonly timers = {
    once: (_delayMs: number, task: () => void) => {
      this.#task = task;
      return () => (this.#task = () => {});
    },
  };

  fireAt(ms: number): void {
    this.now = ms;
    this.#task();
  }
}

describe("The delay of the event loop", () => {
  it("is how late a timer fires, for ten seconds after it", () => {
    const host = new LateHost();
    const delay = new EventLoopDelay(host);
    host.fireAt(1_000);
    assert.equal(delay.lateByMs, 0);
    host.fireAt(5_500);
    assert.equal(delay.lateByMs, 3_500);
    host.fireAt(6_500);
    assert.equal(delay.lateByMs, 3_500);
    for (let at = 7_500; at <= 15_500; at += 1_000) host.fireAt(at);
    assert.equal(delay.lateByMs, 0);
  });

  it("counts the delay that has not ended", () => {
    const host = new LateHost();
    const delay = new EventLoopDelay(host);
    host.now = 4_000;
    assert.equal(delay.lateByMs, 3_000);
  });
});
