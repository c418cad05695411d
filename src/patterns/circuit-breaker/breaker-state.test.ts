import { assert, describe, it } from "vitest";
import { admit, type BreakerEvent, type BreakerLimits, type BreakerState, closedBreaker, transition } from "./breaker-state.ts";

const LIMITS: BreakerLimits = {
  maxFailures: 3,
  resetTimeoutMs: 100,
  maxResetTimeoutMs: Number.POSITIVE_INFINITY,
  exponentialBackoffFactor: 1,
  randomFactor: 0,
};
const BOOM = new Error("boom");

function failure(during: "closed" | "half-open", nowMs = 0, random = 0): BreakerEvent {
  return { kind: "failure", during, error: BOOM, nowMs, random };
}

/** The state after `events`, and the effects of the last of them. */
function after(events: readonly BreakerEvent[], limits = LIMITS, start = closedBreaker(limits)) {
  let step: ReturnType<typeof transition> = { state: start, effects: [] };
  for (const event of events) step = transition(step.state, event, limits);
  return step;
}

function opened(limits = LIMITS): BreakerState {
  return after(
    Array.from({ length: limits.maxFailures }, () => failure("closed", 1000)),
    limits,
  ).state;
}

describe("A breaker's state", () => {
  it("opens at the last of the permitted failures, and schedules its reset before it notifies", () => {
    assert.equal(after([failure("closed"), failure("closed")]).state.phase, "closed");
    const { state, effects } = after([failure("closed"), failure("closed"), failure("closed", 1000)]);
    assert.deepInclude(state, { phase: "open", resetAtMs: 1100, failureCount: 3, lastFailure: BOOM });
    assert.deepEqual(effects, [
      { kind: "schedule-reset", delayMs: 100 },
      { kind: "notify", phase: "open" },
    ]);
  });

  it("forgets failures at a success", () => {
    const { state } = after([
      failure("closed"),
      failure("closed"),
      { kind: "success", during: "closed" },
      failure("closed"),
      failure("closed"),
    ]);
    assert.deepInclude(state, { phase: "closed", failureCount: 2 });
  });

  it("refuses calls while open, and tells how long", () => {
    assert.deepInclude(admit(opened(), 1030), { kind: "refused", remainingMs: 70 });
    assert.deepInclude(admit(opened(), 1200), { kind: "refused", remainingMs: 0 });
  });

  it("lets one call pass while half-open", () => {
    const { state, effects } = after([{ kind: "reset-due" }], LIMITS, opened());
    assert.deepEqual(effects, [{ kind: "notify", phase: "half-open" }]);
    const first = admit(state, 1100);
    assert.deepInclude(first, { kind: "passed", during: "half-open" });
    assert.deepInclude(admit(first.state, 1100), { kind: "refused", remainingMs: 0 });
  });

  it("closes after a successful trial call, with the first reset timeout, and opens after a failed one", () => {
    const limits = { ...LIMITS, exponentialBackoffFactor: 2 };
    const halfOpen = after([{ kind: "reset-due" }], limits, opened(limits)).state;
    assert.equal(halfOpen.resetTimeoutMs, 200);
    assert.deepEqual(after([{ kind: "success", during: "half-open" }], limits, halfOpen), {
      state: { phase: "closed", failureCount: 0, resetTimeoutMs: 100, lastFailure: undefined },
      effects: [{ kind: "notify", phase: "closed" }],
    });
    assert.deepInclude(after([failure("half-open", 1100)], limits, halfOpen).state, {
      phase: "open",
      resetAtMs: 1300,
      resetTimeoutMs: 400,
    });
  });

  it("multiplies the reset timeout as long as it stays below the maximum, with a random share", () => {
    const delays = (limits: BreakerLimits, random: number): readonly number[] => {
      let state = opened(limits);
      const found: number[] = [100];
      for (let trial = 0; trial < 4; trial += 1) {
        const step = after([{ kind: "reset-due" }, failure("half-open", 0, random)], limits, state);
        state = step.state;
        found.push(step.effects[0]?.kind === "schedule-reset" ? step.effects[0].delayMs : Number.NaN);
      }
      return found;
    };
    assert.deepEqual(delays({ ...LIMITS, exponentialBackoffFactor: 2, maxResetTimeoutMs: 500 }, 0), [100, 200, 400, 400, 400]);
    assert.deepEqual(delays({ ...LIMITS, exponentialBackoffFactor: 2, maxResetTimeoutMs: 400 }, 0), [100, 200, 200, 200, 200]);
    assert.deepEqual(
      delays({ ...LIMITS, exponentialBackoffFactor: 2, randomFactor: 0.5, maxResetTimeoutMs: 1e6 }, 1),
      [100, 200, 600, 1800, 5400],
    );
  });

  it("counts the outcome of a call where the call began", () => {
    const open = opened();
    assert.deepInclude(after([failure("closed")], LIMITS, open).state, { phase: "open", failureCount: 4 });
    assert.deepInclude(after([{ kind: "success", during: "closed" }], LIMITS, open).state, {
      phase: "open",
      failureCount: 0,
      lastFailure: undefined,
    });
    const halfOpen = after([{ kind: "reset-due" }], LIMITS, open).state;
    assert.equal(after([failure("closed")], LIMITS, halfOpen).state.phase, "half-open");
    const closed = after([{ kind: "success", during: "half-open" }], LIMITS, halfOpen).state;
    assert.deepInclude(after([failure("half-open")], LIMITS, closed).state, { phase: "closed", failureCount: 0 });
    assert.deepInclude(after([failure("closed")], LIMITS, closed).state, { phase: "closed", failureCount: 1 });
  });

  it("is not changed by reports while open, nor by a reset that comes late", () => {
    const open = opened();
    const report: BreakerEvent = { kind: "failure", during: "open", error: new Error("other"), nowMs: 0, random: 0 };
    assert.deepEqual(after([report, { kind: "success", during: "open" }], LIMITS, open), { state: open, effects: [] });
    const closed = closedBreaker(LIMITS);
    assert.deepEqual(after([{ kind: "reset-due" }], LIMITS, closed), { state: closed, effects: [] });
  });
});
