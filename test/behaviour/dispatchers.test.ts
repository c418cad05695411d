import { assert, describe, it } from "vitest";
import { type DispatcherFactory, Props, startActorSystem } from "../../src/actor/index.ts";
import { ManualPlatform, TestKit } from "../../src/testkit/index.ts";
import { Scripted, scripted, startTestSystem } from "./actor-harness.ts";

/** In which order two actors with this throughput handle four messages each that wait when their turns come. */
async function orderAt(throughput: number, type = "Dispatcher"): Promise<string> {
  const { system, settle } = await startTestSystem(`mine { type = ${type}, throughput = ${throughput} }`);
  const heard: string[] = [];
  const make = (name: string) => system.actorOf(scripted(() => void heard.push(name)).withDispatcher("mine"));
  const [a, b] = [make("a"), make("b")];
  for (let count = 0; count < 4; count += 1) for (const ref of [a, b]) ref.tell(count);
  await settle();
  return heard.join("");
}

describe("A dispatcher of one's own", () => {
  it("lets actors handle as many messages per turn as its throughput says", async () => {
    assert.equal(await orderAt(1), "abababab");
    assert.equal(await orderAt(2), "aabbaabb");
    assert.equal(await orderAt(30), "aaaabbbb");
  });

  it("may be of any kind that Akka.NET knows", async () => {
    for (const type of ["TaskDispatcher", "PinnedDispatcher", "ForkJoinDispatcher", "SynchronizedDispatcher"]) {
      assert.equal(await orderAt(1, type), "abababab");
    }
  });

  it("makes actorOf throw an error that names it if it is not configured", async () => {
    const { system } = await startTestSystem();
    assert.throws(() => system.actorOf(scripted(() => {}).withDispatcher("nowhere")), /no dispatcher "nowhere"/);
  });

  it("runs on the event loop if its kind is not available, which one warning says", async () => {
    const { system, platform, settle } = await startTestSystem('strange { type = "Shop.Strange, Shop" }');
    const heard: unknown[] = [];
    const actor = scripted((message) => void heard.push(message)).withDispatcher("strange");
    for (const name of ["a", "b"]) system.actorOf(actor, name).tell(name);
    await settle();
    assert.deepEqual(heard, ["a", "b"]);
    const warnings = platform.lines.filter((line) => line.includes("][config]"));
    assert.lengthOf(warnings, 1);
    assert.match(
      warnings[0] ?? "",
      /strange\.type \(.*\) names "Shop\.Strange", which is not available here: actors with this dispatcher run on the event loop.*\{ dispatchers: new Map\(\[\["Shop\.Strange", dispatcher\]\]\) \}/,
    );
  });

  it("may be the default of all actors", async () => {
    const platform = new ManualPlatform();
    const paths: string[] = [];
    const mine: DispatcherFactory = ({ clock, eventLoop, path, throughput }) => {
      paths.push(path);
      return {
        path,
        throughput,
        mailboxType: undefined,
        mailboxRequirement: undefined,
        schedule: (runnable) => eventLoop.schedule(runnable),
        turnDeadlineMs: () => 0,
        nowMs: () => clock.nowMs(),
      };
    };
    const host = { platform, loadProvider: () => Promise.reject(new Error("no remoting here")), dispatchers: new Map([["My.Own", mine]]) };
    const system = await startActorSystem(host, "Sys", 'akka.actor.default-dispatcher.type = "My.Own, Mine"');
    const heard: unknown[] = [];
    system.actorOf(scripted((message) => void heard.push(message))).tell("hello");
    await platform.settle();
    assert.deepEqual(heard, ["hello"]);
    assert.include(paths, "akka.actor.default-dispatcher");
    await system.terminate();
  });

  it("gives its actors the mailbox that its section names", async () => {
    const { system, settle } = await startTestSystem(
      "mine { type = Dispatcher, mailbox-type = Akka.Dispatch.BoundedMailbox, mailbox-capacity = 1, mailbox-push-timeout-time = 0 s }",
    );
    const heard: unknown[] = [];
    const ref = system.actorOf(scripted((message) => void heard.push(message)).withDispatcher("mine"));
    for (const message of [1, 2]) ref.tell(message);
    await settle();
    assert.deepEqual(heard, [1]);
  });
});

