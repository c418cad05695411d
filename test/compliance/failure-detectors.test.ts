import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { assert, describe, it } from "vitest";
import { DeadlineFailureDetector, PhiAccrualFailureDetector, type PhiAccrualSettings } from "../../src/remote/index.ts";
import { type FailureDetectorFixture, failureDetectorCompliance } from "../../src/testkit/compliance/index.ts";

const watching: PhiAccrualSettings = {
  threshold: 10,
  maximumSampleSize: 200,
  minimumStandardDeviationMs: 100,
  acceptableHeartbeatPauseMs: 10_000,
  firstHeartbeatEstimateMs: 1000,
};

/** A class of src/remote/failure-detector → the fixtures that it is run with. */
const runs: Readonly<Record<string, Readonly<Record<string, FailureDetectorFixture>>>> = {
  DeadlineFailureDetector: {
    "with the defaults of connections": {
      createDetector: () => new DeadlineFailureDetector(4000, 120_000),
      heartbeatIntervalMs: 4000,
      goneAfterMs: 124_000,
    },
    "without a pause": { createDetector: () => new DeadlineFailureDetector(100, 1), heartbeatIntervalMs: 100, goneAfterMs: 101 },
  },
  PhiAccrualFailureDetector: {
    "with the defaults of death watch": {
      createDetector: () => new PhiAccrualFailureDetector(watching),
      heartbeatIntervalMs: 1000,
      goneAfterMs: 15_000,
    },
    "with a short pause and a small sample": {
      createDetector: () =>
        new PhiAccrualFailureDetector({
          ...watching,
          maximumSampleSize: 3,
          acceptableHeartbeatPauseMs: 500,
          firstHeartbeatEstimateMs: 100,
        }),
      heartbeatIntervalMs: 100,
      goneAfterMs: 2000,
    },
  },
};

for (const [name, fixtures] of Object.entries(runs)) {
  for (const [how, fixture] of Object.entries(fixtures)) {
    describe(`${name} ${how}`, () => {
      for (const { name: promise, run } of failureDetectorCompliance) it(promise, () => run(fixture));
    });
  }
}

describe("the failure detectors", () => {
  it("all have a compliance run", () => {
    const folder = join(import.meta.dirname, "../../src/remote/failure-detector");
    const classes = readdirSync(folder)
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .flatMap((file) => [...readFileSync(join(folder, file), "utf8").matchAll(/class (\w+) implements FailureDetector/g)])
      .map(([, name]) => name);
    assert.sameMembers(classes, Object.keys(runs));
  });

  it("are checked for every numbered promise", () => {
    assert.deepEqual(
      failureDetectorCompliance.map(({ name }) => name.split(" ", 1)[0]),
      Array.from({ length: 7 }, (_, index) => `F${index + 1}`),
    );
  });
});
