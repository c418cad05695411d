import { assert, describe, it } from "vitest";
import {
  Actor,
  ActorIdentity,
  ActorNotFoundError,
  type ActorRef,
  after,
  AskTimeoutError,
  defineMessage,
  Identify,
  Props,
  ReceiveActor,
  Registry,
  RoundRobinPool,
  Status,
  t,
} from "../../src/index.ts";
import { MultiSystem, TestKit } from "../../src/testkit/index.ts";

class Job {}

/** Does what the message says, and never replies by itself. */
class Worker extends ReceiveActor {
  constructor() {
    super();
    this.receive(Job, () => after(this.context.system, "20 s"));
    this.receive(
      (message) => message === "throw",
      () => {
        throw new RangeError("cannot bear it.");
      },
    );
    this.receive(
      (message) => message === "reject",
      async () => {
        await Promise.resolve();
        throw new TypeError("no such job");
      },
    );
    this.receive(
      (message) => message === "stash",
      () => this.stash.stash(),
    );
    this.receive(
      (message) => message === "stop",
      () => this.context.stop(this.self),
    );
    this.receive(String, () => {});
  }
}

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return undefined;
}

async function timeoutOf(kit: TestKit, promise: Promise<unknown>): Promise<AskTimeoutError> {
  const error = await kit.resultOf(rejection(promise));
  assert.instanceOf(error, AskTimeoutError);
  return error as AskTimeoutError;
}