describe("The calling-thread dispatcher", () => {
  const PATH = "akka.test.calling-thread-dispatcher";

  it("has handled a message when tell returns, and what the actor told others of its kind", async () => {
    await using kit = await TestKit.create();
    const steps: string[] = [];
    const make = (handle: (message: unknown) => void) => kit.system.actorOf(scripted(handle).withDispatcher(PATH));
    const inner = make((message) => steps.push(`inner ${String(message)}`));
    const outer = make((message) => {
      steps.push(`outer ${String(message)}`);
      inner.tell(message);
      if (message === 1) outer.tell(2); // while it is busy: handled after this message, not within it
      steps.push(`done ${String(message)}`);
    });
    await kit.settle();
    outer.tell(1);
    steps.push("told");
    assert.deepEqual(steps, ["outer 1", "inner 1", "done 1", "outer 2", "inner 2", "done 2", "told"]);
  });

  it("tells an actor's sender as always, supervises as always, and waits for a promise as always", async () => {
    await using kit = await TestKit.create({ config: `mine.type = "Akka.TestKit.CallingThreadDispatcherConfigurator, Akka.TestKit"` });
    const probe = kit.createProbe();
    let starts = 0;
    const ref = kit.system.actorOf(
      Props.from(() => {
        starts += 1;
        return new Scripted(async (message, { sender }) => {
          if (message === "fail") throw new Error("as told");
          await Promise.resolve();
          sender.tell(message);
        });
      }).withDispatcher("mine"),
    );
    probe.send(ref, "a");
    probe.send(ref, "b");
    await probe.expectMsg("a");
    await probe.expectMsg("b");
    await kit.eventFilter({ message: "as told" }).expectOne(() => ref.tell("fail"));
    await kit.settle();
    assert.equal(starts, 2);
  });

  it("starts an actor in a turn of the event loop, and then handles what it was told before", async () => {
    await using kit = await TestKit.create();
    const heard: unknown[] = [];
    const ref = kit.system.actorOf(scripted((message) => void heard.push(message)).withDispatcher(PATH));
    for (let count = 0; count < 100; count += 1) ref.tell(count);
    assert.deepEqual(heard, []);
    await kit.settle();
    assert.lengthOf(heard, 100);
    ref.tell("at once");
    assert.lengthOf(heard, 101);
  });
});

describe("A dispatcher of a kind of the program's own", () => {
  it("is made for the section that names it, once, and gives its actors their turns", async () => {
    const made: string[] = [];
    let turns = 0;
    const counting: DispatcherFactory = (context) => {
      made.push(`${context.path} ${context.throughput} ${context.config.getString("colour")}`);
      return {
        ...context,
        mailboxType: undefined,
        mailboxRequirement: undefined,
        schedule(runnable) {
          turns += 1;
          context.eventLoop.schedule(runnable);
        },
        turnDeadlineMs: () => 0,
        nowMs: () => context.clock.nowMs(),
      };
    };
    await using kit = await TestKit.create({
      config: 'mine { type = "My.Counting, Mine", colour = red, throughput = 7 }',
      dispatchers: new Map([["My.Counting", counting]]),
    });
    const heard: unknown[] = [];
    for (const name of ["a", "b"])
      kit.system.actorOf(scripted((message) => void heard.push(message)).withDispatcher("mine"), name).tell(name);
    await kit.settle();
    assert.deepEqual([made, heard], [["mine 7 red"], ["a", "b"]]);
    assert.isAtLeast(turns, 2);
  });
});
