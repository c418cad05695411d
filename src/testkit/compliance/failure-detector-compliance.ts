import type { FailureDetector } from "../../remote/index.ts";
import { type ComplianceCase, expectThat } from "./compliance-case.ts";

/** What is needed to check a failure detector. */
export interface FailureDetectorFixture {
  /** A new detector, without a heartbeat so far. */
  createDetector(): FailureDetector;
  /** The interval of the heartbeats. Unit: ms. */
  readonly heartbeatIntervalMs: number;
  /** After this long without a heartbeat the detector must report unavailability, whatever came before at that interval. Unit: ms. */
  readonly goneAfterMs: number;
}

const HEARTBEATS = 50;

/** Promises F1 to F7 of `FailureDetector`. */
export const failureDetectorCompliance: readonly ComplianceCase<FailureDetectorFixture>[] = [
  compliance("F1 without a first heartbeat it reports available, however long it waits", (fixture) => {
    expectThat(fixture.createDetector().isAvailable(1000 * fixture.goneAfterMs), "unavailable before the first heartbeat");
  }),
  compliance("F2 it reports available while heartbeats keep their interval", (fixture) => {
    const detector = fixture.createDetector();
    for (let index = 0; index < HEARTBEATS; index += 1) {
      const nowMs = index * fixture.heartbeatIntervalMs;
      expectThat(detector.isAvailable(nowMs), `unavailable before heartbeat ${index}`);
      detector.heartbeat(nowMs);
    }
  }),
  compliance("F3 it reports unavailable after a long pause, and continues to", (fixture) => {
    for (const heartbeats of [1, 2, HEARTBEATS]) {
      const { detector, lastMs } = spoken(fixture, heartbeats);
      for (const factor of [1, 2, 10, 1000]) {
        expectThat(!detector.isAvailable(lastMs + factor * fixture.goneAfterMs), `available after ${factor} times the pause`);
      }
    }
  }),
  compliance("F4 a heartbeat makes it report available again", (fixture) => {
    const { detector, lastMs } = spoken(fixture, HEARTBEATS);
    const backMs = lastMs + 2 * fixture.goneAfterMs;
    expectThat(!detector.isAvailable(backMs), "available after a long pause");
    detector.heartbeat(backMs);
    expectThat(detector.isAvailable(backMs + fixture.heartbeatIntervalMs), "unavailable right after a heartbeat");
  }),
  compliance("F5 repeated queries do not change the result", (fixture) => {
    const [asked, left] = [spoken(fixture, HEARTBEATS), spoken(fixture, HEARTBEATS)];
    for (let silenceMs = 0; silenceMs <= 2 * fixture.goneAfterMs; silenceMs += fixture.goneAfterMs / 20) {
      for (let count = 0; count < 5; count += 1) asked.detector.isAvailable(asked.lastMs + silenceMs);
      const nowMs = left.lastMs + silenceMs;
      expectThat(asked.detector.isAvailable(nowMs) === left.detector.isAvailable(nowMs), `another result after ${silenceMs} ms`);
    }
  }),
  compliance("F6 it is monitoring from the first heartbeat on", (fixture) => {
    const detector = fixture.createDetector();
    detector.isAvailable(0);
    expectThat(!detector.isMonitoring, "monitoring without a heartbeat");
    detector.heartbeat(1);
    expectThat(detector.isMonitoring, "not monitoring after a heartbeat");
  }),
  compliance("F7 each detector uses only its own heartbeats", (fixture) => {
    const { detector, lastMs } = spoken(fixture, HEARTBEATS);
    const other = fixture.createDetector();
    const nowMs = lastMs + 2 * fixture.goneAfterMs;
    other.heartbeat(nowMs);
    expectThat(!detector.isAvailable(nowMs), "available because of another detector's heartbeat");
    expectThat(other.isAvailable(nowMs), "unavailable because of another detector's pause");
  }),
];

function compliance(name: string, check: (fixture: FailureDetectorFixture) => void): ComplianceCase<FailureDetectorFixture> {
  return {
    name,
    run: (fixture) =>
      new Promise((resolve) => {
        check(fixture); // an error rejects the promise
        resolve();
      }),
  };
}

function spoken(fixture: FailureDetectorFixture, heartbeats: number): { readonly detector: FailureDetector; readonly lastMs: number } {
  const detector = fixture.createDetector();
  for (let index = 0; index < heartbeats; index += 1) detector.heartbeat(index * fixture.heartbeatIntervalMs);
  return { detector, lastMs: (heartbeats - 1) * fixture.heartbeatIntervalMs };
}