describe("An ask that times out", () => {
  it("says that no actor lives at the path", async () => {
    await using kit = await TestKit.create();
    const worker = kit.system.actorOf(Props.create(Worker), "worker");
    kit.system.stop(worker);
    await kit.settle();
    const { message } = await timeoutOf(kit, worker.ask("hello", "50 ms"));
    assert.match(
      message,
      /^akka:\/\/Test\/user\/worker did not reply within 50 ms: the message became a dead letter, since no actor lives at/,
    );
    assert.notMatch(message, /more time|\.\./);
    const bySelection = await timeoutOf(kit, kit.system.actorSelection("/user/nobody").ask("hello", "50 ms"));
    assert.match(bySelection.message, /since no actor lives at akka:\/\/Test\/user\/nobody \(any more\)\. Check the path\. A later reply/);
  });

  it("says why its message became a dead letter", async () => {
    await using kit = await TestKit.create({
      config: 'small { mailbox-type = "Akka.Dispatch.BoundedMailbox", mailbox-capacity = 1, mailbox-push-timeout-time = 0 }',
    });
    const full = kit.system.actorOf(Props.create(Worker).withMailbox("small"), "full");
    full.tell(new Job());
    await kit.settle();
    full.tell("first");
    const { reason } = await timeoutOf(kit, full.ask("second", "50 ms"));
    assert.match(reason ?? "", /the message for akka:\/\/Test\/user\/full became a dead letter: .*mailbox.*\.$/);
  });

  it("says that the message was unhandled, and by whom", async () => {
    await using kit = await TestKit.create();
    const worker = kit.system.actorOf(Props.create(Worker), "worker");
    const passOn = kit.system.actorOf(
      Props.from(
        () =>
          new (class extends Actor {
            override receive(): void {
              this.forward(worker);
            }
          })(),
      ),
    );
    assert.match(
      (await timeoutOf(kit, worker.ask(5, "50 ms"))).message,
      /user\/worker has no handler for the number 5, which was published as Unhandled/,
    );
    assert.match((await timeoutOf(kit, passOn.ask({ a: 1 }, "50 ms"))).message, /user\/worker has no handler for a plain object/);
  });

  it("says that the handler threw, or rejected, and how to let the asker know", async () => {
    await using kit = await TestKit.create({ config: "akka.loglevel = OFF" });
    const worker = kit.system.actorOf(Props.create(Worker), "worker");
    const thrown = await timeoutOf(kit, worker.ask("throw", "50 ms"));
    assert.match(
      thrown.message,
      /the handler of akka:\/\/Test\/user\/worker threw RangeError: cannot bear it\. To report the error to the sender, reply with new Status/,
    );
    assert.match((await timeoutOf(kit, worker.ask("reject", "50 ms"))).message, /threw TypeError: no such job\. To report/);
  });

  it("says that the actor has been working on another message, and for how long", async () => {
    await using kit = await TestKit.create();
    const worker = kit.system.actorOf(Props.create(Worker), "worker");
    worker.tell(new Job());
    await kit.advance("3 s");
    const { message } = await timeoutOf(kit, worker.ask("hello", "50 ms"));
    assert.match(
      message,
      /: it has been working on an instance of Job for 3050 ms, and 1 message waits in its mailbox\. Give it more time, or .*pipeTo/,
    );
  });

  it("says that the actor is still working on this message", async () => {
    await using kit = await TestKit.create();
    const worker = kit.system.actorOf(Props.create(Worker), "worker");
    const { message } = await timeoutOf(kit, worker.ask(new Job(), "50 ms"));
    assert.match(message, /its handler has been working on the message for 50 ms\. Give it more time\. A later reply/);
  });

  it("says that the handler has returned without a reply, or may have stashed the message", async () => {
    await using kit = await TestKit.create();
    const worker = kit.system.actorOf(Props.create(Worker), "worker");
    assert.match(
      (await timeoutOf(kit, worker.ask("hello", "50 ms"))).message,
      /its handler has returned without a reply\. Does it send one, by this\.sender/,
    );
    assert.match((await timeoutOf(kit, worker.ask("stash", "50 ms"))).message, /its stash holds 1 messages?, and the message may be/);
  });

  it("says that the actor is stopping", async () => {
    await using kit = await TestKit.create();
    const parent = kit.system.actorOf(
      Props.from(
        () =>
          new (class extends Actor {
            override preStart(): void {
              this.context.actorOf(Props.create(Worker), "child").tell(new Job());
            }
            override receive(): void {
              this.context.stop(this.self);
            }
          })(),
      ),
      "parent",
    );
    await kit.settle();
    assert.match((await timeoutOf(kit, parent.ask("stop", "50 ms"))).message, /it is stopping, and its children have not stopped yet\./);
  });

  it("names the setting when the limit comes from the configuration", async () => {
    await using kit = await TestKit.create({ config: "akka.actor.ask-timeout = 50 ms" });
    const worker = kit.system.actorOf(Props.create(Worker), "worker");
    const { message } = await timeoutOf(kit, worker.ask("hello"));
    assert.match(message, /without a reply\. .*The limit is akka\.actor\.ask-timeout;/);
  });

  it("does not guess which routee got the message", async () => {
    await using kit = await TestKit.create();
    const router = kit.system.actorOf(Props.create(Worker).withRouter(new RoundRobinPool(2)), "router");
    const error = await timeoutOf(kit, router.ask("hello", "50 ms"));
    assert.equal(error.reason, undefined);
    assert.match((await timeoutOf(kit, router.ask(5, "50 ms"))).message, /user\/router\/\$\w has no handler for the number 5/);
  });

  it("of another system says where to look", async () => {
    await using systems = new MultiSystem();
    const [a, b] = [await systems.start("A"), await systems.start("B")];
    b.system.actorOf(Props.create(Worker), "worker");
    const selection = a.system.actorSelection(`${b.system.address}/user/worker`);
    const worker = await a.resultOf(selection.resolveOne("1 s"));
    for (const target of [worker, selection]) {
      const { message } = await timeoutOf(a, target.ask("hello", "50 ms"));
      assert.match(
        message,
        /no reply came from akka\.memory:\/\/B@.*look into the log of that system.*ritsem ping akka\.memory:\/\/B@\S+\/user\/worker/,
      );
    }
  });
});

