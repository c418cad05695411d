import type { FailureDetector } from "../../remote/index.ts";
import { type ComplianceCase, expectThat } from "./compliance-case.ts";

/** What a failure detector's maker provides to have it checked. */
export interface FailureDetectorFixture {
  /** A new detector that has heard nothing. */
  createDetector(): FailureDetector;
  /** How often the watched one speaks. Unit: ms. */
  readonly heartbeatIntervalMs: number;
  /** After so much silence the detector must have given up, whatever it heard before at that interval. Unit: ms. */
  readonly goneAfterMs: number;
}

const HEARTBEATS = 50;

/** Promises F1 to F7 of `FailureDetector`. */
export const failureDetectorCompliance: readonly ComplianceCase<FailureDetectorFixture>[] = [
  compliance("F1 what never spoke counts as alive, however long it is silent", (fixture) => {
    expectThat(fixture.createDetector().isAvailable(1000 * fixture.goneAfterMs), "unavailable without a heartbeat");
  }),
  compliance("F2 heartbeats that keep their interval keep it alive", (fixture) => {
    const detector = fixture.createDetector();
    for (let index = 0; index < HEARTBEATS; index += 1) {
      const nowMs = index * fixture.heartbeatIntervalMs;
      expectThat(detector.isAvailable(nowMs), `unavailable before heartbeat ${index}`);
      detector.heartbeat(nowMs);
    }
  }),
  compliance("F3 it counts as gone after a long silence, and as gone it stays", (fixture) => {
    for (const heartbeats of [1, 2, HEARTBEATS]) {
      const { detector, lastMs } = spoken(fixture, heartbeats);
      for (const factor of [1, 2, 10, 1000]) {
        expectThat(!detector.isAvailable(lastMs + factor * fixture.goneAfterMs), `available after ${factor} times the silence`);
      }
    }
  }),
  compliance("F4 a heartbeat brings it back", (fixture) => {
    const { detector, lastMs } = spoken(fixture, HEARTBEATS);
    const backMs = lastMs + 2 * fixture.goneAfterMs;
    expectThat(!detector.isAvailable(backMs), "available after a long silence");
    detector.heartbeat(backMs);
    expectThat(detector.isAvailable(backMs + fixture.heartbeatIntervalMs), "unavailable right after a heartbeat");
  }),
  compliance("F5 asking often changes nothing", (fixture) => {
    const [asked, left] = [spoken(fixture, HEARTBEATS), spoken(fixture, HEARTBEATS)];
    for (let silenceMs = 0; silenceMs <= 2 * fixture.goneAfterMs; silenceMs += fixture.goneAfterMs / 20) {
      for (let count = 0; count < 5; count += 1) asked.detector.isAvailable(asked.lastMs + silenceMs);
      const nowMs = left.lastMs + silenceMs;
      expectThat(asked.detector.isAvailable(nowMs) === left.detector.isAvailable(nowMs), `another verdict after ${silenceMs} ms`);
    }
  }),
  compliance("F6 it monitors from the first heartbeat on", (fixture) => {
    const detector = fixture.createDetector();
    detector.isAvailable(0);
    expectThat(!detector.isMonitoring, "monitoring without a heartbeat");
    detector.heartbeat(1);
    expectThat(detector.isMonitoring, "not monitoring after a heartbeat");
  }),
  compliance("F7 each detector hears its own heartbeats only", (fixture) => {
    const { detector, lastMs } = spoken(fixture, HEARTBEATS);
    const other = fixture.createDetector();
    const nowMs = lastMs + 2 * fixture.goneAfterMs;
    other.heartbeat(nowMs);
    expectThat(!detector.isAvailable(nowMs), "kept alive by another's heartbeat");
    expectThat(other.isAvailable(nowMs), "judged by another's silence");
  }),
];

function compliance(name: string, check: (fixture: FailureDetectorFixture) => void): ComplianceCase<FailureDetectorFixture> {
  return {
    name,
    run: (fixture) =>
      new Promise((resolve) => {
        check(fixture); // what it throws rejects the promise
        resolve();
      }),
  };
}

function spoken(fixture: FailureDetectorFixture, heartbeats: number): { readonly detector: FailureDetector; readonly lastMs: number } {
  const detector = fixture.createDetector();
  for (let index = 0; index < heartbeats; index += 1) detector.heartbeat(index * fixture.heartbeatIntervalMs);
  return { detector, lastMs: (heartbeats - 1) * fixture.heartbeatIntervalMs };
}
