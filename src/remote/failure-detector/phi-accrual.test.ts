import { assert, describe, it } from "vitest";
import { type PhiAccrualSettings, PhiAccrualFailureDetector } from "./phi-accrual.ts";

const defaults: PhiAccrualSettings = {
  threshold: 10,
  maximumSampleSize: 200,
  minimumStandardDeviationMs: 100,
  acceptableHeartbeatPauseMs: 10_000,
  firstHeartbeatEstimateMs: 1000,
};

function heartbeatsEvery(intervalMs: number, count: number, settings = defaults): PhiAccrualFailureDetector {
  const detector = new PhiAccrualFailureDetector(settings);
  for (let index = 0; index < count; index += 1) detector.heartbeat(index * intervalMs);
  return detector;
}

/** How long after its last heartbeat, at `fromMs`, a detector gives up. */
function silenceBorne(detector: PhiAccrualFailureDetector, fromMs: number): number {
  let silenceMs = 0;
  while (detector.isAvailable(fromMs + silenceMs)) silenceMs += 10;
  return silenceMs;
}

describe("PhiAccrualFailureDetector", () => {
  it("is not suspicious before the first heartbeat", () => {
    assert.equal(new PhiAccrualFailureDetector(defaults).phi(1e9), 0);
  });

  it("finds half a chance left at the mean interval, the acceptable pause added", () => {
    assert.closeTo(heartbeatsEvery(1000, 300).phi(299_000 + 11_000), -Math.log10(0.5), 0.001);
  });

  it("grows more suspicious the longer the silence", () => {
    const detector = heartbeatsEvery(1000, 10);
    let last = -1;
    for (let silenceMs = 10_600; silenceMs < 12_500; silenceMs += 100) {
      const phi = detector.phi(9000 + silenceMs);
      assert.isAbove(phi, last);
      last = phi;
    }
  });

  it("gives up after 11.5 to 12.5 s of silence by default, as Akka.NET does", () => {
    for (const count of [2, 10, 500]) {
      const silenceMs = silenceBorne(heartbeatsEvery(1000, count), (count - 1) * 1000);
      assert.isAtLeast(silenceMs, 11_500);
      assert.isAtMost(silenceMs, 12_800);
    }
  });

  it("gives up the sooner the shorter the acceptable pause", () => {
    const short = { ...defaults, acceptableHeartbeatPauseMs: 1000, firstHeartbeatEstimateMs: 200 };
    assert.isBelow(silenceBorne(heartbeatsEvery(200, 20, short), 19 * 200), 2000);
  });

  it("bears a longer silence when heartbeats were irregular", () => {
    const irregular = new PhiAccrualFailureDetector(defaults);
    let nowMs = 0;
    for (let index = 0; index < 100; index += 1) irregular.heartbeat((nowMs += index % 2 === 0 ? 200 : 1800));
    assert.isAbove(silenceBorne(irregular, nowMs), silenceBorne(heartbeatsEvery(1000, 100), 99_000) + 1000);
  });

  it("does not learn from a silence that it took for the end", () => {
    const detector = heartbeatsEvery(1000, 50);
    detector.heartbeat(600_000);
    assert.isBelow(silenceBorne(detector, 600_000), 13_000);
  });

  it("forgets intervals beyond max-sample-size", () => {
    const detector = heartbeatsEvery(1000, 50, { ...defaults, maximumSampleSize: 10 });
    for (let index = 1; index <= 20; index += 1) detector.heartbeat(49_000 + index * 100);
    assert.closeTo(detector.phi(51_000 + 10_100), -Math.log10(0.5), 0.001);
  });
});
