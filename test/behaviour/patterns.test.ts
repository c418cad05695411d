import { assert, describe, it } from "vitest";
import {
  type ActorSystem,
  actor,
  after,
  GracefulStopTimeoutError,
  gracefulStop,
  Kill,
  pipeTo,
  PoisonPill,
  Props,
  ReceiveActor,
  retry,
  Status,
  watchAsync,
} from "../../src/actor/index.ts";
import { deferred, scripted, startProbe, startTestSystem } from "./actor-harness.ts";

/** What has become of a promise, seen from outside. */
function outcomeOf(promise: Promise<unknown>): { value?: unknown; error?: unknown } {
  const outcome: { value?: unknown; error?: unknown } = {};
  promise.then(
    (value) => (outcome.value = value ?? "done"),
    (error) => (outcome.error = error),
  );
  return outcome;
}

describe("pipeTo", () => {
  it("sends what a promise resolves with, while the actor goes on handling messages", async () => {
    const { system, settle } = await startTestSystem();
    const gate = deferred<string>();
    const log: unknown[] = [];
    const ref = system.actorOf(
      scripted((message, actor) => {
        if (message === "load") void pipeTo(gate.promise, actor.self);
        else log.push(message);
      }),
    );
    ref.tell("load");
    ref.tell("next");
    await settle();
    gate.resolve("loaded");
    await settle();
    assert.deepEqual(log, ["next", "loaded"]);
  });

  it("sends a Status.Failure for a rejection, with no sender unless one is named, and never rejects", async () => {
    const { system, settle } = await startTestSystem();
    const probe = startProbe(system);
    const other = startProbe(system);
    const error = new Error("boom");
    await pipeTo(Promise.reject(error), probe.ref);
    await pipeTo(Promise.resolve("x"), probe.ref, { sender: other.ref });
    await pipeTo(Promise.resolve(undefined), probe.ref);
    await settle();
    assert.deepEqual(probe.received, [new Status.Failure(error), "x"]);
    assert.deepEqual(probe.senders, [system.deadLetters, other.ref]);
  });

  it("sends what success and failure make of the outcome, and a Status.Failure when they throw", async () => {
    const { system, settle } = await startTestSystem();
    const probe = startProbe(system);
    const boom = new Error("boom");
    const fail = (): never => {
      throw boom;
    };
    await pipeTo(Promise.resolve(2), probe.ref, { success: (value) => value * 2 });
    await pipeTo(Promise.reject(new Error("no")), probe.ref, { failure: ({ message }) => message });
    await pipeTo(Promise.resolve(2), probe.ref, { success: fail });
    await pipeTo(Promise.reject(new Error("no")), probe.ref, { failure: fail });
    await settle();
    assert.deepEqual(probe.received, [4, "no", new Status.Failure(boom), new Status.Failure(boom)]);
  });
});

describe("gracefulStop", () => {
  it("resolves when the actor has handled what came before and has stopped, postStop included", async () => {
    const { system, settle } = await startTestSystem();
    const gate = deferred();
    const log: unknown[] = [];
    class Worker extends ReceiveActor {
      constructor() {
        super();
        this.receiveAny((message) => log.push(message));
      }

      override async postStop(): Promise<void> {
        await gate.promise;
        log.push("postStop");
      }
    }
    const ref = system.actorOf(Props.create(Worker));
    ref.tell("a");
    const stopped = outcomeOf(gracefulStop(ref, "3 s"));
    await settle();
    assert.deepEqual([log, stopped], [["a"], {}]);
    gate.resolve();
    await settle();
    assert.deepEqual([log, stopped], [["a", "postStop"], { value: "done" }]);
  });

  it("rejects after its timeout, and leaves nothing behind", async () => {
    const { system, platform } = await startTestSystem("ritsem.actor.stuck-handler-warning-after = infinite");
    const ref = system.actorOf(scripted(() => new Promise(() => {})));
    ref.tell("never done");
    const stopped = outcomeOf(gracefulStop(ref, "3 s"));
    await platform.advanceMs(2999);
    assert.deepEqual(stopped, {});
    await platform.advanceMs(1);
    assert.instanceOf(stopped.error, GracefulStopTimeoutError);
    assert.match((stopped.error as Error).message, /akka:\/\/Sys\/user\/.* has not terminated within 3000 ms/);
    assert.equal(platform.clock.pendingTimerCount, 0);
  });

  it("resolves at once for an actor that is no more, and sends another stop message when asked to", async () => {
    const { system, platform, settle } = await startTestSystem("akka.loglevel = OFF");
    const log: unknown[] = [];
    const ref = system.actorOf(
      scripted((message, actor) => {
        log.push(message);
        actor.context.stop(actor.self);
      }),
    );
    const stopped = outcomeOf(gracefulStop(ref, "3 s", "please"));
    await settle();
    assert.deepEqual([log, stopped], [["please"], { value: "done" }]);
    const again = outcomeOf(gracefulStop(ref, "3 s", Kill.instance));
    await settle();
    assert.deepEqual(again, { value: "done" });
    assert.equal(platform.clock.pendingTimerCount, 0);
  });
});

