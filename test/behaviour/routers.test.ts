import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assert, describe, it } from "vitest";
import {
  Actor,
  ActorRefRoutee,
  type ActorRef,
  AddRoutee,
  AdjustPoolSize,
  AskTimeoutError,
  Broadcast,
  BroadcastGroup,
  BroadcastPool,
  ConsistentHashableEnvelope,
  ConsistentHashingGroup,
  ConsistentHashingPool,
  DeadLetter,
  DefaultResizer,
  Directive,
  FromConfig,
  GetRoutees,
  Kill,
  OneForOneStrategy,
  PoisonPill,
  Props,
  RandomPool,
  RemoveRoutee,
  RoundRobinGroup,
  RoundRobinPool,
  RouterConfigurationError,
  type Routees,
  ScatterGatherFirstCompletedGroup,
  ScatterGatherFirstCompletedPool,
  SmallestMailboxPool,
  Status,
  TailChoppingGroup,
  TailChoppingPool,
} from "../../src/actor/index.ts";
import { deferred, scripted, startProbe, startTestSystem, type TestSystem } from "./actor-harness.ts";

/** Answers every message with its own name. */
class Named extends Actor {
  override receive(message: unknown): void {
    if (message instanceof Error) throw message;
    this.sender.tell(this.self.path.name);
  }
}

/** The names of those who answer `count` messages to `router`, in order. */
async function namesOf(test: TestSystem, router: ActorRef, count: number): Promise<readonly unknown[]> {
  const probe = startProbe(test.system);
  for (let sent = 0; sent < count; sent += 1) {
    router.tell("who?", probe.ref);
    await test.settle();
  }
  return probe.received;
}

async function routeesOf(test: TestSystem, router: ActorRef): Promise<readonly ActorRef[]> {
  const probe = startProbe(test.system);
  router.tell(GetRoutees.instance, probe.ref);
  await test.settle();
  const [routees] = probe.received as Routees[];
  return (routees?.members ?? []).flatMap((routee) => (routee instanceof ActorRefRoutee ? [routee.actor] : []));
}

const namesIn = (refs: readonly ActorRef[]): readonly string[] => refs.map(({ path }) => path.name);

const poolOf = (test: TestSystem, pool: Parameters<Props["withRouter"]>[0], name?: string): ActorRef =>
  test.system.actorOf(Props.create(Named).withRouter(pool), name);

describe("A router in place of an actor", () => {
  it("has as many children as its pool says, and each gets its share", async () => {
    const test = await startTestSystem();
    const router = poolOf(test, new RoundRobinPool(3), "pool");
    assert.deepEqual(await namesOf(test, router, 6), ["$a", "$b", "$c", "$a", "$b", "$c"]);
    assert.match(String((await routeesOf(test, router))[0]?.path), /^akka:\/\/Sys\/user\/pool\/\$a/);
  });

  it("puts a message into a routee's mailbox before tell returns", async () => {
    const test = await startTestSystem();
    const got: unknown[] = [];
    const router = test.system.actorOf(scripted((message) => void got.push(message)).withRouter(new RoundRobinPool(1)), "direct");
    const later = startProbe(test.system);
    await test.settle();
    router.tell("first");
    const routee = test.system.actorSelection("/user/direct/$a");
    routee.tell("second", later.ref);
    await test.settle();
    assert.deepEqual(got, ["first", "second"]);
  });

  it("leaves the original sender to its routees, whose replies do not pass through it", async () => {
    const test = await startTestSystem();
    const router = poolOf(test, new RoundRobinPool(1));
    const reply = router.ask("who?");
    await test.settle();
    assert.equal(await reply, "$a");
    const probe = startProbe(test.system);
    router.tell("who?", probe.ref);
    await test.settle();
    assert.equal(probe.senders[0]?.path.name, "$a");
  });

  it("stops with its routees when it is stopped, poisoned or killed", async () => {
    for (const end of [PoisonPill.instance, Kill.instance]) {
      const test = await startTestSystem();
      const ends: string[] = [];
      class Mortal extends Actor {
        override receive(): void {}
        override postStop(): void {
          ends.push(this.self.path.name);
        }
      }
      const router = test.system.actorOf(Props.create(Mortal).withRouter(new BroadcastPool(2)));
      await test.settle();
      router.tell(end);
      await test.settle();
      assert.sameMembers(ends, ["$a", "$b"]);
      const letters: unknown[] = [];
      test.system.eventStream.subscribe(({ message }: DeadLetter) => void letters.push(message), DeadLetter);
      router.tell("too late");
      assert.deepEqual(letters, ["too late"]);
    }
  });

  it("refuses numbers of routees that are none", () => {
    assert.throws(() => new RoundRobinPool(-1), RouterConfigurationError, /nrOfInstances of a RoundRobinPool is -1/);
    assert.throws(() => new RandomPool(1.5), RouterConfigurationError);
    assert.throws(() => new RoundRobinGroup("/user/a" as never), RouterConfigurationError, /list of strings/);
  });

  it("is not made when a path of its group is none, and its name is free again", async () => {
    const test = await startTestSystem();
    assert.throws(() => test.system.actorOf(Props.empty().withRouter(new RoundRobinGroup(["/user/a b"])), "group"), /not a path/);
    await test.settle();
    assert.doesNotThrow(() => poolOf(test, new RoundRobinPool(1), "group"));
  });
});

