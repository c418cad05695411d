import { assert, describe, it } from "vitest";
import { DeadlineFailureDetector } from "./deadline-failure-detector.ts";

describe("DeadlineFailureDetector", () => {
  it("counts as available, and as not monitoring, until the first heartbeat", () => {
    const detector = new DeadlineFailureDetector(500, 1000);
    assert.isFalse(detector.isMonitoring);
    assert.isTrue(detector.isAvailable(1e9));
  });

  it("is available until interval and pause together have passed since the last heartbeat", () => {
    const detector = new DeadlineFailureDetector(500, 1000);
    detector.heartbeat(0);
    detector.heartbeat(100);
    assert.isTrue(detector.isMonitoring);
    assert.isTrue(detector.isAvailable(1599));
    assert.isFalse(detector.isAvailable(1600));
  });

  it("is available again after another heartbeat", () => {
    const detector = new DeadlineFailureDetector(500, 1000);
    detector.heartbeat(0);
    assert.isFalse(detector.isAvailable(5000));
    detector.heartbeat(5000);
    assert.isTrue(detector.isAvailable(5001));
  });
});
