import { assert, describe, it } from "vitest";
import {
  Actor,
  ActorSystemStartError,
  FSM,
  Props,
  ReceiveActor,
  ReceiveTimeout,
  StateTimeout,
  startActorSystem,
} from "../../actor/index.ts";
import { ExpectationError, TestKitUsageError } from "./errors.ts";
import { ManualPlatform } from "./manual-platform.ts";
import { TestKit } from "./test-kit.ts";

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return assert.fail("it did not reject");
}

/** Tells `heard` after an hour of silence. */
class Patient extends ReceiveActor {
  constructor(heard: string[]) {
    super();
    this.receive(ReceiveTimeout, () => void heard.push("an hour of silence"));
    this.context.setReceiveTimeout("1 h");
  }
}

class Counter extends Actor<number | "fail"> {
  total = 0;
  override receive(message: number | "fail"): void {
    if (message === "fail") throw new Error("asked to fail");
    this.total += message;
    this.sender.tell(this.total);
  }
}

describe("TestKit on manual time", () => {
  it("fires a timer of one hour when the clock is advanced by one hour, and not before", async () => {
    await using kit = await TestKit.create();
    const heard: string[] = [];
    kit.system.actorOf(Props.create(Patient, heard));
    await kit.settle();
    await kit.advance("3599 s");
    assert.deepEqual(heard, []);
    await kit.advance("1 s");
    assert.deepEqual(heard, ["an hour of silence"]);
    assert.equal(kit.nowMs, 3_600_000);
  });

  it("shows the state, data and timers of a machine, and sets another state as in a transition", async () => {
    await using kit = await TestKit.create();
    const transitions: string[] = [];
    class Door extends FSM<"open" | "closed", number> {
      constructor() {
        super();
        this.startWith("closed", 0);
        this.when("closed", ({ event }) => (event === "open" ? this.goTo("open").using(this.stateData + 1) : undefined));
        this.when("open", ({ event }) => (event instanceof StateTimeout ? this.goTo("closed") : undefined), "1 h");
        this.onTransition((from, to) => void transitions.push(`${from} ${to}`));
        this.initialize();
      }

      override preStart(): void {
        this.timers.startSingleTimer("paint", "paint", "1 day");
      }
    }
    const door = await kit.testFsmOf(() => new Door());
    assert.deepEqual([door.stateName, door.stateData, door.isStateTimerActive, door.isTimerActive("paint")], ["closed", 0, false, true]);
    door.receive("open");
    assert.deepEqual([door.stateName, door.stateData, door.isStateTimerActive], ["open", 1, true]);
    await kit.advance("1 h");
    assert.equal(door.stateName, "closed");
    door.setState("open", 7, "10 s");
    assert.deepEqual([door.stateName, door.stateData], ["open", 7]);
    await kit.advance("10 s");
    assert.equal(door.stateName, "closed");
    assert.deepEqual(transitions, ["closed closed", "closed open", "open closed", "closed open", "open closed"]);
    // @ts-expect-error a door is never ajar: like an event that leads nowhere, this stops the machine
    door.setState("ajar");
    await kit.settle();
    assert.throws(() => door.stateName, TestKitUsageError);
  });

  it("shows the instance behind a ref, handles a message in the caller's stack, and sees the next instance after a restart", async () => {
    await using kit = await TestKit.create({ config: "akka.loglevel = OFF" });
    const probe = kit.createProbe();
    const counter = await kit.testActorOf(() => new Counter(), "counter");
    const first = counter.underlyingActor;
    counter.receive(5, probe.ref);
    assert.equal(first.total, 5);
    await probe.expectMsgFrom(counter.ref, 5);
    counter.receive("fail");
    assert.throws(() => counter.receive(1), TestKitUsageError);
    await kit.settle();
    assert.notEqual(counter.underlyingActor, first);
    assert.equal(counter.underlyingActor.total, 0);
  });

  it("says that an actor which cannot be constructed did not start", async () => {
    await using kit = await TestKit.create({ config: "akka.loglevel = OFF" });
    const broken = kit.testActorOf((): Counter => {
      throw new Error("no");
    }, "broken");
    assert.match(String(await rejection(broken)), /\/user\/broken did not start: it is terminated/);
  });

  it("advances the time that a promise of the system needs, and fails after default-timeout", async () => {
    await using kit = await TestKit.create();
    const silent = kit.createProbe().ref;
    assert.match(String(await rejection(kit.resultOf(silent.ask("hello", "4 s")))), /AskTimeoutError/);
    assert.equal(kit.nowMs, 4000);
    assert.match(String(await rejection(kit.resultOf(new Promise(() => {})))), /ExpectationError.*5000 ms/);
  });
});

