import { assert, describe, it } from "vitest";
import type { Platform } from "../../platform/index.ts";
import { browserPlatform } from "../../platform/index.ts";
import { DeadlineFailureDetector } from "../failure-detector/deadline-failure-detector.ts";
import { Heartbeat } from "./heartbeat.ts";

/** A clock with one timer at a time, which is all that a heartbeat uses. */
class OneTimer {
  nowMs = 0;
  #due: { readonly atMs: number; readonly task: () => void } | undefined;
  readonly platform: Platform = {
    ...browserPlatform(),
    clock: { nowMs: () => this.nowMs, date: () => new Date(0) },
    timers: {
      once: (delayMs, task) => {
        const due = { atMs: this.nowMs + delayMs, task };
        this.#due = due;
        return () => {
          if (this.#due === due) this.#due = undefined;
        };
      },
    },
  };

  get isArmed(): boolean {
    return this.#due !== undefined;
  }

  advanceTo(toMs: number): void {
    for (let due = this.#due; due !== undefined && due.atMs <= toMs; due = this.#due) this.#fire(due, due.atMs);
    this.nowMs = toMs;
  }

  /** As after a sleep of the machine: the timer fires late. */
  wakeAt(nowMs: number): void {
    if (this.#due !== undefined) this.#fire(this.#due, nowMs);
  }

  #fire(due: { readonly task: () => void }, nowMs: number): void {
    this.nowMs = nowMs;
    this.#due = undefined;
    due.task();
  }
}

function started(intervalMs = 500, pauseMs = 1000) {
  const time = new OneTimer();
  const heard: string[] = [];
  const heartbeat = new Heartbeat(time.platform, intervalMs, new DeadlineFailureDetector(intervalMs, pauseMs), {
    onBeat: () => heard.push(`beat ${time.nowMs}`),
    onSilence: () => heard.push(`silence ${time.nowMs}`),
  });
  heartbeat.start();
  return { time, heard, heartbeat };
}

describe("Heartbeat", () => {
  it("beats every interval, the first one interval after its start", () => {
    const { time, heard } = started();
    time.advanceTo(499);
    assert.deepEqual(heard, []);
    time.advanceTo(1600);
    assert.deepEqual(heard, ["beat 500", "beat 1000", "beat 1500"]);
  });

  it("keeps its rate when a tick comes a little late", () => {
    const { time, heard } = started();
    time.wakeAt(700);
    time.advanceTo(1000);
    assert.deepEqual(heard, ["beat 700", "beat 1000"]);
  });

  it("tells the silence of interval and pause instead of beating, and ends", () => {
    const { time, heard, heartbeat } = started();
    heartbeat.heard();
    time.advanceTo(10_000);
    assert.deepEqual(heard, ["beat 500", "beat 1000", "silence 1500"]);
    assert.isFalse(time.isArmed);
  });

  it("takes any sign of life for one, at the time of its turn", async () => {
    const { time, heard, heartbeat } = started();
    heartbeat.heard();
    await Promise.resolve();
    time.advanceTo(1400);
    heartbeat.heard();
    time.advanceTo(10_000);
    assert.deepEqual(heard.at(-1), "silence 3000"); // the first tick at or after 1400 + 1500
  });

  it("does not judge a peer by the time that this process slept", async () => {
    const { time, heard, heartbeat } = started();
    heartbeat.heard();
    await Promise.resolve();
    time.wakeAt(1_000_000);
    assert.deepEqual(heard, ["beat 1000000"]);
    heartbeat.heard();
    time.advanceTo(1_001_400);
    assert.notInclude(heard.join(), "silence");
  });

  it("stops", () => {
    const { time, heard, heartbeat } = started();
    heartbeat.stop();
    time.advanceTo(10_000);
    assert.deepEqual(heard, []);
  });
});
