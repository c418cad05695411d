import { assert, describe, it } from "vitest";
import { Actor, NO_SENDER, Props } from "../../src/actor/index.ts";
import { deferred, scripted, startProbe, startTestSystem } from "./actor-harness.ts";
import { describeSetting } from "./settings/describe-setting.ts";

describeSetting("ritsem.actor.stuck-handler-warning-after", () => {
  const stuck = (lines: readonly string[]): readonly string[] => lines.filter((line) => line.includes("was asked to stop or restart"));

  it("names an actor whose handler does not settle although it must stop, once", async () => {
    const { system, platform } = await startTestSystem("ritsem.actor.stuck-handler-warning-after = 2 s");
    const gate = deferred();
    const ref = system.actorOf(
      scripted(() => gate.promise),
      "slow",
    );
    ref.tell("work");
    await platform.advanceMs(60_000);
    assert.deepEqual(platform.lines, [], "a slow handler is nobody's business");
    const terminated = system.terminate();
    await platform.advanceMs(1999);
    assert.deepEqual(stuck(platform.lines), []);
    await platform.advanceMs(60_000);
    assert.equal(stuck(platform.lines).length, 1);
    assert.match(stuck(platform.lines)[0] ?? "", /akka:\/\/Sys\/user\/slow.*its handler of a string to settle/);
    gate.resolve();
    await platform.settle();
    await terminated;
    assert.equal(platform.clock.pendingTimerCount, 0);
  });

  it("names an actor whose postStop does not settle, and says nothing of one that does in time", async () => {
    const { system, platform } = await startTestSystem();
    const gate = deferred();
    class Slow extends Actor {
      override receive(): void {}

      override postStop(): unknown {
        return gate.promise;
      }
    }
    system.actorOf(Props.create(Slow), "one");
    await platform.settle();
    const terminated = system.terminate();
    await platform.advanceMs(10_000);
    assert.equal(stuck(platform.lines).length, 1);
    assert.match(stuck(platform.lines)[0] ?? "", /user\/one.*a hook to settle/);
    gate.resolve();
    await platform.settle();
    await terminated;

    const quick = await startTestSystem();
    quick.system.actorOf(scripted(() => {})).tell("x");
    await quick.settle();
    await Promise.all([quick.system.terminate(), quick.platform.advanceMs(60_000)]);
    assert.deepEqual(quick.platform.lines, []);
  });

  it("says nothing when it is infinite", async () => {
    const { system, platform } = await startTestSystem(
      "ritsem.actor { stuck-handler-warning-after = infinite, terminate-timeout = infinite }",
    );
    const ref = system.actorOf(scripted(() => new Promise(() => {})));
    ref.tell("work");
    await platform.settle();
    void system.terminate();
    await platform.advanceMs(3_600_000);
    const aboutHandlers = platform.lines.filter((line) => !line.includes("CoordinatedShutdown")); // which did say that the system would not end
    assert.deepEqual(aboutHandlers, []);
  });
});

