import { assert, describe, expect, it } from "vitest";
import {
  type ActorRef,
  Broadcast,
  ConsistentHashableEnvelope,
  ConsistentHashingPool,
  DeadLetter,
  Identify,
  Inbox,
  RoundRobinPool,
  Status,
} from "../../src/actor/index.ts";
import { double, float, int, long, pin, t } from "../../src/serialization/index.ts";
import { scripted, startProbe, startTestSystem } from "./actor-harness.ts";

describe("A value that is pinned to a .NET type", () => {
  const values: readonly (readonly [string, unknown, unknown])[] = [
    ["double(2)", double(2), 2],
    ["float(1.5)", float(1.5), 1.5],
    ["int(5)", int(5), 5],
    ["long(7)", long(7), 7n],
    ["pin(t.listOf(t.int), [1])", pin(t.listOf(t.int), [1]), [1]],
  ];

  it.each(values)("is the value alone for a local actor, also by way of a selection: %s", async (_, pinned, value) => {
    const sys = await startTestSystem();
    const probe = startProbe(sys.system, "probe");
    probe.ref.tell(pinned);
    sys.system.actorSelection("/user/probe").tell(pinned);
    await sys.settle();
    expect(probe.received).toStrictEqual([value, value]);
  });

  it.each(values)("is the value alone as reply to an ask, checked by its type: %s", async (_, pinned, value) => {
    const sys = await startTestSystem();
    const echo = sys.system.actorOf(scripted((__, actor) => actor.sender.tell(pinned)));
    const reply = echo.ask("what?");
    await sys.settle();
    expect(await reply).toStrictEqual(value);
    if (typeof value !== "number") return;
    const checked = echo.ask("what?", Number);
    await sys.settle();
    expect(await checked).toBe(value);
  });

  it("is the value alone for routees, by every way through a router", async () => {
    const sys = await startTestSystem();
    const received: unknown[] = [];
    const routee = scripted((message) => void received.push(message));
    const pool = sys.system.actorOf(routee.withRouter(new RoundRobinPool(2)));
    pool.tell(double(2));
    pool.tell(new Broadcast(double(3)));
    const hashing = sys.system.actorOf(
      routee.withRouter(new ConsistentHashingPool(2, { hashMapping: (message) => (typeof message === "number" ? "number" : undefined) })),
    );
    hashing.tell(new ConsistentHashableEnvelope(double(4), "key"));
    hashing.tell(int(5));
    await sys.settle();
    expect(received.map(String).toSorted()).toStrictEqual(["2", "3", "3", "4", "5"]);
  });

  it("is the value alone inside of Status.Success, Status.Failure and Identify", async () => {
    const sys = await startTestSystem();
    const probe = startProbe(sys.system);
    const sent = new Status.Success(double(2));
    probe.ref.tell(sent);
    probe.ref.tell(new Status.Failure(new Error("no"), int(3)));
    probe.ref.tell(new Identify(long(4)), probe.ref);
    await sys.settle();
    expect(probe.received).toMatchObject([{ status: 2 }, { state: 3 }, { messageId: 4n }]);
    expect(probe.received[0]).toBe(sent);
    expect(sent).toStrictEqual(new Status.Success(2));
  });

  it("is the value alone for timers, watchers, stashes and inboxes", async () => {
    const sys = await startTestSystem();
    const received: unknown[] = [];
    const watched = sys.system.actorOf(scripted(() => {}));
    const actor = sys.system.actorOf(
      scripted((message, self) => {
        if (message === "start") {
          self.timers.startSingleTimer("timer", double(1), "1 s");
          self.context.watchWith(watched, double(2));
          self.context.stop(watched);
        } else if (message === 3 && !received.includes("stashed")) {
          received.push("stashed");
          self.stash.stash();
          self.stash.unstashAll();
        } else received.push(message);
      }),
    );
    actor.tell("start");
    await sys.settle();
    sys.platform.clock.advanceMs(1000);
    actor.tell(double(3));
    await sys.settle();
    expect(received.map(String).toSorted()).toStrictEqual(["1", "2", "3", "stashed"]);

    using inbox = Inbox.create(sys.system);
    inbox.ref.tell(double(4));
    await sys.settle();
    expect(await inbox.receive()).toBe(4);
  });

  it("is the value alone in a dead letter", async () => {
    const sys = await startTestSystem();
    const probe = startProbe(sys.system);
    sys.system.eventStream.subscribe(probe.ref, DeadLetter);
    sys.system.deadLetters.tell(double(2));
    await sys.settle();
    expect(probe.received).toMatchObject([{ message: 2 }]);
  });

  it("is no message for a ref of another type", () => {
    const tellTexts = (texts: ActorRef<string>): void => {
      // @ts-expect-error it takes texts
      texts.tell(double(2));
    };
    assert.isFunction(tellTexts);
  });
});
