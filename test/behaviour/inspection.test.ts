import { assert, describe, it } from "vitest";
import { ActorStarted, Props, RoundRobinPool } from "../../src/actor/index.ts";
import type { ActorNode, InspectionEvent, Snapshot } from "../../src/inspection/index.ts";
import { Scripted, deferred, scripted, startProbe } from "./actor-harness.ts";
import { type Inspected, startInspected } from "./inspection.fixture.ts";

const SECOND_MS = 1000;

const snapshotOf = ({ inspection, settled }: Inspected, query = {}): Promise<Snapshot> => settled(inspection.snapshot(query));

async function actorAt(inspected: Inspected, path: string): Promise<ActorNode> {
  const { actors } = await snapshotOf(inspected, { path });
  return actors.root ?? assert.fail(`no actor at ${path}`);
}

function eventsOf(inspected: Inspected): InspectionEvent[] {
  const events: InspectionEvent[] = [];
  inspected.inspection.subscribe((event) => void events.push(event));
  return events;
}

describe("A snapshot", () => {
  it("has the tree with classes, states, mailboxes and children", async () => {
    const inspected = await startInspected();
    const { system, platform } = inspected;
    const parent = system.actorOf(
      scripted(
        (_message, actor) =>
          void actor.context.actorOf(
            scripted(() => {}),
            "child",
          ),
      ),
      "parent",
    );
    parent.tell("go");
    system
      .actorOf(
        scripted(() => deferred().promise),
        "waiting",
      )
      .tell("first");
    await platform.settle();
    system.actorSelection("/user/waiting").tell("second");
    const { actors, address, version, totals, cluster, sharding, associations } = await snapshotOf(inspected, { path: "/user" });
    assert.deepEqual([version, address, cluster, sharding, associations], [1, "akka://Sys", null, null, []]);
    const [first, second] = actors.root?.children ?? [];
    assert.deepEqual([first?.path, first?.className, first?.state, first?.childCount], ["/user/parent", "Scripted", "running", 1]);
    assert.equal(first?.children[0]?.path, "/user/parent/child");
    assert.deepEqual([second?.name, second?.state, second?.mailbox, second?.activity], ["waiting", "awaiting", 1, "busy"]);
    assert.equal(totals.actors, 7); // with the guardians, and the actor that answers
  });

  it("counts nothing before somebody looks, and what is handled from then on", async () => {
    const inspected = await startInspected();
    const { ref } = startProbe(inspected.system, "counter");
    for (let index = 0; index < 100; index += 1) ref.tell(index);
    await inspected.settle();
    assert.equal((await actorAt(inspected, "/user/counter")).handled, 0);
    for (let index = 0; index < 30; index += 1) ref.tell(index);
    await inspected.settle();
    await inspected.platform.advanceMs(SECOND_MS);
    const { handled, rate, activity } = await actorAt(inspected, "/user/counter");
    assert.deepEqual([handled, rate, activity], [30, 30, "idle"]);
  });

  it("tells how long the oldest message has waited, without a time for each, and follows what is handled", async () => {
    const inspected = await startInspected();
    const turns: (() => void)[] = [];
    const ref = inspected.system.actorOf(
      scripted(() => {
        const { promise, resolve } = deferred();
        turns.push(() => resolve());
        return promise;
      }),
      "slow",
    );
    const handleOne = async (): Promise<void> => {
      turns.shift()?.();
      await inspected.settle();
    };
    await actorAt(inspected, "/user/slow");
    for (const message of ["under way", "oldest", "younger"]) ref.tell(message);
    await inspected.settle();
    await inspected.platform.advanceMs(SECOND_MS);
    ref.tell("youngest");
    await inspected.platform.advanceMs(3 * SECOND_MS);
    assert.deepInclude(await actorAt(inspected, "/user/slow"), { mailbox: 3, oldestMs: 3000 });
    await handleOne();
    assert.deepInclude(await actorAt(inspected, "/user/slow"), { mailbox: 2, oldestMs: 3000 });
    await handleOne();
    assert.deepInclude(await actorAt(inspected, "/user/slow"), { mailbox: 1, oldestMs: 2000 }); // it came before the sample at 2 s
    await handleOne();
    assert.deepInclude(await actorAt(inspected, "/user/slow"), { mailbox: 0, oldestMs: null });
  });

  it("tells stuck from busy: messages wait and none is handled, or some are", async () => {
    const inspected = await startInspected("ritsem.inspect.look-timeout = 60 s");
    const stuck = inspected.system.actorOf(
      scripted(() => deferred().promise),
      "stuck",
    );
    const busy = inspected.system.actorOf(
      scripted(() => {}),
      "busy",
    );
    const activities = async (): Promise<readonly string[]> => [
      (await actorAt(inspected, "/user/stuck")).activity,
      (await actorAt(inspected, "/user/busy")).activity,
    ];
    assert.deepEqual(await activities(), ["idle", "idle"]);
    for (let second = 0; second < 5; second += 1) {
      for (const ref of [stuck, busy]) for (let index = 0; index < 3; index += 1) ref.tell(index);
      await inspected.platform.advanceMs(SECOND_MS);
    }
    assert.deepEqual(await activities(), ["busy", "idle"]);
    await inspected.platform.advanceMs(SECOND_MS);
    assert.deepEqual(await activities(), ["stuck", "idle"]);
    await inspected.platform.advanceMs(SECOND_MS);
    assert.deepInclude((await snapshotOf(inspected)).totals, { stuck: 1, busy: 0 });
  });

  it("cuts a huge tree, says so, and still shows something of each part", async () => {
    const inspected = await startInspected();
    for (const name of ["few", "many"]) {
      const count = name === "few" ? 2 : 5000;
      const make = (_message: unknown, actor: Scripted): void => {
        for (let index = 0; index < count; index += 1)
          actor.context.actorOf(
            scripted(() => {}),
            `c${index}`,
          );
      };
      inspected.system.actorOf(scripted(make), name).tell("make");
    }
    await inspected.settle();
    const { actors } = await snapshotOf(inspected, { limit: 50 });
    assert.deepInclude(actors, { total: 5008, isCut: true });
    assert.isAtMost(actors.shown, 50);
    const [few, many] = actors.root?.children.find(({ name }) => name === "user")?.children ?? [];
    assert.deepEqual([few?.children.length, few?.childCount, many?.childCount], [2, 2, 5000]);
    assert.isAtLeast(many?.children.length ?? 0, 10);
    const page = await snapshotOf(inspected, { path: "/user/many", limit: 11, skip: 4990 });
    assert.deepEqual(
      page.actors.root?.children.map(({ name }) => name),
      Array.from({ length: 10 }, (_, index) => `c${4990 + index}`),
    );
  });

  it("has no root for a path without an actor, and refuses a query that makes no sense", async () => {
    const inspected = await startInspected();
    assert.isNull((await snapshotOf(inspected, { path: "/user/nobody" })).actors.root);
    for (const query of [{ path: "user" }, { depth: "-1" }, { limit: "many" }, { path: 7 }]) {
      const refused: unknown = await snapshotOf(inspected, query).catch((error: unknown) => error);
      assert.equal((refused as { readonly code?: string }).code, "RITSEM_INVALID_ARGUMENT");
    }
  });

  it("has routers with their routees, and who watches whom", async () => {
    const inspected = await startInspected();
    inspected.system.actorOf(Props.from(() => new Scripted(() => {})).withRouter(new RoundRobinPool(2)), "router");
    const { ref } = startProbe(inspected.system, "watched");
    inspected.system
      .actorOf(
        scripted((_message, actor) => void actor.context.watch(ref)),
        "watcher",
      )
      .tell("go");
    await inspected.settle();
    const { routers, watches } = await snapshotOf(inspected);
    assert.deepInclude(routers[0], { path: "/user/router", kind: "pool", logic: "RoundRobinPool", routeeCount: 2 });
    assert.deepEqual(routers[0]?.routees, ["/user/router/$a", "/user/router/$b"]);
    assert.deepInclude(watches, { watcher: "/user/watcher", watchee: "/user/watched" });
    const details = await inspected.settled(inspected.inspection.actor("/user/watched"));
    assert.deepEqual([details?.watchedBy, details?.parent, details?.router], [["/user/watcher"], "/user", null]);
  });

  it("groups dead letters by reason, recipient and type, with a cure, and never shows their content", async () => {
    const inspected = await startInspected();
    for (let index = 0; index < 3; index += 1) inspected.system.actorSelection("/user/nobody").tell("secret");
    inspected.system.actorSelection("/user/other").tell(7);
    await inspected.settle();
    const { deadLetters } = await snapshotOf(inspected);
    assert.equal(deadLetters.total, 4);
    assert.deepEqual(
      deadLetters.groups.map(({ recipient, type, count }) => [recipient, type, count]),
      [
        ["/user/other", "number", 1],
        ["/user/nobody", "string", 3],
      ],
    );
    assert.include(deadLetters.groups[0]?.cure, "spelling");
    assert.notInclude(JSON.stringify(deadLetters), "secret");
  });
});

