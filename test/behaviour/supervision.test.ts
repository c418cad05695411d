import { NonErrorThrownError } from "../../src/base/index.ts";
import { assert, describe, it } from "vitest";
import {
  Actor,
  ActorKilledError,
  AllForOneStrategy,
  type ActorRef,
  DeathPactError,
  Directive,
  ErrorEvent,
  Kill,
  OneForOneStrategy,
  PostRestartError,
  Props,
  type SupervisorStrategy,
} from "../../src/actor/index.ts";
import { deferred, scripted, startTestSystem, type TestSystem } from "./actor-harness.ts";

/** Counts its messages; fails with the error it is sent. */
class Child extends Actor {
  readonly #log: string[];
  #count = 0;

  constructor(log: string[]) {
    super();
    this.#log = log;
  }

  override preRestart(reason: Error, message: unknown): unknown {
    this.#log.push(`${this.self.path.name} restarts`);
    return super.preRestart(reason, message);
  }

  override postStop(): void {
    this.#log.push(`${this.self.path.name} stops`);
  }

  override receive(message: unknown): void {
    if (message instanceof Error) throw message;
    if (message === "not an error") throw "a text";
    this.#count += 1;
    this.#log.push(`${this.self.path.name} counts ${this.#count}`);
  }
}

/** A parent of children `a`, `b`, `c` with the given strategy; its own restarts and stops are in the log, too. */
async function family(
  strategy: SupervisorStrategy,
): Promise<TestSystem & { readonly log: string[]; readonly children: readonly ActorRef[] }> {
  const test = await startTestSystem();
  const log: string[] = [];
  const children: ActorRef[] = [];
  class Parent extends Actor {
    override preStart(): void {
      if (children.length > 0) return;
      for (const name of ["a", "b", "c"]) children.push(this.context.actorOf(Props.create(Child, log), name));
    }
    override preRestart(): void {
      log.push("parent restarts"); // and keeps its children
    }
    override postStop(): void {
      log.push("parent stops");
    }
    override receive(): void {}
  }
  test.system.actorOf(Props.create(Parent).withSupervisorStrategy(strategy), "parent");
  await test.settle();
  return { ...test, log, children };
}

function always(directive: Directive): OneForOneStrategy {
  return new OneForOneStrategy(() => directive);
}