describe("Routers spread messages", () => {
  it("at random", async () => {
    const test = await startTestSystem();
    const names = await namesOf(test, poolOf(test, new RandomPool(4)), 400);
    for (const name of ["$a", "$b", "$c", "$d"]) assert.isAbove(names.filter((each) => each === name).length, 50);
  });

  it("to the smallest mailbox, where a routee that waits for a promise has one message more", async () => {
    const test = await startTestSystem();
    const gate = deferred();
    const handled: string[] = [];
    const worker = scripted((message, actor) => {
      handled.push(`${actor.self.path.name} ${message}`);
      return message === "slow" ? gate.promise : undefined;
    });
    const router = test.system.actorOf(worker.withRouter(new SmallestMailboxPool(2)));
    router.tell("slow");
    await test.settle();
    for (const message of ["1", "2", "3"]) {
      router.tell(message);
      await test.settle();
    }
    assert.deepEqual(handled, ["$a slow", "$b 1", "$b 2", "$b 3"]);
    gate.resolve();
  });

  it("to all routees", async () => {
    const test = await startTestSystem();
    assert.sameMembers([...(await namesOf(test, poolOf(test, new BroadcastPool(3)), 1))], ["$a", "$b", "$c"]);
    const probes = ["one", "two"].map((name) => startProbe(test.system, name));
    test.system.actorOf(Props.empty().withRouter(new BroadcastGroup(["/user/one", "/user/two"]))).tell("all");
    await test.settle();
    assert.deepEqual(
      probes.map(({ received }) => received),
      [["all"], ["all"]],
    );
  });

  it("to all routees for the first reply, and the others go nowhere", async () => {
    const test = await startTestSystem();
    const letters: unknown[] = [];
    test.system.eventStream.subscribe((letter: DeadLetter) => void letters.push(letter), DeadLetter);
    const router = poolOf(test, new ScatterGatherFirstCompletedPool(3, "1 s"));
    assert.deepEqual(await namesOf(test, router, 1), ["$a"]);
    assert.deepEqual(letters, []);
  });

  it("to actors that do not answer, and then say so after the time they may take", async () => {
    const test = await startTestSystem();
    const probe = startProbe(test.system);
    test.system.actorOf(
      scripted(() => {}),
      "silent",
    );
    test.system.actorOf(Props.empty().withRouter(new ScatterGatherFirstCompletedGroup(["/user/silent"], "200 ms"))).tell("?", probe.ref);
    test.system.actorOf(scripted(() => {}).withRouter(new TailChoppingPool(2, "200 ms"))).tell("?", probe.ref);
    await test.settle();
    await test.platform.advanceMs(199);
    assert.deepEqual(probe.received, []);
    await test.platform.advanceMs(1);
    assert.deepEqual(
      probe.received.map((reply) => reply instanceof Status.Failure && reply.cause instanceof AskTimeoutError),
      [true, true],
    );
  });

  it("without routees, and say so at once", async () => {
    const test = await startTestSystem();
    const probe = startProbe(test.system);
    test.system.actorOf(Props.empty().withRouter(new ScatterGatherFirstCompletedGroup([], "10 s")), "scatter").tell("?", probe.ref);
    test.system.actorOf(Props.empty().withRouter(new TailChoppingGroup([], "10 s")), "chop").tell("?", probe.ref);
    await test.settle();
    const texts = probe.received.map(
      (reply) => reply instanceof Status.Failure && reply.cause instanceof AskTimeoutError && reply.cause.message,
    );
    assert.deepEqual(
      texts.map((text) => String(text).split(",")[0]),
      ["akka://Sys/user/scatter has no routees", "akka://Sys/user/chop has no routees"],
    );
  });

  it("to one routee after the other until one replies", async () => {
    const test = await startTestSystem();
    const asked: string[] = [];
    const worker = scripted((_, actor) => {
      asked.push(actor.self.path.name);
      if (asked.length === 2) actor.sender.tell("at last");
    });
    const router = test.system.actorOf(worker.withRouter(new TailChoppingPool(3, "1 s", { interval: "50 ms" })));
    const probe = startProbe(test.system);
    router.tell("?", probe.ref);
    await test.settle();
    assert.equal(asked.length, 1);
    await test.platform.advanceMs(50);
    assert.deepEqual(probe.received, ["at last"]);
    await test.platform.advanceMs(2000);
    assert.equal(new Set(asked).size, 2);
    assert.equal(asked.length, 2);
    assert.deepEqual(probe.received, ["at last"]);
  });

  it("to paths, and to actors that start there later", async () => {
    const test = await startTestSystem();
    const router = test.system.actorOf(Props.empty().withRouter(new RoundRobinGroup(["/user/w1", "/user/w2"])), "group");
    test.system.actorOf(Props.create(Named), "w1");
    test.system.actorOf(Props.create(Named), "w2");
    assert.deepEqual(await namesOf(test, router, 3), ["w1", "w2", "w1"]);
  });
});

