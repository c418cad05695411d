import { assert, describe, it } from "vitest";
import { ActorBase, Directive, OneForOneStrategy, Props, Terminated } from "../../src/actor/index.ts";
import { InvalidArgumentError } from "../../src/base/index.ts";
import { type DependencyResolver, scopedProps } from "../../src/patterns/index.ts";
import { deferred, Scripted, startTestSystem } from "./actor-harness.ts";

/** A container whose scopes are numbers, and a log of what happens. */
async function stage(dispose: (scope: number) => unknown = () => undefined) {
  const { system, settle } = await startTestSystem("akka.loglevel = OFF");
  const log: string[] = [];
  let count = 0;
  const resolver: DependencyResolver<number> = {
    createScope() {
      count += 1;
      log.push(`scope ${count}`);
      return count;
    },
    disposeScope(scope) {
      log.push(`dispose ${scope}`);
      return dispose(scope);
    },
  };
  class Worker extends ActorBase {
    readonly #scope: number;
    constructor(scope: number, fails = false) {
      super();
      this.#scope = scope;
      if (fails) throw new Error("constructor");
    }
    override preStart(): unknown {
      log.push(`start ${this.#scope}`);
      return undefined;
    }
    override postStop(): void {
      log.push(`stop ${this.#scope}`);
    }
    override handle(message: unknown): void {
      if (message === "fail") throw new Error("boom");
      if (message === "stop") this.context.stop(this.self);
    }
  }
  /** A parent that restarts its child, and notes its end. */
  const spawn = (props: Props, decide: Directive = Directive.Restart) => {
    class Parent extends Scripted {
      override supervisorStrategy() {
        return new OneForOneStrategy(() => decide);
      }
    }
    return system.actorOf(
      Props.from(
        () =>
          new Parent((message, self) => {
            if (message === "create") self.context.watch(self.context.actorOf(props, "child"));
            else if (message instanceof Terminated) log.push("terminated");
            else self.context.child("child")?.tell(message);
          }),
      ),
    );
  };
  const run = async (props: Props, messages: readonly unknown[], decide?: Directive) => {
    const parent = spawn(props, decide);
    for (const message of ["create", ...messages]) {
      parent.tell(message);
      await settle();
    }
    return log;
  };
  return { run, resolver, Worker, log, settle };
}

describe("scopedProps", () => {
  it("opens a scope before the actor is made, and disposes it when the actor has stopped, before anyone hears of it", async () => {
    const { run, resolver, Worker } = await stage();
    const log = await run(
      scopedProps(resolver, (scope) => new Worker(scope)),
      ["stop"],
    );
    assert.deepEqual(log, ["scope 1", "start 1", "stop 1", "dispose 1", "terminated"]);
  });

  it("gives each instance a scope of its own", async () => {
    const { run, resolver, Worker } = await stage();
    const log = await run(
      scopedProps(resolver, (scope) => new Worker(scope)),
      ["fail", "stop"],
    );
    assert.deepEqual(log, ["scope 1", "start 1", "stop 1", "dispose 1", "scope 2", "start 2", "stop 2", "dispose 2", "terminated"]);
  });

  it("disposes the scope of an instance whose preRestart does not call postStop", async () => {
    const { run, resolver, Worker, log } = await stage();
    class Hasty extends Worker {
      override async preRestart(): Promise<void> {
        await Promise.resolve();
        log.push("preRestart");
      }
    }
    await run(
      scopedProps(resolver, (scope) => new Hasty(scope)),
      ["fail"],
    );
    assert.deepEqual(log, ["scope 1", "start 1", "preRestart", "dispose 1", "scope 2", "start 2"]);
  });

  it("waits for an async disposal before the actor terminates", async () => {
    const gate = deferred();
    const { run, resolver, Worker, log, settle } = await stage(() => gate.promise);
    await run(
      scopedProps(resolver, (scope) => new Worker(scope)),
      ["stop"],
    );
    assert.deepEqual(log, ["scope 1", "start 1", "stop 1", "dispose 1"]);
    gate.resolve();
    await settle();
    assert.equal(log.at(-1), "terminated");
  });

  it("lets an actor end whose disposal or postStop fails", async () => {
    const { run, resolver, Worker, log } = await stage(() => Promise.reject(new Error("disposal")));
    class Failing extends Worker {
      override postStop(): void {
        throw new Error("postStop");
      }
    }
    await run(
      scopedProps(resolver, (scope) => new Failing(scope)),
      ["stop"],
    );
    assert.deepEqual(log, ["scope 1", "start 1", "dispose 1", "terminated"]);
  });

  it("disposes the scope of an actor whose constructor fails", async () => {
    const { run, resolver, Worker } = await stage();
    const log = await run(
      scopedProps(resolver, (scope) => new Worker(scope, true)),
      [],
      Directive.Stop,
    );
    assert.deepEqual(log, ["scope 1", "dispose 1", "terminated"]);
  });

  it("disposes the scope of an actor whose preStart throws or rejects", async () => {
    for (const fails of [() => Promise.reject(new Error("start")), (): never => assert.fail("start")]) {
      const { run, resolver, Worker } = await stage();
      class Failing extends Worker {
        override preStart(): unknown {
          return fails();
        }
      }
      const log = await run(
        scopedProps(resolver, (scope) => new Failing(scope)),
        [],
        Directive.Stop,
      );
      assert.deepEqual(log, ["scope 1", "dispose 1", "terminated"]);
    }
  });

  it("refuses what is no resolver, and what makes no actor", () => {
    const resolver: DependencyResolver<number> = { createScope: () => 1, disposeScope: () => {} };
    assert.throws(() => scopedProps({} as DependencyResolver<number>, () => assert.fail()), InvalidArgumentError, /DependencyResolver/);
    assert.throws(() => scopedProps(resolver, 7 as never), InvalidArgumentError, /makes an actor from a scope/);
  });
});