describe("A supervisor's strategy", () => {
  it("one for one: resume keeps the state of the child that failed", async () => {
    const { log, children, settle } = await family(always(Directive.Resume));
    for (const message of ["x", new Error("boom"), "x"]) children[0]?.tell(message);
    await settle();
    assert.deepEqual(log, ["a counts 1", "a counts 2"]);
  });

  it("one for one: restart renews the child that failed and no other", async () => {
    const { log, children, settle } = await family(always(Directive.Restart));
    for (const child of children) child.tell("x");
    for (const message of [new Error("boom"), "x"]) children[0]?.tell(message);
    await settle();
    children[1]?.tell("x");
    await settle();
    assert.deepEqual(log, ["a counts 1", "b counts 1", "c counts 1", "a restarts", "a stops", "a counts 1", "b counts 2"]);
  });

  it("one for one: stop ends the child that failed and no other", async () => {
    const { log, children, settle } = await family(always(Directive.Stop));
    children[0]?.tell(new Error("boom"));
    await settle();
    for (const child of children) child.tell("x");
    await settle();
    assert.deepEqual(log, ["a stops", "b counts 1", "c counts 1"]);
  });

  it("one for one: escalate makes the parent fail with the child's error, and its restart restarts the children it keeps", async () => {
    const { log, children, settle } = await family(always(Directive.Escalate));
    children[1]?.tell("x");
    children[0]?.tell(new Error("boom"));
    await settle();
    assert.deepEqual(log.slice(0, 2), ["b counts 1", "parent restarts"]);
    assert.sameMembers(
      log.slice(2),
      ["a", "b", "c"].flatMap((name) => [`${name} restarts`, `${name} stops`]),
    );
    for (const child of children) child.tell("x");
    await settle();
    assert.sameMembers(log.slice(-3), ["a counts 1", "b counts 1", "c counts 1"]);
  });

  it("all for one: one failure restarts, or stops, all children", async () => {
    for (const directive of [Directive.Restart, Directive.Stop]) {
      const { log, children, settle } = await family(new AllForOneStrategy(() => directive));
      children[0]?.tell(new Error("boom"));
      await settle();
      const expected = ["a", "b", "c"].flatMap((name) =>
        directive === Directive.Restart ? [`${name} restarts`, `${name} stops`] : [`${name} stops`],
      );
      assert.sameMembers(log, expected);
    }
  });

  it("stops a child that fails more often than allowed within the span", async () => {
    const { log, children, settle } = await family(new OneForOneStrategy({ maxNrOfRetries: 2, within: "1 s" }));
    for (let count = 0; count < 3; count += 1) children[0]?.tell(new Error("boom"));
    await settle();
    assert.equal(log.filter((line) => line === "a restarts").length, 2);
    assert.equal(log.at(-1), "a stops");
  });

  it("counts restarts anew once the span is over", async () => {
    const { log, children, platform } = await family(new OneForOneStrategy({ maxNrOfRetries: 1, within: "1 s" }));
    for (let count = 0; count < 3; count += 1) {
      children[0]?.tell(new Error("boom"));
      await platform.advanceMs(1001);
    }
    assert.equal(log.filter((line) => line === "a restarts").length, 3);
  });

  it("by default stops what was killed, could not start or did not survive a death, and restarts all else", async () => {
    const strategy = new OneForOneStrategy();
    const self = (await startTestSystem()).system.deadLetters.path;
    assert.equal(strategy.decide(ActorKilledError.of(self)), Directive.Stop);
    assert.equal(strategy.decide(DeathPactError.of(self, self)), Directive.Stop);
    assert.equal(strategy.decide(new PostRestartError(self, new Error("again"), new Error("first"))), Directive.Stop);
    assert.equal(strategy.decide(new RangeError("out of range")), Directive.Restart);
  });

  it("is told of thrown values that are no errors by an error around them", async () => {
    const causes: Error[] = [];
    const { children, settle } = await family(
      new OneForOneStrategy((error) => {
        causes.push(error);
        return Directive.Stop;
      }),
    );
    children[0]?.tell("not an error");
    await settle();
    assert.instanceOf(causes[0], NonErrorThrownError);
    assert.equal(causes[0]?.cause, "a text");
  });

  it("that throws itself makes the supervisor fail", async () => {
    const { log, children, settle } = await family(
      new OneForOneStrategy(() => {
        throw new Error("undecided");
      }),
    );
    children[0]?.tell(new Error("boom"));
    await settle();
    assert.equal(log[0], "parent restarts");
  });
});

describe("A failed actor", () => {
  it("handles nothing, and neither do its children, until its supervisor has decided", async () => {
    const { system, settle } = await startTestSystem();
    const gate = deferred();
    const log: string[] = [];
    let grandchild: ActorRef | undefined;
    class Parent extends Actor {
      override preStart(): void {
        grandchild = this.context.actorOf(scripted((message) => log.push(`grandchild: ${message}`)));
      }
      override preRestart(): Promise<void> {
        return gate.promise; // a restart that takes its time
      }
      override receive(message: unknown): void {
        log.push(`parent: ${message}`);
        if (message === "fail") throw new Error("boom");
      }
    }
    const parent = system.actorOf(Props.create(Parent));
    await settle();
    parent.tell("fail");
    parent.tell("next");
    await settle();
    grandchild?.tell("x");
    await settle();
    assert.deepEqual(log, ["parent: fail"]);
    gate.resolve();
    await settle();
    assert.include(log, "parent: next");
  });

  it("is logged once, by its path, with the error", async () => {
    const { system, settle } = await startTestSystem();
    const events: ErrorEvent[] = [];
    system.eventStream.subscribe((event) => events.push(event), ErrorEvent);
    const error = new Error("boom");
    const ref = system.actorOf(
      scripted(() => {
        throw error;
      }),
      "fragile",
    );
    ref.tell("x");
    await settle();
    assert.deepEqual(
      events.map(({ source, message, cause }) => [source, message, cause]),
      [["akka://Sys/user/fragile", "boom", error]],
    );
  });

  it("whose fresh instance cannot start is stopped", async () => {
    const { system, settle } = await startTestSystem();
    let instances = 0;
    const ref = system.actorOf(
      Props.from<unknown>(() => {
        instances += 1;
        if (instances === 2) throw new Error("second thoughts");
        return new Child([]);
      }),
    );
    const ends: unknown[] = [];
    system
      .actorOf(scripted((message, { context }) => (message === "watch" ? context.watchWith(ref, "end") : ends.push(message))))
      .tell("watch");
    await settle();
    ref.tell(new Error("boom"));
    await settle();
    assert.equal(instances, 2);
    assert.deepEqual(ends, ["end"]);
  });

  it("does not keep its supervisor from stopping", async () => {
    const { system, settle } = await startTestSystem();
    const ref = system.actorOf(scripted(() => Promise.reject(new Error("boom"))));
    ref.tell(Kill.instance);
    ref.tell("x");
    await system.terminate();
    await settle();
    assert.isTrue(system.isTerminated);
  });

  it("goes on with the message behind the one that failed, and never sees that one again", async () => {
    const { log, children, settle } = await family(always(Directive.Restart));
    for (const message of ["x", new Error("boom"), "x", "x"]) children[0]?.tell(message);
    await settle();
    assert.deepEqual(log, ["a counts 1", "a restarts", "a stops", "a counts 1", "a counts 2"]);
  });
});

