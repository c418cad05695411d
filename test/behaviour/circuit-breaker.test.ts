import { assert, describe, it } from "vitest";
import { type ActorSystem, AskTimeoutError, Status } from "../../src/actor/index.ts";
import { InvalidArgumentError, InvalidDurationError } from "../../src/base/index.ts";
import {
  CallTimeoutError,
  CircuitBreaker,
  type CircuitBreakerOptions,
  OpenCircuitError,
  ReportedFailureError,
} from "../../src/patterns/index.ts";
import { deferred, scripted, startTestSystem } from "./actor-harness.ts";

const OPTIONS: CircuitBreakerOptions = { maxFailures: 2, callTimeout: "1 s", resetTimeout: "10 s" };
const BOOM = new Error("boom");

function breakerIn(system: ActorSystem, options: Partial<CircuitBreakerOptions> = {}) {
  const heard: string[] = [];
  const breaker = new CircuitBreaker(system, { ...OPTIONS, ...options })
    .onOpen(() => heard.push("open"))
    .onHalfOpen(() => heard.push("half-open"))
    .onClose(() => heard.push("closed"));
  return { breaker, heard };
}

/** What a promise rejects with; fails if it resolves. */
async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    (value) => assert.fail(`resolved with ${String(value)}`),
    (error: unknown) => error,
  );
}

async function failTimes(breaker: CircuitBreaker, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) await rejectionOf(breaker.withCircuitBreaker(() => Promise.reject(BOOM)));
}