describe("A pool supervises its routees", () => {
  it("by restarting the one that failed, siblings untouched, and keeps its routees", async () => {
    const test = await startTestSystem();
    const log: string[] = [];
    class Fragile extends Actor {
      override receive(message: unknown): void {
        if (message instanceof Error) throw message;
      }
      override postRestart(): void {
        log.push(`${this.self.path.name} restarted`);
      }
    }
    const router = test.system.actorOf(Props.create(Fragile).withRouter(new RoundRobinPool(3)));
    const before = await routeesOf(test, router);
    for (let turn = 1; turn <= 3; turn += 1) {
      router.tell(new Error("on purpose"));
      await test.settle();
      assert.equal(log.length, turn);
    }
    assert.deepEqual(log, ["$a restarted", "$b restarted", "$c restarted"]);
    assert.deepEqual(await routeesOf(test, router), before);
  });

  it("by the strategy that it was given", async () => {
    const test = await startTestSystem();
    const supervisorStrategy = new OneForOneStrategy(() => Directive.Stop);
    const router = poolOf(test, new RoundRobinPool(3, { supervisorStrategy }));
    router.tell(new Error("on purpose"));
    await test.settle();
    assert.deepEqual(namesIn(await routeesOf(test, router)), ["$b", "$c"]);
  });

  it("and stops when the last one has stopped, unless it has a resizer", async () => {
    const test = await startTestSystem();
    const gone: string[] = [];
    const routers = [
      poolOf(test, new RoundRobinPool(2), "fixed"),
      poolOf(test, new RoundRobinPool(2, { resizer: new DefaultResizer() }), "resizable"),
    ];
    const watcher = test.system.actorOf(
      scripted((message, actor) => {
        if (message === "watch") for (const router of routers) actor.context.watchWith(router, router.path.name);
        else gone.push(String(message));
      }),
    );
    watcher.tell("watch");
    await test.settle();
    for (const router of routers) router.tell(new Broadcast(PoisonPill.instance));
    await test.settle();
    assert.deepEqual(gone, ["fixed"]);
  });
});