describe("TestKit", () => {
  it("waits twice as long if akka.test.timefactor is 2, with and without a given timeout", async () => {
    await using kit = await TestKit.create({ config: "akka.test.timefactor = 2" });
    const probe = kit.createProbe();
    for (const [timeout, waitedMs] of [
      ["1 s", 2_000],
      [undefined, 6_000],
    ] as const) {
      const startMs = kit.nowMs;
      assert.instanceOf(await rejection(probe.expectMsg("never", timeout)), ExpectationError);
      assert.equal(kit.nowMs - startMs, waitedMs);
    }
    assert.equal(kit.dilatedMs("1 s"), 2_000);
  });

  it("fails a block that takes too long, and one that completes too early", async () => {
    await using kit = await TestKit.create();
    const slow = kit.within(0, "1 s", () => kit.advance("2 s"));
    assert.match(String(await rejection(slow)), /took 2000 ms, more than the maximum of 1000 ms/);
    const hasty = kit.within("1 s", "3 s", () => kit.advance("500 ms"));
    assert.match(String(await rejection(hasty)), /took 500 ms, less than the minimum of 1000 ms/);
    assert.equal(await kit.within("1 s", "3 s", () => kit.advance("1 s").then(() => "fine")), "fine");
  });

  it("shares the time of a block among the expectations in it", async () => {
    await using kit = await TestKit.create();
    const probe = kit.createProbe();
    kit.platform.timers.once(600, () => probe.ref.tell("a"));
    const block = kit.within(0, "1 s", async () => {
      await probe.expectMsg("a");
      await probe.expectMsg("b");
    });
    assert.match(String(await rejection(block)), /no message arrived for 400 ms/);
    assert.equal(kit.nowMs, 1000);
  });

  it("awaits that a condition holds and that an assertion does not throw", async () => {
    await using kit = await TestKit.create();
    let isReady = false;
    kit.platform.timers.once(700, () => void (isReady = true));
    await kit.awaitCondition(() => isReady);
    assert.equal(kit.nowMs, 700);
    assert.equal(
      await kit.awaitAssert(() => {
        assert.isAtLeast(kit.nowMs, 900);
        return "met";
      }),
      "met",
    );
    assert.instanceOf(await rejection(kit.awaitCondition(() => false, "1 s")), ExpectationError);
    assert.match(String(await rejection(kit.awaitAssert(() => assert.equal(1 as number, 2), "1 s"))), /expected 1 to equal 2/);
  });

  it("wraps a system that was started in another way", async () => {
    const platform = new ManualPlatform();
    const host = { platform, loadProvider: () => Promise.reject(new Error("no remoting here")) };
    await using kit = TestKit.on(await startActorSystem(host, "Other"));
    const probe = kit.createProbe();
    kit.createProbe().send(probe.ref, "hello");
    await probe.expectMsg("hello");
    assert.equal(kit.platform, platform);
  });

  it("gives each probe its own name, even if several kits share a system", async () => {
    await using kit = await TestKit.create();
    const names = [kit.createProbe(), TestKit.on(kit.system).createProbe(), kit.createProbe("mine")].map(({ ref }) => ref.path.name);
    assert.deepEqual(names, ["testProbe1", "testProbe2", "mine"]);
  });

  it("waits in real time if asked to, and then cannot advance the clock", async () => {
    await using kit = await TestKit.create({ time: "real", config: "akka.loglevel = OFF" });
    const probe = kit.createProbe();
    const counter = kit.system.actorOf(Props.create(Counter));
    probe.send(counter, 2);
    await probe.expectMsg(2);
    await probe.expectNoMsg(1);
    await kit.awaitCondition(() => probe.messageCount === 0);
    assert.equal(await kit.resultOf(counter.ask(3, Number)), 5);
    assert.instanceOf(await rejection(probe.expectMsg("never", 1)), ExpectationError);
    assert.instanceOf(await rejection(kit.advance("1 s")), TestKitUsageError);
  });

  it("rejects as a system that cannot start does", async () => {
    assert.instanceOf(await rejection(TestKit.create({ name: "no name" })), ActorSystemStartError);
  });
});