describe("A circuit breaker", () => {
  it("passes results and failures on while it is closed", async () => {
    const { system } = await startTestSystem();
    const { breaker, heard } = breakerIn(system);
    assert.equal(await breaker.withCircuitBreaker(() => Promise.resolve(7)), 7);
    assert.equal(await breaker.withCircuitBreaker(() => "at once"), "at once");
    assert.equal(await rejectionOf(breaker.withCircuitBreaker(() => Promise.reject(BOOM))), BOOM);
    assert.deepEqual([breaker.isClosed, breaker.currentFailureCount, breaker.lastCaughtError, heard], [true, 1, BOOM, []]);
    await breaker.withCircuitBreaker(() => 1);
    assert.deepEqual([breaker.currentFailureCount, breaker.lastCaughtError], [0, undefined]);
  });

  it("opens after maxFailures, refuses without calling, and tells why and for how long", async () => {
    const { system, platform } = await startTestSystem();
    const { breaker, heard } = breakerIn(system);
    await failTimes(breaker, 2);
    assert.isTrue(breaker.isOpen);
    await platform.advanceMs(4000);
    const error = await rejectionOf(breaker.withCircuitBreaker(() => assert.fail("called")));
    assert.instanceOf(error, OpenCircuitError);
    assert.deepEqual([error.remainingMs, error.cause], [6000, BOOM]);
    assert.match(error.message, /open for another 6000 ms.*The last failure: boom\./);
    assert.deepEqual(heard, ["open"]);
  });

  it("is half-open after the reset timeout: one call decides, the others are refused", async () => {
    const { system, platform } = await startTestSystem();
    const { breaker, heard } = breakerIn(system);
    await failTimes(breaker, 2);
    await platform.advanceMs(9999);
    assert.isTrue(breaker.isOpen);
    await platform.advanceMs(1);
    assert.isTrue(breaker.isHalfOpen);
    const gate = deferred<string>();
    const trial = breaker.withCircuitBreaker(() => gate.promise);
    const error = await rejectionOf(breaker.withCircuitBreaker(() => assert.fail("called")));
    assert.instanceOf(error, OpenCircuitError);
    assert.match(error.message, /half-open, and its one trial call is still running/);
    gate.resolve("well");
    assert.equal(await trial, "well");
    assert.deepEqual([breaker.isClosed, heard], [true, ["open", "half-open", "closed"]]);
  });

  it("opens again after a failed trial, for longer each time, and starts over when it has closed", async () => {
    const { system, platform } = await startTestSystem();
    const { breaker } = breakerIn(system, { maxFailures: 1, exponentialBackoffFactor: 2, maxResetTimeout: "1 minute" });
    const openMs = async (): Promise<number> => {
      await failTimes(breaker, 1);
      const startMs = platform.clock.nowMs();
      while (breaker.isOpen) await platform.advanceMs(1000);
      return platform.clock.nowMs() - startMs;
    };
    assert.deepEqual([await openMs(), await openMs(), await openMs(), await openMs()], [10_000, 20_000, 40_000, 40_000]);
    await breaker.withCircuitBreaker(() => 1);
    assert.equal(await openMs(), 10_000);
  });

  it("counts a function that throws at once", async () => {
    const { system } = await startTestSystem();
    const { breaker } = breakerIn(system, { maxFailures: 1 });
    const throwing = (): never => {
      throw BOOM;
    };
    assert.equal(await rejectionOf(breaker.withCircuitBreaker(throwing)), BOOM);
    assert.isTrue(breaker.isOpen);
  });

  it("counts a function that never settles when the call timeout has passed, and aborts its signal", async () => {
    const { system, platform } = await startTestSystem();
    const { breaker } = breakerIn(system, { maxFailures: 1 });
    let seen: AbortSignal | undefined;
    const error = rejectionOf(
      breaker.withCircuitBreaker((signal) => {
        seen = signal;
        return new Promise(() => {});
      }),
    );
    await platform.advanceMs(999);
    assert.deepEqual([breaker.isClosed, seen?.aborted], [true, false]);
    await platform.advanceMs(1);
    assert.instanceOf(await error, CallTimeoutError);
    assert.deepEqual([breaker.isOpen, seen?.aborted, seen?.reason], [true, true, await error]);
  });

  it("leaves no timer behind, and does not count what comes too late", async () => {
    const { system, platform } = await startTestSystem();
    const { breaker } = breakerIn(system);
    const before = platform.clock.pendingTimerCount;
    await breaker.withCircuitBreaker(() => 1);
    assert.equal(platform.clock.pendingTimerCount, before);
    const gate = deferred();
    const late = rejectionOf(breaker.withCircuitBreaker(() => gate.promise));
    await platform.advanceMs(1000);
    await late;
    gate.resolve();
    await platform.settle();
    assert.equal(breaker.currentFailureCount, 1);
  });

  it("guards an ask: no reply in time and a Status.Failure are failures, and an abandoned ask ends", async () => {
    const { system, platform } = await startTestSystem("akka.loglevel = OFF");
    const { breaker } = breakerIn(system, { maxFailures: 3 });
    const ref = system.actorOf(
      scripted((message, self) => {
        if (message === "fail") self.sender.tell(new Status.Failure(BOOM));
        if (message === "echo") self.sender.tell("echo");
      }),
    );
    const ask = (message: string, timeout?: string) =>
      breaker.withCircuitBreaker((signal) => ref.ask(message, String, timeout === undefined ? { signal } : { signal, timeout }));
    const echo = ask("echo");
    await platform.settle();
    assert.equal(await echo, "echo");
    const failed = rejectionOf(ask("fail"));
    await platform.settle();
    assert.equal(await failed, BOOM);
    const timedOut = rejectionOf(ask("nothing", "500 ms"));
    await platform.advanceMs(500);
    assert.instanceOf(await timedOut, AskTimeoutError);
    const abandoned = rejectionOf(ask("nothing"));
    await platform.advanceMs(1000);
    assert.instanceOf(await abandoned, CallTimeoutError);
    assert.isTrue(breaker.isOpen);
  });

  it("guards synchronous functions: throws what they throw, and refuses while open", async () => {
    const { system, platform } = await startTestSystem();
    const { breaker } = breakerIn(system);
    assert.equal(
      breaker.withSyncCircuitBreaker(() => 7),
      7,
    );
    const throwing = (): never => {
      throw BOOM;
    };
    assert.throws(() => breaker.withSyncCircuitBreaker(throwing), BOOM);
    assert.throws(() => breaker.withSyncCircuitBreaker(() => platform.clock.advanceMs(1001)), CallTimeoutError);
    assert.throws(() => breaker.withSyncCircuitBreaker(() => assert.fail("called")), OpenCircuitError);
  });

  it("does not take a promise for the result of a synchronous function", async () => {
    const { system } = await startTestSystem();
    const { breaker } = breakerIn(system);
    assert.throws(() => void breaker.withSyncCircuitBreaker(() => Promise.resolve(1)), InvalidArgumentError, /Use withCircuitBreaker/);
  });

  it("takes reports of successes and failures that it has not seen itself", async () => {
    const { system, platform } = await startTestSystem();
    const { breaker, heard } = breakerIn(system);
    breaker.fail();
    breaker.fail();
    assert.instanceOf(breaker.lastCaughtError, ReportedFailureError);
    breaker.succeed(); // no effect while open
    assert.isTrue(breaker.isOpen);
    await platform.advanceMs(10_000);
    breaker.succeed();
    assert.deepEqual([breaker.isClosed, heard], [true, ["open", "half-open", "closed"]]);
  });

  it("logs an error of a listener, and calls the others", async () => {
    const { system } = await startTestSystem("akka.loglevel = OFF");
    const breaker = new CircuitBreaker(system, { ...OPTIONS, maxFailures: 1 });
    const heard: string[] = [];
    breaker.onOpen(() => {
      throw BOOM;
    });
    breaker.onOpen(() => heard.push("second"));
    breaker.fail();
    assert.deepEqual([breaker.isOpen, heard], [true, ["second"]]);
  });

  it("refuses limits that make no sense", async () => {
    const { system } = await startTestSystem();
    for (const wrong of [
      { maxFailures: 0 },
      { maxFailures: 1.5 },
      { exponentialBackoffFactor: 0.5 },
      { randomFactor: 2 },
      { resetTimeout: "infinite" },
    ])
      assert.throws(() => new CircuitBreaker(system, { ...OPTIONS, ...wrong }), InvalidArgumentError);
    assert.throws(() => new CircuitBreaker(system, { ...OPTIONS, callTimeout: "soon" }), InvalidDurationError);
  });
});
