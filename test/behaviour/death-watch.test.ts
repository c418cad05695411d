import { assert, describe, it } from "vitest";
import { Actor, type ActorRef, DeathPactError, ErrorEvent, NO_SENDER, Props, Terminated } from "../../src/actor/index.ts";
import { Scripted, scripted, startTestSystem } from "./actor-harness.ts";

/** Watches what it is sent, and keeps what it is told. */
function watcherOf(seen: unknown[]): Props {
  return scripted((message, { context }) => {
    if (message instanceof Array) {
      const [verb, ref, custom] = message as [string, ActorRef, unknown];
      if (verb === "watch") context.watch(ref);
      if (verb === "unwatch") context.unwatch(ref);
      if (verb === "watchWith") context.watchWith(ref, custom);
    } else seen.push(message);
  });
}

describe("Death watch", () => {
  it("of the ref of no actor says at once that nothing lives there", async () => {
    const { system, settle } = await startTestSystem();
    const seen: unknown[] = [];
    system.actorOf(watcherOf(seen)).tell(["watch", NO_SENDER]);
    await settle();
    assert.equal(seen.length, 1);
    assert(seen[0] instanceof Terminated && !seen[0].existenceConfirmed && seen[0].actor === NO_SENDER);
  });

  it("tells each watcher once that an actor has stopped", async () => {
    const { system, settle } = await startTestSystem();
    const seen: unknown[] = [];
    const watched = system.actorOf(scripted(() => {}));
    const watchers = [1, 2, 3].map(() => system.actorOf(watcherOf(seen)));
    for (const watcher of watchers) for (let count = 0; count < 3; count += 1) watcher.tell(["watch", watched]);
    await settle();
    system.stop(watched);
    await settle();
    assert.equal(seen.length, 3);
    for (const message of seen) {
      assert.instanceOf(message, Terminated);
      assert.equal((message as Terminated).actor, watched);
      assert.isTrue((message as Terminated).existenceConfirmed);
      assert.isFalse((message as Terminated).addressTerminated);
    }
  });

  it("tells at once about an actor that is dead already, whose existence is not confirmed", async () => {
    const { system, settle } = await startTestSystem();
    const seen: unknown[] = [];
    const watched = system.actorOf(scripted(() => {}));
    system.stop(watched);
    await settle();
    system.actorOf(watcherOf(seen)).tell(["watch", watched]);
    await settle();
    assert.equal(seen.length, 1);
    assert.isFalse((seen[0] as Terminated).existenceConfirmed);
  });

  it("comes after all messages that the dead actor sent before", async () => {
    const { system, settle } = await startTestSystem();
    const seen: unknown[] = [];
    const watcher = system.actorOf(watcherOf(seen));
    const watched = system.actorOf(
      scripted((_, { context }) => {
        watcher.tell("last words");
        context.stop(context.self);
      }),
    );
    watcher.tell(["watch", watched]);
    await settle();
    watched.tell("go");
    await settle();
    assert.equal(seen[0], "last words");
    assert.instanceOf(seen[1], Terminated);
  });

  it("ends with unwatch, also when the Terminated is in the mailbox already", async () => {
    const { system, settle } = await startTestSystem();
    const seen: unknown[] = [];
    const watched = system.actorOf(scripted(() => {}));
    const watcher = system.actorOf(
      scripted(async (message, { context }) => {
        if (message === "watch") context.watch(watched);
        else if (message === "unwatch late") {
          system.stop(watched);
          for (let turn = 0; turn < 20; turn += 1) await Promise.resolve(); // the notification is queued behind this message
          context.unwatch(watched);
        } else seen.push(message);
      }),
    );
    watcher.tell("watch");
    watcher.tell("unwatch late");
    await settle();
    watcher.tell("done");
    await settle();
    assert.deepEqual(seen, ["done"]);
  });

  it("delivers the message asked for in place of Terminated", async () => {
    const { system, settle } = await startTestSystem();
    const seen: unknown[] = [];
    const watched = system.actorOf(scripted(() => {}));
    system.actorOf(watcherOf(seen)).tell(["watchWith", watched, "my own words"]);
    await settle();
    system.stop(watched);
    await settle();
    assert.deepEqual(seen, ["my own words"]);
  });

  it("makes a watcher fail that does not handle Terminated", async () => {
    const { system, settle } = await startTestSystem();
    const errors: unknown[] = [];
    system.eventStream.subscribe(({ cause }) => errors.push(cause), ErrorEvent);
    class Careless extends Actor {
      override receive(message: unknown): void {
        if (message instanceof Terminated) this.unhandled(message);
        else this.context.watch(message as ActorRef);
      }
    }
    const watched = system.actorOf(scripted(() => {}));
    const careless = system.actorOf(Props.create(Careless));
    const seen: unknown[] = [];
    system.actorOf(watcherOf(seen)).tell(["watch", careless]);
    careless.tell(watched);
    await settle();
    system.stop(watched);
    await settle();
    assert.instanceOf(errors[0], DeathPactError);
    assert.equal((seen[0] as Terminated).actor, careless);
  });

  it("does not tell about a restart", async () => {
    const { system, settle } = await startTestSystem();
    const seen: unknown[] = [];
    const watched = system.actorOf(
      scripted(() => {
        throw new Error("boom");
      }),
    );
    const watcher = system.actorOf(watcherOf(seen));
    watcher.tell(["watch", watched]);
    await settle();
    watched.tell("x");
    await settle();
    watcher.tell("still there");
    await settle();
    assert.deepEqual(seen, ["still there"]);
  });

  it("outlives the restart of the watcher", async () => {
    const { system, settle } = await startTestSystem();
    const seen: unknown[] = [];
    const watched = system.actorOf(scripted(() => {}));
    const watcher = system.actorOf(
      scripted((message, { context }) => {
        if (message === "watch") context.watch(watched);
        else if (message === "fail") throw new Error("boom");
        else seen.push(message);
      }),
    );
    watcher.tell("watch");
    watcher.tell("fail");
    await settle();
    system.stop(watched);
    await settle();
    assert.equal((seen[0] as Terminated).actor, watched);
  });

  it("of a child: its name is taken until the parent knows of its end, and free when Terminated is handled", async () => {
    const { system, settle } = await startTestSystem();
    const log: unknown[] = [];
    class Parent extends Actor {
      override receive(message: unknown): void {
        if (message instanceof Terminated) {
          log.push(this.context.child("name") === undefined);
          log.push(
            this.context.actorOf(
              scripted(() => {}),
              "name",
            ).path.name,
          );
        } else {
          const child = this.context.watch(
            this.context.actorOf(
              scripted(() => {}),
              "name",
            ),
          );
          this.context.stop(child);
          try {
            this.context.actorOf(
              scripted(() => {}),
              "name",
            );
          } catch (error) {
            log.push((error as { code: string }).code);
          }
        }
      }
    }
    system.actorOf(Props.create(Parent)).tell("go");
    await settle();
    assert.deepEqual(log, ["RITSEM_INVALID_ACTOR_NAME", true, "name"]);
  });

  it("of someone in another message is an error that says so", async () => {
    const { system, settle } = await startTestSystem();
    const errors: string[] = [];
    const watched = system.actorOf(scripted(() => {}));
    const watcher = Props.from(
      () =>
        new Scripted((_, { context }) => {
          context.watchWith(watched, "one");
          context.watchWith(watched, "one");
          try {
            context.watch(watched);
          } catch (error) {
            errors.push((error as Error).message);
          }
        }),
    );
    system.actorOf(watcher).tell("go");
    await settle();
    assert.match(errors[0] ?? "", /already watches .* Call unwatch/);
  });
});