describe("watchAsync", () => {
  it("resolves with the Terminated of an actor, dead or alive", async () => {
    const { system, settle } = await startTestSystem();
    const { ref } = startProbe(system);
    const watched = watchAsync(ref);
    const outcome = outcomeOf(watched);
    await settle();
    assert.deepEqual(outcome, {});
    ref.tell(PoisonPill.instance);
    await settle();
    const terminated = await watched;
    assert.equal(terminated.actor, ref);
    assert.isTrue(terminated.existenceConfirmed);
    assert.equal((await watchAsync(ref)).actor, ref);
  });

  it("rejects with the reason of its signal", async () => {
    const { system, settle } = await startTestSystem();
    const { ref } = startProbe(system);
    const reason = new Error("enough");
    const controller = new AbortController();
    const outcome = outcomeOf(watchAsync(ref, controller.signal));
    controller.abort(reason);
    await settle();
    assert.equal(outcome.error, reason);
    assert.equal(outcomeOf(watchAsync(ref, controller.signal)).value, undefined);
    await settle();
  });
});

describe("after", () => {
  it("resolves with what is produced after a delay of the system's clock, or rejects with what is thrown", async () => {
    const { system, platform } = await startTestSystem();
    const value = outcomeOf(after(system, "1 s", () => Promise.resolve(7)));
    const thrown = outcomeOf(
      after(system, "1 s", () => {
        throw new Error("boom");
      }),
    );
    const nothing = outcomeOf(after(system, 1000));
    await platform.advanceMs(999);
    assert.deepEqual([value, nothing], [{}, {}]);
    await platform.advanceMs(1);
    assert.deepEqual([value, nothing], [{ value: 7 }, { value: "done" }]);
    assert.match(String(thrown.error), /boom/);
  });

  it("ends by its signal", async () => {
    const { system, platform } = await startTestSystem();
    const controller = new AbortController();
    const outcome = outcomeOf(after(system, "1 s", undefined, controller.signal));
    controller.abort("enough");
    await platform.settle();
    assert.equal(outcome.error, "enough");
    assert.equal(platform.clock.pendingTimerCount, 0);
  });
});

describe("retry", () => {
  /** Fails so many times, and notes when it was tried. */
  function flaky(platform: { clock: { nowMs(): number } }, failures: number) {
    const triedAtMs: number[] = [];
    const attempt = (): string => {
      triedAtMs.push(platform.clock.nowMs());
      if (triedAtMs.length <= failures) throw new Error(`failure ${triedAtMs.length}`);
      return "ok";
    };
    return { triedAtMs, attempt };
  }

  async function run(
    system: ActorSystem,
    failures: number,
    options: Parameters<typeof retry>[2],
    platform: Awaited<ReturnType<typeof startTestSystem>>["platform"],
  ) {
    const { triedAtMs, attempt } = flaky(platform, failures);
    const outcome = outcomeOf(retry(system, attempt, options));
    for (let step = 0; step < 20; step += 1) await platform.advanceMs(100);
    return { triedAtMs, outcome };
  }

  it("tries again until it works", async () => {
    const { system, platform } = await startTestSystem();
    const { triedAtMs, outcome } = await run(system, 2, { retries: 5, delay: "100 ms" }, platform);
    assert.deepEqual(triedAtMs, [0, 100, 200]);
    assert.deepEqual(outcome, { value: "ok" });
  });

  it("rejects with the last failure when the retries are used up: the first call does not count", async () => {
    const { system, platform } = await startTestSystem();
    const { triedAtMs, outcome } = await run(system, 99, { retries: 2 }, platform);
    assert.deepEqual(triedAtMs, [0, 0, 0]);
    assert.match(String(outcome.error), /failure 3/);
  });

  it("waits longer each time with a backoff, or as a function says", async () => {
    const first = await startTestSystem();
    const backoff = { minBackoff: 100, maxBackoff: 300 };
    assert.deepEqual((await run(first.system, 4, { retries: 9, delay: backoff }, first.platform)).triedAtMs, [0, 100, 300, 600, 900]);
    const second = await startTestSystem();
    const { triedAtMs } = await run(second.system, 2, { retries: 9, delay: (number) => number * 200 }, second.platform);
    assert.deepEqual(triedAtMs, [0, 200, 600]);
  });

  it("stops at a failure that is not worth it, and by its signal", async () => {
    const { system, platform } = await startTestSystem();
    const picky = await run(system, 9, { retries: 9, shouldRetry: ({ message }) => message !== "failure 2" }, platform);
    assert.equal(picky.triedAtMs.length, 2);
    const controller = new AbortController();
    const { attempt, triedAtMs } = flaky(platform, 9);
    const outcome = outcomeOf(retry(system, attempt, { retries: 9, delay: 100, signal: controller.signal }));
    await platform.advanceMs(150);
    controller.abort("enough");
    await platform.advanceMs(1000);
    assert.equal(triedAtMs.length, 2);
    assert.equal(outcome.error, "enough");
  });
});

describe("A functional actor", () => {
  it("keeps its state in variables, replies, and begins anew after a restart", async () => {
    const { system, settle } = await startTestSystem("akka.loglevel = OFF");
    const stops: number[] = [];
    const probe = startProbe(system);
    const counter = actor<number>((self) => {
      let sum = 0;
      self.onPostStop(() => stops.push(sum));
      return (value) => {
        if (Number.isNaN(value)) throw new Error("not a number");
        sum += value;
        self.sender.tell(sum);
      };
    });
    const ref = system.actorOf(counter);
    for (const value of [1, 2, Number.NaN, 4]) ref.tell(value, probe.ref);
    await settle();
    system.stop(ref);
    await settle();
    assert.deepEqual(probe.received, [1, 3, 4]);
    assert.deepEqual(stops, [3, 4]);
  });
});