describe("A resizer", () => {
  it("adds routees while all of them are busy, up to its bound", async () => {
    const test = await startTestSystem();
    const gate = deferred();
    const resizer = new DefaultResizer({ lowerBound: 2, upperBound: 4, pressureThreshold: 0, messagesPerResize: 2, rampupRate: 0.5 });
    const router = test.system.actorOf(
      scripted((message) => (message === "work" ? gate.promise : undefined)).withRouter(new RoundRobinPool(1, { resizer })),
    );
    const sizes: number[] = [(await routeesOf(test, router)).length];
    for (let round = 0; round < 8; round += 1) {
      router.tell("work");
      await test.settle();
      sizes.push((await routeesOf(test, router)).length);
    }
    assert.deepEqual(sizes, [2, 2, 3, 3, 4, 4, 4, 4, 4]);
    gate.resolve();
  });

  const table: readonly (readonly [busy: number, size: number, change: number])[] = [
    [0, 0, 1], // up to the lower bound
    [1, 1, 1], // a fifth of one, rounded up
    [5, 5, 1],
    [6, 6, 2],
    [9, 9, 1], // two, but no more than the upper bound
    [10, 10, 0],
    [4, 5, 0], // one is idle
    [2, 5, 0], // two fifths are not less than the threshold
    [1, 5, -1],
    [0, 1, 0], // the lower bound
    [0, 10, -1],
    [2, 11, -2], // a tenth, rounded away from zero
    [11, 11, -1], // down to the upper bound
  ];
  for (const [busy, size, change] of table) {
    it(`with Akka.NET's defaults changes ${size} routees of which ${busy} are busy by ${change}`, () => {
      const loads = Array.from({ length: size }, (_, index) => ({ waiting: index < busy ? 2 : 0, isBusy: false, isSuspended: false }));
      assert.equal(new DefaultResizer().resize(loads), change);
    });
  }

  it("lets idle routees go, after the messages that they have", async () => {
    const test = await startTestSystem();
    const router = poolOf(test, new RoundRobinPool(5, { resizer: new DefaultResizer({ messagesPerResize: 1 }) }));
    assert.equal((await routeesOf(test, router)).length, 4, "as in Akka.NET, the resizer is asked before the first message");
    assert.equal((await namesOf(test, router, 1)).length, 1);
    assert.equal((await routeesOf(test, router)).length, 3);
  });
});

describe("Messages for the router itself", () => {
  it("add, remove and count routees", async () => {
    const test = await startTestSystem();
    const router = poolOf(test, new RoundRobinPool(3));
    const probe = startProbe(test.system, "another");
    router.tell(new AddRoutee(new ActorRefRoutee(probe.ref)));
    assert.deepEqual(namesIn(await routeesOf(test, router)), ["$a", "$b", "$c", "another"]);
    router.tell(new RemoveRoutee(new ActorRefRoutee(probe.ref)));
    router.tell(new AdjustPoolSize(-1));
    assert.deepEqual(namesIn(await routeesOf(test, router)), ["$a", "$b"]);
    router.tell(new AdjustPoolSize(2));
    assert.equal((await routeesOf(test, router)).length, 4);
    probe.ref.tell("still here");
    await test.settle();
    assert.deepEqual(probe.received, ["still here"]);
  });

  it("let a removed child handle what it has before it stops", async () => {
    const test = await startTestSystem();
    const handled: unknown[] = [];
    const router = test.system.actorOf(scripted((message) => void handled.push(message)).withRouter(new RoundRobinPool(2)));
    const [first] = await routeesOf(test, router);
    assert.ok(first);
    first.tell("before");
    router.tell(new RemoveRoutee(new ActorRefRoutee(first)));
    await test.settle();
    first.tell("after");
    await test.settle();
    assert.deepEqual(handled, ["before"]);
  });

  it("go to all routees in a Broadcast, whatever the router: a poison stops them all, and the pool with them", async () => {
    const test = await startTestSystem();
    const router = poolOf(test, new RoundRobinPool(3));
    const probe = startProbe(test.system);
    router.tell(new Broadcast("who?"), probe.ref);
    await test.settle();
    assert.sameMembers(probe.received, ["$a", "$b", "$c"]);
    router.tell(new Broadcast(PoisonPill.instance));
    await test.settle();
    const letters: unknown[] = [];
    test.system.eventStream.subscribe(({ message }: DeadLetter) => void letters.push(message), DeadLetter);
    router.tell("too late");
    assert.deepEqual(letters, ["too late"]);
  });

  it("leave the actors of a group alone when the group stops", async () => {
    const test = await startTestSystem();
    const probe = startProbe(test.system, "w");
    const router = test.system.actorOf(Props.empty().withRouter(new RoundRobinGroup(["/user/w"])));
    router.tell(PoisonPill.instance);
    await test.settle();
    probe.ref.tell("still here");
    await test.settle();
    assert.deepEqual(probe.received, ["still here"]);
  });
});

