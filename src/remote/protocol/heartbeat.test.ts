import { assert, describe, it } from "vitest";
import type { Timers } from "../../platform/index.ts";
import { ManualPlatform } from "../../testkit/index.ts";
import { DeadlineFailureDetector } from "../failure-detector/deadline-failure-detector.ts";
import { Heartbeat } from "./heartbeat.ts";

/** A platform whose timers fire late by {@link lateMs}, as when the machine was busy or asleep. */
class LatePlatform extends ManualPlatform {
  lateMs = 0;
  override readonly timers: Timers = { once: (delayMs, task) => this.clock.once(delayMs + this.lateMs, task) };
}

/** `lateMs`: by how much the first timer is late. */
function started({ lateMs = 0 } = {}) {
  const platform = new LatePlatform();
  const { clock } = platform;
  const heard: string[] = [];
  const heartbeat = new Heartbeat(platform, 500, new DeadlineFailureDetector(500, 1000), {
    onBeat: () => heard.push(`beat ${clock.nowMs()}`),
    onSilence: () => heard.push(`silence ${clock.nowMs()}`),
  });
  platform.lateMs = lateMs;
  heartbeat.start();
  platform.lateMs = 0;
  return { clock, heard, heartbeat };
}

describe("Heartbeat", () => {
  it("beats every interval, the first one interval after its start", () => {
    const { clock, heard } = started();
    clock.advanceToMs(499);
    assert.deepEqual(heard, []);
    clock.advanceToMs(1600);
    assert.deepEqual(heard, ["beat 500", "beat 1000", "beat 1500"]);
  });

  it("keeps its rate when a tick comes a little late", () => {
    const { clock, heard } = started({ lateMs: 200 });
    clock.advanceToMs(1000);
    assert.deepEqual(heard, ["beat 700", "beat 1000"]);
  });

  it("tells the silence of interval and pause instead of beating, and ends", () => {
    const { clock, heard, heartbeat } = started();
    heartbeat.heard();
    clock.advanceToMs(10_000);
    assert.deepEqual(heard, ["beat 500", "beat 1000", "silence 1500"]);
    assert.equal(clock.pendingTimerCount, 0);
  });

  it("takes any sign of life for one, at the time of its turn", async () => {
    const { clock, heard, heartbeat } = started();
    heartbeat.heard();
    await Promise.resolve();
    clock.advanceToMs(1400);
    heartbeat.heard();
    clock.advanceToMs(10_000);
    assert.deepEqual(heard.at(-1), "silence 3000"); // the first tick at or after 1400 + 1500
  });

  it("does not judge a peer by the time that this process slept", async () => {
    const { clock, heard, heartbeat } = started({ lateMs: 999_500 });
    heartbeat.heard();
    await Promise.resolve();
    clock.advanceToMs(1_000_000);
    assert.deepEqual(heard, ["beat 1000000"]);
    heartbeat.heard();
    clock.advanceToMs(1_001_400);
    assert.notInclude(heard.join(), "silence");
  });

  it("stops", () => {
    const { clock, heard, heartbeat } = started();
    heartbeat.stop();
    clock.advanceToMs(10_000);
    assert.deepEqual(heard, []);
  });
});
