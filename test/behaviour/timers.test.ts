import { assert, describe, it } from "vitest";
import { Actor, PoisonPill, Props, ReceiveTimeout, SuppressedDeadLetter } from "../../src/actor/index.ts";
import { InvalidDurationError } from "../../src/base/index.ts";
import { deferred, scripted, startProbe, startTestSystem } from "./actor-harness.ts";
import { describeSetting } from "./settings/describe-setting.ts";

describe("Timers", () => {
  it("send a message once after a delay, or again and again", async () => {
    const { system, platform } = await startTestSystem();
    const log: string[] = [];
    system
      .actorOf(
        scripted((message, actor) => {
          if (message === "start") {
            actor.timers.startSingleTimer("once", "once", "50 ms");
            actor.timers.startPeriodicTimer("often", "often", "100 ms");
            actor.timers.startPeriodicTimer("later", "later", "100 ms", { initialDelay: "10 ms" });
          } else log.push(`${message} at ${platform.clock.nowMs()}`);
        }),
      )
      .tell("start");
    for (let step = 0; step < 24; step += 1) await platform.advanceMs(10);
    assert.deepEqual(log, ["later at 10", "once at 50", "often at 100", "later at 110", "often at 200", "later at 210"]);
  });

  it("keep the distance or the rate when the process was busy", async () => {
    const { system, platform } = await startTestSystem();
    const counts: Record<string, number> = { delay: 0, rate: 0 };
    const ref = system.actorOf(
      scripted((message, actor) => {
        if (message === "start") {
          actor.timers.startPeriodicTimer("delay", "delay", 100);
          actor.timers.startPeriodicTimer("rate", "rate", 100, { pace: "fixed-rate" });
        } else counts[String(message)] = (counts[String(message)] ?? 0) + 1;
      }),
    );
    ref.tell("start");
    await platform.settle();
    const late = platform.clock.nowMs.bind(platform.clock);
    let sleptMs = 0;
    platform.clock.nowMs = () => late() + sleptMs;
    sleptMs = 350; // timers have not fired although 350 ms have passed
    await platform.advanceMs(100);
    await platform.advanceMs(49);
    assert.deepEqual(counts, { delay: 1, rate: 4 });
    await platform.advanceMs(51);
    assert.deepEqual(counts, { delay: 2, rate: 5 });
  });

  it("are replaced by a timer of the same key, and a message that is on its way is then not handled", async () => {
    const { system, platform } = await startTestSystem();
    const gate = deferred();
    const log: unknown[] = [];
    const ref = system.actorOf(
      scripted(async (message, actor) => {
        if (message === "start") actor.timers.startPeriodicTimer("key", "old", 10);
        else if (message === "busy") {
          await gate.promise;
          actor.timers.startSingleTimer("key", "new", 10);
        } else log.push(message);
      }),
    );
    ref.tell("start");
    ref.tell("busy");
    await platform.advanceMs(35);
    gate.resolve();
    await platform.settle();
    assert.deepEqual(log, [], "three old messages were waiting");
    await platform.advanceMs(100);
    assert.deepEqual(log, ["new"]);
  });

  it("end by cancel and cancelAll, also for what waits in the mailbox, and say whether they run", async () => {
    const { system, platform } = await startTestSystem();
    const gate = deferred();
    const log: unknown[] = [];
    const ref = system.actorOf(
      scripted(async (message, { timers }) => {
        if (message === "start") for (const key of ["a", "b", "c"]) timers.startPeriodicTimer(key, key, 10);
        else if (message === "busy") {
          await gate.promise;
          timers.cancel("a");
          log.push(["a", "b", "none"].map((key) => timers.isTimerActive(key)));
          timers.cancel("none");
        } else if (message === "end") timers.cancelAll();
        else log.push(message);
      }),
    );
    ref.tell("start");
    ref.tell("busy");
    await platform.advanceMs(15);
    gate.resolve();
    await platform.settle();
    assert.deepEqual(log, [[false, true, false], "b", "c"]);
    ref.tell("end");
    await platform.advanceMs(100);
    assert.equal(log.length, 3);
    assert.equal(platform.clock.pendingTimerCount, 0);
  });

  it("of one message are over once it is handled", async () => {
    const { system, platform } = await startTestSystem();
    const active: boolean[] = [];
    const ref = system.actorOf(
      scripted((message, { timers }) => {
        if (message === "start") timers.startSingleTimer(1, "tick", 10);
        active.push(timers.isTimerActive(1));
      }),
    );
    ref.tell("start");
    await platform.advanceMs(10);
    assert.deepEqual(active, [true, false]);
  });

  it("end with a restart, and the fresh instance gets none of the old one's messages", async () => {
    const { system, platform } = await startTestSystem("akka.loglevel = OFF");
    const gate = deferred();
    const log: unknown[] = [];
    class Fragile extends Actor {
      override preStart(): void {
        log.push("preStart");
      }

      override async receive(message: unknown): Promise<void> {
        if (message === "start") this.timers.startPeriodicTimer("tick", "tick", 10);
        else if (message === "fail") {
          await gate.promise;
          throw new Error("boom");
        } else log.push(message);
      }
    }
    const ref = system.actorOf(Props.create(Fragile));
    ref.tell("start");
    ref.tell("fail");
    await platform.advanceMs(35);
    gate.resolve();
    await platform.advanceMs(100);
    ref.tell("after");
    await platform.settle();
    assert.deepEqual(log, ["preStart", "preStart", "after"]);
    assert.equal(platform.clock.pendingTimerCount, 0);
  });

  it("end when the actor stops, and messages on their way make no dead letter that is logged", async () => {
    const { system, platform } = await startTestSystem();
    const gate = deferred();
    const suppressed: unknown[] = [];
    system.eventStream.subscribe((letter) => suppressed.push(letter), SuppressedDeadLetter);
    const ref = system.actorOf(
      scripted((message, actor) => {
        if (message === "wait") return gate.promise;
        actor.timers.startPeriodicTimer("tick", "tick", 10);
        return undefined;
      }),
    );
    ref.tell("start");
    ref.tell("wait");
    await platform.advanceMs(15);
    system.stop(ref);
    gate.resolve();
    await platform.advanceMs(100);
    assert.equal(platform.clock.pendingTimerCount, 0);
    assert.equal(suppressed.length, 1);
    assert.deepEqual(platform.lines, []);
  });

  it("send without a sender what can be stashed and forwarded, and what the cell itself understands", async () => {
    const { system, platform } = await startTestSystem();
    const probe = startProbe(system);
    let isStashed = false;
    const ref = system.actorOf(
      scripted((message, actor) => {
        if (message === "start") {
          actor.timers.startSingleTimer("tick", "tick", 10);
          actor.timers.startSingleTimer("end", PoisonPill.instance, 20);
        } else if (!isStashed) {
          isStashed = true;
          actor.stash.stash();
          actor.stash.unstashAll();
        } else actor.forward(probe.ref);
      }),
    );
    ref.tell("start");
    await platform.advanceMs(10);
    assert.deepEqual(probe.received, ["tick"]);
    assert.equal(probe.senders[0], system.deadLetters);
    await platform.advanceMs(10);
    assert.isUndefined(await Promise.race([ref.ask("x", 0).catch(() => undefined), platform.advanceMs(1)]));
    ref.tell("start");
    await platform.settle();
    assert.equal(platform.clock.pendingTimerCount, 0, "it has stopped");
  });

  it("count for receive timeouts as their messages do", async () => {
    const { system, platform } = await startTestSystem();
    let timeouts = 0;
    const ref = system.actorOf(
      scripted((message, actor) => {
        if (message === "start") {
          actor.context.setReceiveTimeout(100);
          actor.timers.startPeriodicTimer("tick", { notInfluenceReceiveTimeout: true }, 30);
        } else if (message === "loud") actor.timers.startPeriodicTimer("tick", "tick", 30);
        else if (message instanceof ReceiveTimeout) timeouts += 1;
      }),
    );
    ref.tell("start");
    await platform.advanceMs(150);
    assert.equal(timeouts, 1);
    ref.tell("loud");
    for (let step = 0; step < 30; step += 1) await platform.advanceMs(30);
    assert.equal(timeouts, 1);
  });

  it("refuse what is no time to wait", async () => {
    const { system, settle } = await startTestSystem();
    const failures: unknown[] = [];
    const ref = system.actorOf(
      scripted((message, { timers }) => {
        for (const start of [
          () => timers.startPeriodicTimer("a", "a", 0),
          () => timers.startSingleTimer("a", "a", "infinite"),
          () => timers.startSingleTimer("a", "a", "soon"),
        ]) {
          try {
            start();
          } catch (error) {
            failures.push(error);
          }
        }
        failures.push(timers.isTimerActive("a"), message);
      }),
    );
    ref.tell("go");
    await settle();
    assert.deepEqual(
      failures.map((failure) => failure instanceof InvalidDurationError || failure),
      [true, true, true, false, "go"],
    );
  });
});

describeSetting("akka.actor.debug.log-timers", () => {
  it("logs what timers do", async () => {
    const { system, platform } = await startTestSystem("akka.loglevel = DEBUG, akka.actor.debug.log-timers = on");
    const ref = system.actorOf(
      scripted((_message, { timers }) => {
        timers.startSingleTimer("key", "x", 10);
        timers.cancel("key");
      }),
    );
    ref.tell("go");
    await platform.settle();
    assert.deepEqual(
      platform.lines.filter((line) => line.includes("timer key")).map((line) => /(\w+) timer/.exec(line)?.[1]),
      ["Started", "Cancelled"],
    );
  });
});
