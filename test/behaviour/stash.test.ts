import { assert, describe, it } from "vitest";
import {
  Actor,
  type ActorRef,
  DeadLetter,
  InvalidActorStateError,
  Props,
  ReceiveActor,
  StashOverflowError,
  Terminated,
} from "../../src/actor/index.ts";
import { deferred, scripted, startProbe, startTestSystem } from "./actor-harness.ts";
import { describeSetting } from "./settings/describe-setting.ts";

/** Stashes everything until it is opened; then notes what comes and who sent it. */
class Gate extends ReceiveActor {
  constructor(log: string[]) {
    super();
    this.receive(
      (message: unknown) => message === "open",
      () => {
        this.stash.unstashAll();
        this.become(() => this.receiveAny((message) => void log.push(`${message} from ${this.sender.path.name}`)));
      },
    );
    this.receiveAny(() => this.stash.stash());
  }
}

describe("Stash", () => {
  it("gives messages back in their order and with their senders, before those that wait in the mailbox", async () => {
    const { system, settle } = await startTestSystem();
    const log: string[] = [];
    const ref = system.actorOf(Props.create(Gate, log));
    const sender = startProbe(system, "sender").ref;
    ref.tell("a", sender);
    ref.tell("b");
    ref.tell("c", sender);
    ref.tell("open");
    ref.tell("d", sender);
    await settle();
    assert.deepEqual(log, ["a from sender", "b from deadLetters", "c from sender", "d from sender"]);
  });

  it("gives one message back with unstash, the wanted ones with unstashAll and a filter, and none after clear", async () => {
    const { system, settle } = await startTestSystem();
    const log: unknown[] = [];
    const isStored = new Set<unknown>();
    const ref = system.actorOf(
      scripted((message, actor) => {
        if (message === "unstash") actor.stash.unstash();
        else if (message === "odd") actor.stash.unstashAll(({ message: stashed }) => Number(stashed) % 2 === 1);
        else if (message === "clear") log.push(actor.stash.clear().map(({ message: stashed }) => stashed));
        else if (isStored.has(message)) log.push(message);
        else {
          isStored.add(message);
          actor.stash.stash();
        }
      }),
    );
    for (const message of [1, 2, 3, 4, 5, "unstash"]) ref.tell(message);
    await settle();
    assert.deepEqual(log, [1]);
    ref.tell("odd");
    await settle();
    assert.deepEqual(log, [1, 3, 5], "those that the filter refused are dropped");
    for (const message of [6, 7, "clear", "odd"]) ref.tell(message);
    await settle();
    assert.deepEqual(log, [1, 3, 5, [6, 7]]);
  });

  it("refuses the same message twice, and a message when none is handled", async () => {
    const { system, settle } = await startTestSystem();
    const failures: unknown[] = [];
    const note = (work: () => void): void => {
      try {
        work();
      } catch (error) {
        failures.push(error);
      }
    };
    class Twice extends Actor {
      override preStart(): void {
        note(() => this.stash.stash());
      }

      override receive(): void {
        this.stash.stash();
        note(() => this.stash.stash());
      }
    }
    const ref = system.actorOf(Props.create(Twice));
    ref.tell("same");
    ref.tell("same");
    await settle();
    assert.equal(failures.length, 3, "two equal messages are two messages");
    for (const failure of failures) assert.instanceOf(failure, InvalidActorStateError);
  });

  it("keeps the message of a handler that stashes it after an await", async () => {
    const { system, settle } = await startTestSystem();
    const gate = deferred();
    const log: unknown[] = [];
    let isOpen = false;
    const ref = system.actorOf(
      scripted(async (message, actor) => {
        if (isOpen) return void log.push(message);
        await gate.promise;
        if (message === "last") {
          isOpen = true;
          actor.stash.unstashAll();
        } else actor.stash.stash();
        return undefined;
      }),
    );
    for (const message of ["a", "b", "last", "c"]) ref.tell(message);
    await settle();
    gate.resolve();
    await settle();
    assert.deepEqual(log, ["a", "b", "c"]);
  });

  it("goes back to the mailbox on a restart, so that the fresh instance handles what the old one had stashed", async () => {
    const { system, settle } = await startTestSystem("akka.loglevel = OFF");
    const log: unknown[] = [];
    let instances = 0;
    class Fragile extends Actor {
      readonly #instance = (instances += 1);

      override receive(message: unknown): void {
        if (message === "fail") throw new Error("boom");
        if (this.#instance === 1) this.stash.stash();
        else log.push(message);
      }
    }
    const ref = system.actorOf(Props.create(Fragile));
    for (const message of ["a", "b", "fail", "c"]) ref.tell(message);
    await settle();
    assert.deepEqual(log, ["a", "b", "c"]);
  });

  it("becomes dead letters when the actor stops, before what waits behind it", async () => {
    const { system, settle } = await startTestSystem("akka.loglevel = OFF");
    const letters: unknown[] = [];
    system.eventStream.subscribe<DeadLetter>(({ message }) => letters.push(message), DeadLetter);
    const ref = system.actorOf(
      scripted((message, actor) => {
        if (message === "stop") actor.context.stop(actor.self);
        else actor.stash.stash();
      }),
    );
    for (const message of ["a", "b", "stop", "c"]) ref.tell(message);
    await settle();
    assert.deepEqual(letters, ["a", "b", "c"]);
  });

  it("takes a Terminated and gives it back", async () => {
    const { system, settle } = await startTestSystem();
    const log: unknown[] = [];
    const watched: ActorRef = startProbe(system, "watched").ref;
    let isOpen = false;
    const ref = system.actorOf(
      scripted((message, actor) => {
        if (message === "watch") actor.context.watch(watched);
        else if (message === "open") {
          isOpen = true;
          actor.stash.unstashAll();
        } else if (isOpen) log.push(message);
        else actor.stash.stash();
      }),
    );
    ref.tell("watch");
    await settle();
    system.stop(watched);
    await settle();
    ref.tell("open");
    await settle();
    assert.equal(log.length, 1);
    assert.instanceOf(log[0], Terminated);
  });
});

describeSetting("akka.actor.default-mailbox.stash-capacity", () => {
  it("limits the stashes of all actors whose props say nothing else", async () => {
    const { system, settle } = await startTestSystem("akka.actor.default-mailbox.stash-capacity = 2, akka.loglevel = OFF");
    const failures: unknown[] = [];
    const stashAll = scripted((_message, actor) => {
      try {
        actor.stash.stash();
      } catch (error) {
        failures.push(error);
      }
    });
    const two = system.actorOf(stashAll);
    for (const message of ["a", "b", "c"]) two.tell(message);
    await settle();
    assert.equal(failures.length, 1);
    assert.instanceOf(failures[0], StashOverflowError);
    assert.include((failures[0] as Error).message, "akka.actor.default-mailbox.stash-capacity");
    const one = system.actorOf(stashAll.withStashCapacity(1));
    const any = system.actorOf(stashAll.withStashCapacity(-1));
    for (const message of ["a", "b", "c"]) {
      one.tell(message);
      any.tell(message);
    }
    await settle();
    assert.equal(failures.length, 3);
  });
});
