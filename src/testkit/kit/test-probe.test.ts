import { afterEach, assert, beforeEach, describe, expectTypeOf, it } from "vitest";
import { PoisonPill, Props, ReceiveActor, type Terminated } from "../../actor/index.ts";
import { ExpectationError } from "./errors.ts";
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

describe("TestProbe", () => {
  let kit: TestKit;
  let probe: TestProbe;

  beforeEach(async () => {
    kit = await TestKit.create();
    probe = kit.createProbe();
  });

  afterEach(() => kit.terminate());

  /** Sends `message` to the probe when `delayMs` have passed on the system's clock. */
  const later = (delayMs: number, message: unknown): void => void kit.platform.timers.once(delayMs, () => probe.ref.tell(message));

  it("shows both sides of a failed expectation so that they differ", async () => {
    class Order {
      readonly items: ReadonlyMap<string, unknown>;
      constructor(items: ReadonlyMap<string, unknown>) {
        this.items = items;
      }
    }
    const sides: readonly (readonly [expected: unknown, actual: unknown, text: string])[] = [
      [5, 5n, "expected 5, but got 5n from"],
      [{ a: 5n }, { a: 6n }, 'expected {"a":5n}, but got {"a":6n} from'],
      [new Map([["a", 1]]), new Map([["a", 2]]), 'expected Map {"a":1}, but got Map {"a":2} from'],
      [
        new Order(new Map([["tea", 1n]])),
        new Order(new Map([["tea", 1]])),
        'Order {"items":Map {"tea":1n}}, but got Order {"items":Map {"tea":1}}',
      ],
      [new Set([1]), new Set(["1"]), 'expected Set [1], but got Set ["1"] from'],
      [{}, { a: undefined }, 'expected {}, but got {"a":undefined} from'],
      [new Date(0), "1970-01-01T00:00:00.000Z", 'expected Date (1970-01-01T00:00:00.000Z), but got "1970-01-01'],
      [{ error: new TypeError("a") }, { error: new RangeError("a") }, "TypeError (TypeError: a)}, but got"],
      [0, -0, "expected 0, but got -0 from"],
    ];
    for (const [expected, actual, text] of sides) {
      probe.ref.tell(actual);
      assert.include(await failureOf(() => probe.expectMsg(expected)), text);
    }
  });

  it("says where two sides differ that look alike, or are too long to compare", async () => {
    const long = (last: unknown) => ({ list: [...Array.from({ length: 5_000 }, (_, index) => index), { "the last": last }] });
    probe.ref.tell(long(1n));
    const text = await failureOf(() => probe.expectMsg(long(1)));
    assert.match(text, /They differ at \.list\[5000\]\["the last"\]: expected 1, got 1n\.$/);
    const classNamed = (name: string) => Object.defineProperty(class {}, "name", { value: name });
    probe.ref.tell(new (classNamed("Twin"))());
    assert.match(
      await failureOf(() => probe.expectMsg(new (classNamed("Twin"))())),
      /expected Twin \{\}, but got Twin \{\} from .*They differ as a whole: both print alike, but are of different classes/,
    );
  });

  it("appends the last warnings and errors of the system to a failed expectation", async () => {
    class Failing extends ReceiveActor {
      constructor() {
        super();
        this.receive(String, (text) => {
          throw new RangeError(`cannot bear ${text}`);
        });
      }
    }
    assert.notInclude(await failureOf(() => probe.expectMsg("a", "10 ms")), "Last warnings");
    const failing = kit.system.actorOf(Props.create(Failing), "failing");
    for (let count = 0; count < 7; count += 1) probe.send(failing, `noise ${count}`);
    const text = await failureOf(() => probe.expectMsg("answer", "10 ms"));
    assert.match(text, /\nLast warnings and errors of the system:\n/);
    assert.deepEqual(text.match(/noise \d/g), ["noise 2", "noise 3", "noise 4", "noise 5", "noise 6"]);
    assert.match(text, /\n {2}\[ERROR\]\[akka:\/\/Test\/user\/failing\] /);
    for (const failure of [() => kit.awaitCondition(() => false, "10 ms"), () => kit.eventFilter().expect(1, () => {}, "10 ms")]) {
      assert.include(await failureOf(failure), "noise 6");
    }
  });

  it("expects values by content, types by instanceof and typeof, and what a predicate accepts", async () => {
    for (const message of ["text", { a: [1] }, new Priced(5), "typed", 7]) probe.ref.tell(message);
    await probe.expectMsg("text");
    await probe.expectMsg({ a: [1] });
    assert.equal((await probe.expectMsg(Priced)).amount, 5);
    assert.equal(await probe.expectMsgType(String), "typed");
    await probe.expectMsg((message) => message === 7);
  });

  it("fails at the first other message, and states it and its sender", async () => {
    probe.ref.tell({ price: 5 });
    const text = await failureOf(() => probe.expectMsg({ price: 6 }));
    assert.include(text, 'expected {"price":6}, but got {"price":5} from');
    probe.ref.tell("text");
    assert.include(await failureOf(() => probe.expectMsg(Priced)), 'expected a Priced, but got "text"');
  });

  it("waits on the system's clock for the given time or single-expect-default, and takes no real time", async () => {
    later(3_600_000, "late");
    assert.include(await failureOf(() => probe.expectMsg("late")), "no message arrived for 3000 ms");
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

  it("matches types and values in expectMsgAllOf in any order of arrival", async () => {
    probe.ref.tell(1);
    probe.ref.tell(2);
    assert.deepEqual(await probe.expectMsgAllOf<unknown>([Number, 1]), [1, 2]);
  });

  it("expects no message for the given time, and reports one that arrives", async () => {
    later(100, "noise");
    await probe.expectNoMsg("99 ms");
    assert.equal(kit.nowMs, 99);
    assert.include(await failureOf(() => probe.expectNoMsg("1 ms")), 'expected no message for 1 ms, but got "noise"');
  });

  it("fishes for a message and discards earlier ones", async () => {
    for (const message of ["a", "b", 3, "c"]) probe.ref.tell(message);
    assert.equal(await probe.fishForMessage(Number), 3);
    await probe.expectMsg("c");
    probe.ref.tell("d");
    await failureOf(() => probe.fishForMessage(Number, "1 s"));
    assert.equal(probe.messageCount, 0);
  });

  it("receives one message, a number of them, or as many as a function accepts", async () => {
    for (const message of [1, 2, 3, "end"]) probe.ref.tell(message);
    assert.equal(await probe.receiveOne(), 1);
    assert.deepEqual(await probe.receiveWhile((message) => (typeof message === "number" ? message * 10 : undefined)), [20, 30]);
    await probe.expectMsg("end");
    assert.isUndefined(await probe.receiveOne("1 s"));
    probe.ref.tell("only one");
    assert.include(await failureOf(() => probe.receiveN(2)), "message 2 of 2");
  });

  it("ends receiveWhile at a count, and after an idle time", async () => {
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

  it("sends, replies and forwards with itself or the last sender as the sender", async () => {
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

  it("lets an autopilot reply until it stops, and still receives the messages", async () => {
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

  it("ignores messages until that is ended", async () => {
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