describe("A ranking", () => {
  it("has the actors with the most of what is asked for first", async () => {
    const inspected = await startInspected();
    const rank = async (by: string, limit = 2): Promise<readonly string[]> =>
      (await inspected.settled(inspected.inspection.ranking({ by, limit, path: "/user" }))).ranking.actors.map(({ name }) => name);
    const failing = inspected.system.actorOf(
      scripted(() => {
        throw new Error("again");
      }),
      "failing",
    );
    const waiting = inspected.system.actorOf(
      scripted(() => deferred().promise),
      "waiting",
    );
    const quick = startProbe(inspected.system, "quick").ref;
    await rank("rate");
    for (let index = 0; index < 10; index += 1) quick.tell(index);
    for (let index = 0; index < 5; index += 1) waiting.tell(index);
    failing.tell("boom");
    await inspected.settle();
    await inspected.platform.advanceMs(SECOND_MS);
    assert.equal((await rank("mailbox"))[0], "waiting");
    assert.equal((await rank("restarts"))[0], "failing");
    assert.equal((await rank("rate"))[0], "quick");
    assert.lengthOf(await rank("time", 1), 1);
    const refused: unknown = await rank("beauty").catch((error: unknown) => error);
    assert.include(String(refused), "mailbox, rate, restarts, time");
  });
});