interface GoldenCase {
  readonly system: string;
  readonly router: string;
  readonly kind: "group" | "pool";
  readonly routees: readonly string[];
  readonly virtualNodesFactor: number;
  readonly strings: Readonly<Record<string, string>>;
  readonly bytes: readonly { readonly bytes: readonly number[]; readonly routee: string }[];
}

describe("Consistent hashing", () => {
  const golden = JSON.parse(readFileSync(join(import.meta.dirname, "../fixtures/golden/consistent-hash.json"), "utf8")) as {
    readonly cases: readonly GoldenCase[];
  };

  for (const { system, router, kind, routees, virtualNodesFactor, strings, bytes } of golden.cases.filter(
    (each) => each.system === "akka://Golden",
  )) {
    it(`sends the keys of a ${kind} of ${routees.length} with ${virtualNodesFactor} places each where Akka.NET sends them`, async () => {
      const test = await startTestSystem("", system.slice("akka://".length));
      const name = router.slice("/user/".length);
      const options = { virtualNodesFactor };
      if (kind === "group") for (const each of routees) test.system.actorOf(Props.create(Named), each);
      const ref =
        kind === "pool"
          ? poolOf(test, new ConsistentHashingPool(routees.length, options), name)
          : test.system.actorOf(
              Props.empty().withRouter(
                new ConsistentHashingGroup(
                  routees.map((each) => `/user/${each}`),
                  options,
                ),
              ),
              name,
            );
      const keys = [...Object.keys(strings), ...bytes.map((each) => Uint8Array.from(each.bytes))];
      const expected = [...Object.values(strings), ...bytes.map(({ routee }) => routee)].map((path) => path.split("/").at(-1));
      const replies = keys.map((key) => ref.ask(new ConsistentHashableEnvelope("who?", key)));
      await test.settle();
      assert.deepEqual(await Promise.all(replies), expected);
    });
  }

  it("takes keys from the message, from its envelope or from the mapping, and sends equal keys to one routee", async () => {
    const test = await startTestSystem();
    const seen = new Map<string, Set<string>>();
    const worker = scripted((message, actor) => {
      const key = String((message as { key: string }).key);
      seen.set(key, (seen.get(key) ?? new Set()).add(actor.self.path.name));
    });
    const hashMapping = (message: unknown) => (message as { key?: string; byMapping?: true }).byMapping && (message as { key: string }).key;
    const router = test.system.actorOf(worker.withRouter(new ConsistentHashingPool(5, { hashMapping })));
    for (const key of ["a", "b", "c", "d", "e", "f"]) {
      router.tell({ key, consistentHashKey: key });
      router.tell(new ConsistentHashableEnvelope({ key }, key));
      router.tell({ key, byMapping: true });
    }
    await test.settle();
    assert.equal(seen.size, 6);
    for (const routees of seen.values()) assert.equal(routees.size, 1);
    assert.isAbove(new Set([...seen.values()].flatMap((routees) => [...routees])).size, 1);
  });

  it("makes dead letters of messages without a key, and warns", async () => {
    const test = await startTestSystem();
    const letters: unknown[] = [];
    test.system.eventStream.subscribe(({ message }: DeadLetter) => void letters.push(message), DeadLetter);
    poolOf(test, new ConsistentHashingPool(2)).tell("no key");
    await test.settle();
    assert.deepEqual(letters, ["no key"]);
    assert.isTrue(test.platform.lines.some((line) => /type string has no hash key.*ConsistentHashableEnvelope/.test(line)));
  });
});

