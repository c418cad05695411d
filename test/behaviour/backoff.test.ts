import { assert, describe, it } from "vitest";
import { type ActorRef, ActorBase, DeadLetter, Directive, Props, Terminated, UnhandledMessage } from "../../src/actor/index.ts";
import { InvalidArgumentError, InvalidDurationError } from "../../src/base/index.ts";
import {
  Backoff,
  type BackoffOptions,
  CurrentChild,
  GetCurrentChild,
  GetRestartCount,
  ResetBackoff,
  type RestartCount,
} from "../../src/patterns/index.ts";
import { scripted, startProbe, startTestSystem } from "./actor-harness.ts";

const OPTIONS: BackoffOptions = { minBackoff: "1 s", maxBackoff: "5 s", reset: "manual" };

/** A supervisor, what its child does and when, and who has heard of what. */
async function stage(kind: "onStop" | "onFailure", options: Partial<BackoffOptions> = {}) {
  const { system, platform } = await startTestSystem("akka.loglevel = OFF");
  const log: string[] = [];
  const note = (text: string): void => void log.push(`${platform.clock.nowMs()} ${text}`);
  class Child extends ActorBase {
    override preStart(): void {
      note("started");
    }
    override postStop(): void {
      note("stopped");
    }
    override handle(message: unknown): void {
      if (message === "stop") this.context.stop(this.self);
      else if (message === "fail") throw new RangeError("boom");
      else if (message === "report") this.tell(this.context.parent, "a report");
      else this.tell(this.sender, `child got ${String(message)}`);
    }
  }
  const probe = startProbe(system, "probe");
  const parent = startProbe(system, "watcher");
  const props = Backoff[kind](Props.create(Child), "child", { ...OPTIONS, ...options });
  const outer = system.actorOf(
    scripted((message, self) => {
      if (message === "create") {
        self.sender.tell(self.context.watch(self.context.actorOf(props, "supervisor")));
      } else if (message instanceof Terminated) note("supervisor terminated");
      else parent.ref.tell(message, self.sender);
    }),
    "outer",
  );
  const asked = outer.ask("create");
  await platform.settle();
  const supervisor = (await asked) as ActorRef;
  const send = async (...messages: readonly unknown[]): Promise<void> => {
    for (const message of messages) supervisor.tell(message, probe.ref);
    await platform.settle();
  };
  return { system, platform, log, probe, parent, supervisor, send };
}

async function answerTo(question: unknown, { supervisor, platform }: Awaited<ReturnType<typeof stage>>): Promise<unknown> {
  const asked = supervisor.ask(question);
  await platform.settle();
  return await asked;
}

async function restartCountOf(it: Awaited<ReturnType<typeof stage>>): Promise<unknown> {
  return ((await answerTo(new GetRestartCount(), it)) as RestartCount).count;
}

describe("A back-off supervisor", () => {
  it("passes messages to its child with their sender, and those of the child to its own parent", async () => {
    const { send, probe, parent, supervisor } = await stage("onStop");
    await send("hello", "report");
    assert.deepEqual(probe.received, ["child got hello"]);
    assert.deepEqual(parent.received, ["a report"]);
    assert.deepEqual(parent.senders, [supervisor]);
  });

  it("tells its child, and that there is none during a pause", async () => {
    const its = await stage("onStop");
    assert.equal(((await answerTo(new GetCurrentChild(), its)) as CurrentChild).ref?.path.name, "child");
    await its.send("stop");
    assert.deepEqual(await answerTo(new GetCurrentChild(), its), new CurrentChild(undefined));
  });

  it("sends what arrives during a pause to dead letters, with its sender", async () => {
    const { send, probe, system } = await stage("onStop");
    const letters: DeadLetter[] = [];
    system.eventStream.subscribe((letter) => void letters.push(letter), DeadLetter);
    await send("stop");
    await send("lost");
    assert.deepEqual(
      letters.map(({ message, sender }) => [message, sender]),
      [["lost", probe.ref]],
    );
  });

  it("replies during a pause if it has a reply", async () => {
    const { send, probe } = await stage("onStop", { replyWhileStopped: "later" });
    await send("stop");
    await send("hello");
    assert.deepEqual(probe.received, ["later"]);
  });

  it("passes what arrives during a pause to a handler, with its sender", async () => {
    const { system, platform } = await startTestSystem();
    const handler = startProbe(system);
    const asker = startProbe(system);
    const child = scripted((_message, self) => self.context.stop(self.self));
    const supervisor = system.actorOf(Backoff.onStop(child, "child", { ...OPTIONS, handlerWhileStopped: handler.ref }));
    supervisor.tell("stop");
    await platform.settle();
    supervisor.tell("hello", asker.ref);
    await platform.settle();
    assert.deepEqual([handler.received, handler.senders], [["hello"], [asker.ref]]);
  });

  it("refuses options that make no sense", () => {
    const props = scripted(() => {});
    for (const wrong of [
      { minBackoff: 0 },
      { maxBackoff: "10 ms" },
      { randomFactor: 2 },
      { replyWhileStopped: 1, handlerWhileStopped: {} as ActorRef },
    ])
      assert.throws(() => Backoff.onStop(props, "child", { ...OPTIONS, ...wrong }), InvalidArgumentError);
    assert.throws(() => Backoff.onStop(props, "child", { ...OPTIONS, reset: "soon" }), InvalidDurationError);
    assert.throws(() => Backoff.onFailure({} as Props, "child", OPTIONS), InvalidArgumentError, /takes Props/);
  });
});