describe("resolveOne", () => {
  it("tells a busy actor from an absent one", async () => {
    await using kit = await TestKit.create();
    kit.system.actorOf(Props.create(Worker), "busy").tell(new Job());
    await kit.settle();
    const busy = await kit.resultOf(rejection(kit.system.actorSelection("/user/busy").resolveOne("1 s")));
    const absent = await kit.resultOf(rejection(kit.system.actorSelection("/user/absent").resolveOne("1 s")));
    assert.isTrue(busy instanceof ActorNotFoundError && absent instanceof ActorNotFoundError);
    assert.deepEqual([(busy as ActorNotFoundError).isAbsent, (absent as ActorNotFoundError).isAbsent], [false, true]);
    assert.match(String(busy), /user\/busy did not answer within 1000 ms: it has been working on an instance of Job for 1000 ms/);
    assert.match(String(absent), /No actor lives at akka:\/\/Test\/user\/absent\. Is it running/);
  });

  it("says why a system cannot be reached, at once", async () => {
    await using systems = new MultiSystem();
    const a = await systems.start("A");
    const startMs = a.nowMs;
    const error = await a.resultOf(rejection(a.system.actorSelection("akka.memory://B@nowhere:1/user/x").resolveOne("20 s")));
    assert.isTrue(error instanceof ActorNotFoundError && !error.isAbsent);
    assert.match(
      String(error),
      /No actor was found at akka\.memory:\/\/B@nowhere:1\/user\/x: the message for .* became a dead letter: .*nowhere/,
    );
    assert.isBelow(a.nowMs - startMs, 20_000);
    const asked = await timeoutOf(a, a.system.actorSelection("akka.memory://B@nowhere:1/user/x").ask("hello", "3 s"));
    assert.match(asked.message, /the message for akka\.memory:\/\/B@nowhere:1\/user\/x became a dead letter: .*nowhere/);
  });

  it("does so in another system", async () => {
    await using systems = new MultiSystem();
    const [a, b] = [await systems.start("A"), await systems.start("B")];
    b.system.actorOf(Props.create(Worker), "busy").tell(new Job());
    const errorAt = (path: string) => a.resultOf(rejection(a.system.actorSelection(`${b.system.address}${path}`).resolveOne("1 s")));
    const [busy, absent] = [await errorAt("/user/busy"), await errorAt("/user/absent")];
    assert.deepEqual([(busy as ActorNotFoundError).isAbsent, (absent as ActorNotFoundError).isAbsent], [false, true]);
    assert.match(String(busy), /did not answer within 1000 ms: no reply came from akka\.memory:\/\/B@.*may be busy/);
  });
});

const GetPrice = defineMessage("Shop.GetPrice, Shop", { article: t.string, replyTo: t.ref });

describe("An ask with a function", () => {
  class Prices extends ReceiveActor {
    constructor() {
      super();
      this.receive(GetPrice, ({ article, replyTo }) => replyTo?.tell(article.length));
      this.receive(Identify, ({ messageId }) => this.sender.tell(new ActorIdentity(messageId, this.self)));
    }
  }

  it("makes the message from the ref that takes the reply", async () => {
    await using kit = await TestKit.create();
    const prices: ActorRef = kit.system.actorOf(Props.create(Prices), "prices");
    const question = (replyTo: ActorRef) => new GetPrice({ article: "tea", replyTo });
    assert.equal(await kit.resultOf(prices.ask(question, Number, "1 s")), 3);
    assert.equal(await kit.resultOf(prices.ask(question, "1 s")), 3);
    assert.equal(await kit.resultOf(kit.system.actorSelection("/user/prices").ask(question, Number, "1 s")), 3);
    assert.match(String(await kit.resultOf(rejection(prices.ask(() => undefined, "1 s")))), /null and undefined cannot be sent/);
    const failing = () => {
      throw new RangeError("no question");
    };
    assert.match(String(await kit.resultOf(rejection(prices.ask(failing, "1 s")))), /no question/);
  });

  it("gives a ref that answers from another system", async () => {
    await using systems = new MultiSystem();
    const registry = () => new Registry().messages(GetPrice);
    const a = await systems.start("A", "", { registry: registry() });
    const b = await systems.start("B", "", { registry: registry() });
    b.system.actorOf(Props.create(Prices), "prices");
    const prices = a.system.actorSelection(`${b.system.address}/user/prices`);
    assert.equal(await a.resultOf(prices.ask((replyTo) => new GetPrice({ article: "coffee", replyTo }), Number, "1 s")), 6);
  });

  it("rejects with the cause of a failure that is sent to that ref", async () => {
    await using kit = await TestKit.create();
    const echo = kit.system.actorOf(
      Props.from(
        () =>
          new (class extends Actor<{ readonly to: ActorRef<Status.Failure> }> {
            override receive({ to }: { readonly to: ActorRef<Status.Failure> }): void {
              to.tell(new Status.Failure(new RangeError("sold out")));
            }
          })(),
      ),
    );
    assert.match(String(await kit.resultOf(rejection(echo.ask((to) => ({ to }), "1 s")))), /sold out/);
  });
});