describe("Routers from the configuration", () => {
  const sizeOf = async (test: TestSystem, router: ActorRef): Promise<number> => (await routeesOf(test, router)).length;

  it("beat what code says", async () => {
    const test = await startTestSystem(`akka.actor.deployment {
      "/five" { router = round-robin-pool, nr-of-instances = 5 }
      "/described" { router = broadcast-group, routees.paths = ["/user/w"] }
    }`);
    assert.equal(await sizeOf(test, poolOf(test, new RoundRobinPool(2), "five")), 5);
    assert.equal(await sizeOf(test, poolOf(test, new RoundRobinPool(2), "other")), 2);
    const probe = startProbe(test.system, "w");
    poolOf(test, FromConfig.instance, "described").tell("hello");
    await test.settle();
    assert.deepEqual(probe.received, ["hello"]);
  });

  it("leave code alone where they say from-code", async () => {
    const test = await startTestSystem('akka.actor.deployment."/pool".nr-of-instances = 8');
    assert.equal(await sizeOf(test, poolOf(test, new RoundRobinPool(2), "pool")), 2);
  });

  it("apply to actors that code makes routers, and warn about others when asked to", async () => {
    const test = await startTestSystem(`akka.actor.debug.router-misconfiguration = on
      akka.actor.deployment."/plain" { router = round-robin-pool, nr-of-instances = 5 }`);
    const plain = test.system.actorOf(Props.create(Named), "plain");
    assert.deepEqual(await namesOf(test, plain, 1), ["plain"]);
    assert.isTrue(test.platform.lines.some((line) => /defines .*user\/plain as a router, but its props do not/.test(line)));
  });

  it("are needed by FromConfig", async () => {
    const test = await startTestSystem();
    assert.throws(
      () => poolOf(test, FromConfig.instance, "nowhere"),
      RouterConfigurationError,
      /nowhere must be a router .* Set akka\.actor\.deployment\."\/nowhere"\.router/,
    );
  });

  it("find actors by the wildcards of their paths, as Akka.NET does", async () => {
    const test = await startTestSystem(`akka.actor.deployment {
      "/a/b" { router = round-robin-pool, nr-of-instances = 2 }
      "/*/c" { router = round-robin-pool, nr-of-instances = 3 }
      "/d/*" { router = round-robin-pool, nr-of-instances = 4 }
      "/d/x" { router = round-robin-pool, nr-of-instances = 5 }
      "/e/**" { router = round-robin-pool, nr-of-instances = 6 }
      "/top" { router = round-robin-pool, nr-of-instances = 7 }
    }`);
    const made = new Map<string, ActorRef>();
    const parent: () => Props = () =>
      scripted((path, actor) => {
        const [name = "", ...rest] = String(path).split("/");
        if (rest.length === 0)
          made.set(String(actor.self.path), actor.context.actorOf(Props.create(Named).withRouter(new RoundRobinPool(1)), name));
        else actor.context.actorOf(parent(), name).tell(rest.join("/"));
      });
    const sizes: [string, number][] = [];
    // Where Akka.NET 1.5.74 made so many routees.
    for (const [path, expected] of [
      ["a/b", 2],
      ["a/c", 1],
      ["z/c", 3],
      ["d/q", 4],
      ["d/x", 5],
      ["e/f", 6],
      ["e/f/g", 6],
    ] as const) {
      made.clear();
      const [first = "", ...rest] = path.split("/");
      const root = test.system.actorOf(parent(), first);
      root.tell(rest.join("/"));
      await test.settle();
      const [router] = made.values();
      assert.ok(router);
      sizes.push([path, await sizeOf(test, router)]);
      assert.deepEqual(sizes.at(-1), [path, expected]);
      test.system.stop(root);
      await test.settle();
    }
    assert.equal(await sizeOf(test, poolOf(test, new RoundRobinPool(2), "top")), 7);
  });

  it("keep a system from starting when they make no sense, and say where", async () => {
    const failureOf = (section: string): Promise<string> => startTestSystem(`akka.actor.deployment ${section}`).then(String, String);
    assert.match(await failureOf('{ "/a".router = round-robbin-pool }'), /"\/a"\.router is "round-robbin-pool".*round-robin-pool/);
    assert.match(await failureOf('{ "a".router = round-robin-pool }'), /"a" is not a path: it must begin with "\/"/);
    assert.match(await failureOf('{ "/a/**/b".router = round-robin-pool }'), /"\/a\/\*\*\/b" is not a path/);
    assert.match(await failureOf('{ "/a".nr-of-instances = many }'), /nr-of-instances/);
    assert.match(
      await failureOf('{ "/a" { router = random-pool, resizer { enabled = on, lower-bound = 5, upper-bound = 2 } } }'),
      /upper-bound/,
    );
    assert.match(await failureOf('{ "/a".remote = "nonsense" }'), /remote is "nonsense", which is not an address/);
  });

  it("take strategies, resizers and mappings from code, which alone can say them", async () => {
    const test = await startTestSystem('akka.actor.deployment."/pool" { router = round-robin-pool, nr-of-instances = 3 }');
    const supervisorStrategy = new OneForOneStrategy(() => Directive.Stop);
    const router = poolOf(test, new RoundRobinPool(1, { supervisorStrategy }), "pool");
    router.tell(new Error("on purpose"));
    await test.settle();
    assert.equal(await sizeOf(test, router), 2);
  });
});