describe("A back-off supervisor on stop", () => {
  it("starts its child again after pauses of 1, 2, 4 and then at most 5 s", async () => {
    const { send, log, platform } = await stage("onStop");
    for (const pauseMs of [1000, 2000, 4000, 5000, 5000]) {
      await send("stop");
      await platform.advanceMs(pauseMs - 1);
      await platform.advanceMs(1);
    }
    const starts = log.filter((line) => line.endsWith("started")).map((line) => Number.parseInt(line, 10));
    assert.deepEqual(starts, [0, 1000, 3000, 7000, 12_000, 17_000]);
  });

  it("lets its strategy restart a failed child at once, or stop it and pause", async () => {
    const restarting = await stage("onStop");
    await restarting.send("fail");
    assert.deepEqual(restarting.log, ["0 started", "0 stopped", "0 started"]);
    assert.equal(await restartCountOf(restarting), 0);
    const stopping = await stage("onStop", { decider: () => Directive.Stop });
    await stopping.send("fail");
    await stopping.platform.advanceMs(1000);
    assert.deepEqual(stopping.log, ["0 started", "0 stopped", "1000 started"]);
    assert.equal(await restartCountOf(stopping), 1);
  });

  it("stops instead of restarting its child more often than permitted", async () => {
    const { send, log, platform } = await stage("onStop", { maxNrOfRetries: 1 });
    await send("stop");
    await platform.advanceMs(1000);
    await send("stop");
    assert.deepEqual(log, ["0 started", "0 stopped", "1000 started", "1000 stopped", "1000 supervisor terminated"]);
  });

  it("begins anew once a child has lived as long as the reset", async () => {
    const its = await stage("onStop", { reset: "3 s" });
    await its.send("stop");
    await its.platform.advanceMs(1000);
    await its.platform.advanceMs(2999);
    assert.equal(await restartCountOf(its), 1);
    await its.platform.advanceMs(1);
    assert.equal(await restartCountOf(its), 0);
  });

  it("does not begin anew for a child that has stopped before", async () => {
    const its = await stage("onStop", { reset: "3 s" });
    await its.send("stop");
    await its.platform.advanceMs(1000);
    await its.send("stop");
    await its.platform.advanceMs(3000);
    assert.equal(await restartCountOf(its), 2);
  });

  it("resets by message only if that was asked for", async () => {
    const manual = await stage("onStop");
    await manual.send("stop", new ResetBackoff());
    await manual.platform.advanceMs(1000);
    await manual.send(new ResetBackoff());
    assert.equal(await restartCountOf(manual), 0);
    const automatic = await stage("onStop", { reset: "3 s" });
    const unhandled: unknown[] = [];
    automatic.system.eventStream.subscribe(({ message }) => void unhandled.push(message), UnhandledMessage);
    const reset = new ResetBackoff();
    await automatic.send(reset);
    assert.deepEqual(unhandled, [reset]);
  });

  it("stops with its child after the final message, and at once while there is no child", async () => {
    const finalStopMessage = (message: unknown): boolean => message === "stop" || message === "end";
    const living = await stage("onStop", { finalStopMessage });
    await living.send("stop");
    assert.deepEqual(living.log, ["0 started", "0 stopped", "0 supervisor terminated"]);
    const paused = await stage("onStop", { finalStopMessage: (message) => message === "end" });
    await paused.send("stop");
    await paused.send("end");
    assert.deepEqual(paused.log, ["0 started", "0 stopped", "0 supervisor terminated"]);
    await paused.platform.advanceMs(10_000);
    assert.equal(paused.log.length, 3);
  });
});

describe("A back-off supervisor on failure", () => {
  it("stops a failed child, and starts a new one after a pause", async () => {
    const its = await stage("onFailure");
    await its.send("fail");
    assert.equal(await restartCountOf(its), 1);
    await its.platform.advanceMs(1000);
    await its.send("fail");
    await its.platform.advanceMs(2000);
    assert.deepEqual(its.log, ["0 started", "0 stopped", "1000 started", "1000 stopped", "3000 started"]);
  });

  it("stops if its child stops by itself", async () => {
    const { send, log } = await stage("onFailure");
    await send("stop");
    assert.deepEqual(log, ["0 started", "0 stopped", "0 supervisor terminated"]);
  });

  it("stops after more failures than permitted", async () => {
    const { send, log, platform } = await stage("onFailure", { maxNrOfRetries: 1 });
    await send("fail");
    await platform.advanceMs(1000);
    await send("fail");
    assert.deepEqual(log, ["0 started", "0 stopped", "1000 started", "1000 stopped", "1000 supervisor terminated"]);
  });

  it("leaves other directives as they are", async () => {
    const resuming = await stage("onFailure", { decider: () => Directive.Resume });
    await resuming.send("fail", "hello");
    assert.deepEqual([resuming.log, resuming.probe.received], [["0 started"], ["child got hello"]]);
    const stopping = await stage("onFailure", { decider: () => Directive.Stop });
    await stopping.send("fail");
    assert.deepEqual(stopping.log, ["0 started", "0 stopped", "0 supervisor terminated"]);
  });

  it("restarts a child that fails after the final message, and stops at one that comes during a pause", async () => {
    const its = await stage("onFailure", { finalStopMessage: (message) => message === "end" });
    await its.send("end", "fail");
    await its.platform.advanceMs(1000);
    await its.send("fail");
    await its.send("end");
    assert.deepEqual(its.log, ["0 started", "0 stopped", "1000 started", "1000 stopped", "1000 supervisor terminated"]);
  });
});