describeSetting("ritsem.actor.terminate-timeout", () => {
  const TIME = "ritsem.actor { terminate-timeout = 3 s, stuck-handler-warning-after = infinite }";
  const forced = (lines: readonly string[]): readonly string[] => lines.filter((line) => line.includes("have not stopped within"));

  it("ends the system without the actors whose handlers never settle, and names them", async () => {
    const { system, platform } = await startTestSystem(TIME);
    for (const name of ["stuck", "stuck-too"]) {
      system
        .actorOf(
          scripted(() => new Promise(() => {})),
          name,
        )
        .tell("work");
    }
    system.actorOf(
      scripted(() => {}),
      "well-behaved",
    );
    await platform.settle();
    const terminated = system.terminate();
    await platform.advanceMs(2999);
    assert.isFalse(system.isTerminated);
    await platform.advanceMs(1);
    await terminated;
    assert.isTrue(system.isTerminated);
    assert.match(
      forced(platform.lines).join(),
      /without 2 of its actors, which have not stopped within 3000 ms: \/user\/stuck-too, \/user\/stuck\. .*terminate-timeout/,
    );
    assert.equal(platform.clock.pendingTimerCount, 0);
  });

  it("names the actor that is stuck, not those that wait for it", async () => {
    const { system, platform } = await startTestSystem(TIME);
    const parent = scripted((_, { context }) =>
      context
        .actorOf(
          scripted(() => new Promise(() => {})),
          "child",
        )
        .tell("work"),
    );
    system.actorOf(parent, "parent").tell("work");
    await platform.settle();
    await Promise.all([system.terminate(), platform.advanceMs(3000)]);
    assert.match(forced(platform.lines).join(), /without 1 of its actors, .* ms: \/user\/parent\/child\. /);
  });

  it("says nothing when all actors have stopped in time, and nothing happens when one stops after the end", async () => {
    const { system, platform } = await startTestSystem(TIME);
    const gate = deferred();
    system.actorOf(scripted(() => gate.promise)).tell("work");
    await platform.settle();
    await Promise.all([system.terminate(), platform.advanceMs(3000)]);
    gate.resolve();
    await platform.advanceMs(60_000);
    assert.isTrue(system.isTerminated);
    assert.equal(forced(platform.lines).length, 1);

    const quick = await startTestSystem(TIME);
    await Promise.all([quick.system.terminate(), quick.platform.advanceMs(60_000)]);
    assert.deepEqual(quick.platform.lines, []);
  });
});

describeSetting("ritsem.actor.hint-missing-sender", () => {
  /** Log lines after an actor has used `send` behind an await. */
  async function linesAfter(config: string, send: (actor: Actor, ref: ReturnType<typeof startProbe>["ref"]) => void) {
    const { system, settle, platform } = await startTestSystem(config);
    const probe = startProbe(system, "probe");
    class Late extends Actor {
      override async receive(message: unknown): Promise<void> {
        await Promise.resolve();
        if (message === "work") for (let count = 0; count < 3; count += 1) send(this, probe.ref);
      }
    }
    const ref = system.actorOf(Props.create(Late), "late");
    probe.ref.tell("from outside, while nobody awaits");
    ref.tell("work", NO_SENDER);
    await settle();
    return platform.lines;
  }
  const on = "ritsem.actor.hint-missing-sender = on";

  it("warns once of a bare tell after an await, with both actors' names and the cure", async () => {
    const lines = await linesAfter(on, (_actor, ref) => ref.tell("late"));
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? "", /user\/probe was sent without a sender while akka:\/\/Sys\/user\/late.*this\.tell\(ref, message\)/);
    assert.equal((await linesAfter(on, (_actor, ref) => ref.forward("late"))).length, 1);
  });

  it("is silent about what has a sender or names none, and when it is off", async () => {
    assert.deepEqual(await linesAfter(on, (actor, ref) => actor.tell(ref, "late")), []);
    assert.deepEqual(await linesAfter(on, (actor, ref) => actor.forward(ref)), []);
    assert.deepEqual(await linesAfter(on, (_actor, ref) => ref.tell("late", NO_SENDER)), []);
    assert.deepEqual(await linesAfter("", (_actor, ref) => ref.tell("late")), []);
  });
});

describe("An async handler", () => {
  it("is over before the next message is handled, however long it awaits", async () => {
    const { system, settle } = await startTestSystem();
    const gates = [deferred(), deferred()];
    const log: string[] = [];
    const ref = system.actorOf(
      scripted(async (message) => {
        log.push(`begin ${message}`);
        await gates[Number(message)]?.promise;
        log.push(`end ${message}`);
      }),
    );
    ref.tell(0);
    ref.tell(1);
    gates[1]?.resolve();
    await settle();
    assert.deepEqual(log, ["begin 0"]);
    gates[0]?.resolve();
    await settle();
    assert.deepEqual(log, ["begin 0", "end 0", "begin 1", "end 1"]);
  });
});
