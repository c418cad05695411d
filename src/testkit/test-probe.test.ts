import { afterEach, assert, beforeEach, describe, expectTypeOf, it } from "vitest";
import { PoisonPill, Props, ReceiveActor, type Terminated } from "../actor/index.ts";
import { ExpectationError } from "./expectation-error.ts";
import { TestKit } from "./test-kit.ts";
import type { TestProbe } from "./test-probe.ts";

class Priced {
  readonly amount: number;
  constructor(amount: number) {
    this.amount = amount;
  }
}

class Echo extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny((message) => this.sender.tell(message));
  }
}

async function failureOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (error) {
    assert.instanceOf(error, ExpectationError);
    return (error as Error).message;
  }
  return assert.fail("the expectation was met");
}

describe("TestProbe [B50]", () => {
  let kit: TestKit;
  let probe: TestProbe;

  beforeEach(async () => {
    kit = await TestKit.create();
    probe = kit.createProbe();
  });

  afterEach(() => kit.terminate());

  /** Sends `message` to the probe when `delayMs` have passed on the system's clock. */
  const later = (delayMs: number, message: unknown): void => void kit.platform.timers.once(delayMs, () => probe.ref.tell(message));

  it("expects values by their content, types by instanceof and typeof, and whatever a function accepts", async () => {
    for (const message of ["text", { a: [1] }, new Priced(5), "typed", 7]) probe.ref.tell(message);
    await probe.expectMsg("text");
    await probe.expectMsg({ a: [1] });
    assert.equal((await probe.expectMsg(Priced)).amount, 5);
    assert.equal(await probe.expectMsgType(String), "typed");
    await probe.expectMsg((message) => message === 7);
  });

  it("fails at the first message that is another one, and says which came from whom", async () => {
    probe.ref.tell({ price: 5 });
    const text = await failureOf(() => probe.expectMsg({ price: 6 }));
    assert.include(text, 'expected {"price":6}, but got {"price":5} from');
    probe.ref.tell("text");
    assert.include(await failureOf(() => probe.expectMsg(Priced)), 'expected a Priced, but got "text"');
  });

  it("waits on the clock of the system, as long as it is told or by single-expect-default, and takes no real time", async () => {
    later(3_600_000, "late");
    assert.include(await failureOf(() => probe.expectMsg("late")), "nothing came for 3000 ms");
    assert.equal(kit.nowMs, 3000);
    await probe.expectMsg("late", "1 h");
    assert.equal(kit.nowMs, 3_600_000);
  });

  it("expects one of several, and all of several in any order", async () => {
    for (const message of ["b", 2, "a", 1]) probe.ref.tell(message);
    assert.equal(await probe.expectMsgAnyOf(["a", "b"]), "b");
    assert.deepEqual(await probe.expectMsgAllOf<unknown>(["a", 1, Number]), [2, "a", 1]);
    probe.ref.tell("c");
    assert.include(await failureOf(() => probe.expectMsgAnyOf(["a", "b"])), 'one of "a", "b"');
    probe.ref.tell("a");
    probe.ref.tell("a");
    assert.include(await failureOf(() => probe.expectMsgAllOf(["a", "b"])), '"b" in any order');
  });

  it("finds the partners of types and values in expectMsgAllOf whatever comes first", async () => {
    probe.ref.tell(1);
    probe.ref.tell(2);
    assert.deepEqual(await probe.expectMsgAllOf<unknown>([Number, 1]), [1, 2]);
  });

  it("expects silence for as long as it is told, and hears what breaks it", async () => {
    later(100, "noise");
    await probe.expectNoMsg("99 ms");
    assert.equal(kit.nowMs, 99);
    assert.include(await failureOf(() => probe.expectNoMsg("1 ms")), 'expected no message for 1 ms, but got "noise"');
  });

  it("fishes for a message and throws away what comes before", async () => {
    for (const message of ["a", "b", 3, "c"]) probe.ref.tell(message);
    assert.equal(await probe.fishForMessage(Number), 3);
    await probe.expectMsg("c");
    probe.ref.tell("d");
    await failureOf(() => probe.fishForMessage(Number, "1 s"));
    assert.equal(probe.messageCount, 0);
  });

  it("receives one, a number of messages, and as long as they belong together", async () => {
    for (const message of [1, 2, 3, "end"]) probe.ref.tell(message);
    assert.equal(await probe.receiveOne(), 1);
    assert.deepEqual(await probe.receiveWhile((message) => (typeof message === "number" ? message * 10 : undefined)), [20, 30]);
    await probe.expectMsg("end");
    assert.isUndefined(await probe.receiveOne("1 s"));
    probe.ref.tell("only one");
    assert.include(await failureOf(() => probe.receiveN(2)), "message 2 of 2");
  });

  it("ends receiveWhile at a count, and at a silence", async () => {
    for (const message of ["a", "b", "c"]) probe.ref.tell(message);
    assert.deepEqual(await probe.receiveWhile((message) => message, { messages: 2 }), ["a", "b"]);
    later(500, "d");
    assert.deepEqual(await probe.receiveWhile((message) => message, { idle: "100 ms" }), ["c"]);
    assert.equal(kit.nowMs, 100);
  });

  it("expects that an actor has terminated, and only the watched one", async () => {
    const [a, b] = [kit.system.actorOf(Props.create(Echo)), kit.system.actorOf(Props.create(Echo))];
    probe.watch(a);
    probe.watch(b);
    a.tell(PoisonPill.instance);
    assert.isTrue((await probe.expectTerminated(a)).existenceConfirmed);
    probe.unwatch(b);
    b.tell(PoisonPill.instance);
    await probe.expectNoMsg();
    probe.watch(b);
    assert.include(await failureOf(() => probe.expectTerminated(a)), `expected Terminated of ${a}`);
  });

  it("sends, replies and forwards in its own name or that of the last sender", async () => {
    const other = kit.createProbe();
    const third = kit.createProbe();
    other.send(probe.ref, "question");
    await probe.expectMsgFrom(other.ref, "question");
    assert.equal(probe.lastSender, other.ref);
    probe.reply("answer");
    await other.expectMsgFrom(probe.ref, "answer");
    probe.forward(third.ref);
    await third.expectMsgFrom(other.ref, "question");
    other.send(probe.ref, "again");
    assert.include(await failureOf(() => probe.expectMsgFrom(third.ref, "again")), `from ${third.ref}`);
  });

  it("lets an autopilot answer until it has had enough, and sees the messages all the same", async () => {
    const asker = kit.createProbe();
    const once = (message: unknown, sender: { tell(message: unknown): void }): "stop" => {
      sender.tell(`second ${String(message)}`);
      return "stop";
    };
    probe.setAutoPilot((message, sender) => {
      sender.tell(`first ${String(message)}`);
      return once;
    });
    for (const message of ["a", "b", "c"]) asker.send(probe.ref, message);
    assert.deepEqual(await asker.receiveN(2), ["first a", "second b"]);
    await asker.expectNoMsg();
    await asker.expectNoMsg();
    assert.deepEqual(await probe.receiveN(3), ["a", "b", "c"]);
  });

  it("ignores messages until told otherwise", async () => {
    probe.ignoreMessages((message) => message === "tick");
    for (const message of ["tick", "a", "tick"]) probe.ref.tell(message);
    await probe.expectMsg("a");
    await probe.expectNoMsg();
    probe.ignoreNoMessages();
    probe.ref.tell("tick");
    await probe.expectMsg("tick");
  });

  it("knows the types of what it expected", () => {
    const typed = async (): Promise<void> => {
      expectTypeOf(await probe.expectMsg(String)).toEqualTypeOf<string>();
      expectTypeOf(await probe.expectMsg(Priced)).toEqualTypeOf<Priced>();
      expectTypeOf(await probe.expectMsg(Boolean)).toEqualTypeOf<boolean>();
      expectTypeOf(await probe.expectMsg((m: unknown): m is Priced => m instanceof Priced)).toEqualTypeOf<Priced>();
      expectTypeOf(await probe.expectMsg({ a: 1 })).toEqualTypeOf<{ a: number }>();
      expectTypeOf(await probe.fishForMessage(BigInt)).toEqualTypeOf<bigint>();
      expectTypeOf(await probe.expectTerminated(probe.ref)).toEqualTypeOf<Terminated>();
    };
    expectTypeOf(typed).toBeFunction();
  });
});