describe("An actor that awaits", () => {
  it("still supervises: a child that fails meanwhile is restarted and can answer", async () => {
    const { system, settle } = await startTestSystem();
    const log: unknown[] = [];
    class Parent extends Actor {
      override async receive(): Promise<void> {
        const child = this.context.actorOf(
          scripted((message, { sender }) => {
            if (message === "fail") throw new Error("boom");
            sender.tell("recovered");
          }),
        );
        child.tell("fail");
        log.push(await this.ask(child, "are you well?"));
      }
    }
    system.actorOf(Props.create(Parent)).tell("go");
    await settle();
    assert.deepEqual(log, ["recovered"]);
  });

  it("is restarted only when its handler has ended, although a child's failure was escalated meanwhile", async () => {
    const { system, settle } = await startTestSystem();
    const gate = deferred();
    const log: string[] = [];
    class Parent extends Actor {
      override preStart(): void {
        log.push("start");
      }
      override preRestart(): void {
        log.push("restart");
      }
      override async receive(message: unknown): Promise<void> {
        log.push(`${message} begins`);
        if (message === "slow") {
          this.context
            .actorOf(
              scripted(() => {
                throw new Error("boom");
              }),
            )
            .tell("x");
          await gate.promise;
        }
        log.push(`${message} ends`);
      }
    }
    const parent = system.actorOf(Props.create(Parent).withSupervisorStrategy(always(Directive.Escalate)));
    parent.tell("slow");
    parent.tell("next");
    await settle();
    assert.deepEqual(log, ["start", "slow begins"]);
    gate.resolve();
    await settle();
    assert.deepEqual(log, ["start", "slow begins", "slow ends", "restart", "start", "next begins", "next ends"]);
  });

  it("in its restart waits for the children that are stopping, then starts afresh with their names free", async () => {
    const { system, settle } = await startTestSystem();
    const gate = deferred();
    const log: string[] = [];
    class SlowChild extends Actor {
      override async postStop(): Promise<void> {
        await gate.promise;
        log.push("child stopped");
      }
      override receive(): void {}
    }
    class Parent extends Actor {
      override preStart(): void {
        log.push("parent starts");
        this.context.actorOf(Props.create(SlowChild), "child");
      }
      override receive(message: unknown): void {
        if (message === "fail") throw new Error("boom");
        log.push(String(message));
      }
    }
    const parent = system.actorOf(Props.create(Parent));
    parent.tell("fail");
    parent.tell("next");
    await settle();
    assert.deepEqual(log, ["parent starts"]);
    gate.resolve();
    await settle();
    assert.deepEqual(log, ["parent starts", "child stopped", "parent starts", "next"]);
  });

  it("in its restart is stopped as soon as that is over, when it was told to stop meanwhile", async () => {
    const { system, settle } = await startTestSystem();
    const gate = deferred();
    const log: string[] = [];
    class Parent extends Actor {
      override preRestart(): Promise<void> {
        return gate.promise;
      }
      override postStop(): void {
        log.push("stopped");
      }
      override receive(): void {
        throw new Error("boom");
      }
    }
    const parent = system.actorOf(Props.create(Parent));
    parent.tell("fail");
    await settle();
    system.stop(parent);
    await settle();
    assert.deepEqual(log, []);
    gate.resolve();
    await settle();
    assert.deepEqual(log, ["stopped"]);
    await system.terminate();
  });
});