describe("A look", () => {
  it("ends after ritsem.inspect.look-timeout, and begins again with nothing counted", async () => {
    const inspected = await startInspected();
    const { ref } = startProbe(inspected.system, "counter");
    const { system } = inspected;
    const isWatched = (): boolean => (system as unknown as { readonly turnWatch: unknown }).turnWatch !== undefined;
    assert.isFalse(isWatched());
    await snapshotOf(inspected);
    ref.tell("one");
    await inspected.settle();
    assert.equal((await actorAt(inspected, "/user/counter")).handled, 1);
    await inspected.platform.advanceMs(9 * SECOND_MS);
    assert.isTrue(isWatched());
    await inspected.platform.advanceMs(3 * SECOND_MS);
    assert.isFalse(isWatched());
    const again = await snapshotOf(inspected);
    assert.equal(again.lookMs, 0);
    assert.equal((await actorAt(inspected, "/user/counter")).handled, 0);
  });

  it("lasts as long as events are read", async () => {
    const inspected = await startInspected();
    const stop = inspected.inspection.subscribe(() => {});
    await inspected.settle();
    await inspected.platform.advanceMs(60 * SECOND_MS);
    assert.equal((await snapshotOf(inspected)).lookMs, 60_000);
    stop();
    await inspected.platform.advanceMs(12 * SECOND_MS);
    assert.equal((await snapshotOf(inspected)).lookMs, 0);
  });
});

describe("Events", () => {
  it("tell of restarts always, and of starts and stops while somebody reads them", async () => {
    const inspected = await startInspected();
    const failing = inspected.system.actorOf(
      scripted(() => {
        throw new Error("no more");
      }),
      "failing",
    );
    failing.tell("boom");
    await inspected.settle();
    assert.deepEqual(
      inspected.inspection.eventsSince(0).map(({ kind }) => kind),
      ["restart"],
    );
    const events = eventsOf(inspected);
    const { ref } = startProbe(inspected.system, "short");
    await inspected.settle();
    inspected.system.stop(ref);
    await inspected.settle();
    assert.deepEqual(
      events.map((event) => [event.kind, "path" in event ? event.path : ""]),
      [
        ["actor-started", "/user/short"],
        ["actor-stopped", "/user/short"],
      ],
    );
    assert.deepEqual(
      events.map(({ seq }) => seq),
      [2, 3],
    );
  });

  it("are limited in a second; how many are missing is told", async () => {
    const inspected = await startInspected("ritsem.inspect.events.per-second = 5");
    const events = eventsOf(inspected);
    for (let index = 0; index < 100; index += 1) inspected.system.actorSelection("/user/nobody").tell(index);
    await inspected.settle();
    assert.lengthOf(events, 5);
    await inspected.platform.advanceMs(SECOND_MS);
    inspected.system.actorSelection("/user/nobody").tell("late");
    await inspected.settle();
    assert.deepInclude(events[5], { kind: "missed", count: 95 });
    assert.equal((await snapshotOf(inspected)).deadLetters.total, 101);
  });

  it("do not reach programs that subscribe to the life cycle of actors", async () => {
    const inspected = await startInspected();
    const published: unknown[] = [];
    inspected.system.eventStream.subscribe((event: ActorStarted) => void published.push(event), ActorStarted);
    eventsOf(inspected);
    startProbe(inspected.system);
    await inspected.settle();
    assert.isEmpty(published);
  });
});
