import { assert, describe, it } from "vitest";
import { startProbe, startTestSystem } from "./actor-harness.ts";

describe("The scheduler", () => {
  it("sends a message once, at its time and not before", async () => {
    const { system, platform } = await startTestSystem();
    const probe = startProbe(system);
    system.scheduler.scheduleTellOnce("1 s", probe.ref, "now");
    await platform.advanceMs(999);
    assert.deepEqual(probe.received, []);
    await platform.advanceMs(1);
    assert.deepEqual(probe.received, ["now"]);
    await platform.advanceMs(10_000);
    assert.deepEqual(probe.received, ["now"]);
  });

  it("repeats a message until it is cancelled", async () => {
    const { system, platform } = await startTestSystem();
    const probe = startProbe(system);
    const task = system.scheduler.scheduleTellRepeatedly(100, 50, probe.ref, "tick");
    await platform.advanceMs(200);
    assert.equal(probe.received.length, 3);
    task.cancel();
    assert.isTrue(task.isCancelled);
    await platform.advanceMs(1000);
    assert.equal(probe.received.length, 3);
  });

  it("goes on after an action that throws, and logs what it threw", async () => {
    const { system, platform } = await startTestSystem();
    let count = 0;
    system.scheduler.scheduleRepeatedly(0, 50, () => {
      count += 1;
      throw new Error("oh");
    });
    await platform.advanceMs(100);
    assert.equal(count, 3);
    assert.equal(platform.lines.filter((line) => line.includes("A scheduled action failed: oh")).length, 3);
  });

  it("repeats nothing more often than akka.scheduler.tick-duration", async () => {
    const { system, platform } = await startTestSystem("akka.scheduler.tick-duration = 20 ms");
    let count = 0;
    system.scheduler.scheduleRepeatedly(20, 1, () => void (count += 1));
    await platform.advanceMs(100);
    assert.equal(count, 5);
  });

  it("does nothing any more when its system has terminated, and keeps no timer", async () => {
    const { system, platform } = await startTestSystem();
    let count = 0;
    const before = system.scheduler.scheduleOnce(100, () => void (count += 1));
    await system.terminate();
    const after = system.scheduler.scheduleOnce(100, () => void (count += 1));
    assert.isTrue(before.isCancelled && after.isCancelled);
    await platform.advanceMs(1000);
    assert.equal(count, 0);
    assert.equal(platform.clock.pendingTimerCount, 0);
  });
});
