import { assert, describe, it } from "vitest";
import {
  Actor,
  ActorInitializationError,
  ActorKilledError,
  DeadLetter,
  Directive,
  InvalidActorStateError,
  Kill,
  OneForOneStrategy,
  PoisonPill,
  Props,
  ReceiveActor,
  ReceiveTimeout,
  startActorSystem,
  UnhandledMessage,
} from "../../src/actor/index.ts";
import { internalRef } from "../../src/actor/internal.ts";
import { ManualPlatform } from "../../src/testkit/index.ts";
import { deferred, scripted, startProbe, startTestSystem } from "./actor-harness.ts";

/** Writes down what happens to it. */
class Recorder extends Actor {
  readonly #log: string[];

  constructor(log: string[]) {
    super();
    this.#log = log;
    log.push("constructor");
  }

  override preStart(): void {
    this.#log.push("preStart");
  }

  override postStop(): void {
    this.#log.push("postStop");
  }

  override preRestart(reason: Error, message: unknown): unknown {
    this.#log.push(`preRestart ${reason.message} ${message}`);
    return super.preRestart(reason, message);
  }

  override postRestart(reason: Error): unknown {
    this.#log.push(`postRestart ${reason.message}`);
    return super.postRestart(reason);
  }

  override receive(message: unknown): unknown {
    if (message === "fail") throw new Error("boom");
    return this.#log.push(String(message));
  }
}

describe("An actor's life", () => {
  it("begins with the constructor and preStart and ends with postStop", async () => {
    const { system, settle } = await startTestSystem();
    const log: string[] = [];
    const ref = system.actorOf(Props.create(Recorder, log));
    ref.tell("a");
    assert.deepEqual(log, [], "actorOf runs nothing of the actor's");
    await settle();
    system.stop(ref);
    await settle();
    assert.deepEqual(log, ["constructor", "preStart", "a", "postStop"]);
  });

  it("goes on after a failure with a fresh instance, the same ref and the next message", async () => {
    const { system, settle } = await startTestSystem();
    const log: string[] = [];
    const ref = system.actorOf(Props.create(Recorder, log));
    for (const message of ["a", "fail", "b"]) ref.tell(message);
    await settle();
    assert.deepEqual(log, [
      "constructor",
      "preStart",
      "a",
      "preRestart boom fail",
      "postStop",
      "constructor",
      "postRestart boom",
      "preStart",
      "b",
    ]);
  });

  it("handles one message at a time, also when the handler is async", async () => {
    const { system, settle } = await startTestSystem();
    const gate = deferred();
    const log: string[] = [];
    const ref = system.actorOf(
      scripted(async (message) => {
        log.push(`${message} begins`);
        if (message === "slow") await gate.promise;
        log.push(`${message} ends`);
      }),
    );
    ref.tell("slow");
    ref.tell("next");
    await settle();
    assert.deepEqual(log, ["slow begins"]);
    gate.resolve();
    await settle();
    assert.deepEqual(log, ["slow begins", "slow ends", "next begins", "next ends"]);
  });

  it("keeps sender and self over an await", async () => {
    const { system, settle } = await startTestSystem();
    const probe = startProbe(system);
    const echo = system.actorOf(
      scripted(async (message, actor) => {
        await Promise.resolve();
        actor.tell(actor.sender, [message, actor.self]);
      }),
    );
    echo.tell("one", probe.ref);
    await settle();
    assert.deepEqual(probe.received, [["one", echo]]);
    assert.deepEqual(probe.senders, [echo]);
  });

  it("treats a rejection as a throw", async () => {
    const { system, settle } = await startTestSystem();
    const log: string[] = [];
    class Rejecting extends Recorder {
      override async receive(message: unknown): Promise<void> {
        await Promise.resolve();
        super.receive(message);
      }
    }
    const ref = system.actorOf(Props.create(Rejecting, log));
    ref.tell("fail");
    ref.tell("after");
    await settle();
    assert.include(log, "preRestart boom fail");
    assert.equal(log.at(-1), "after");
  });

  it("waits for async hooks before the first message and after the last", async () => {
    const { system, settle } = await startTestSystem();
    const started = deferred();
    const stopped = deferred();
    const log: string[] = [];
    class Slow extends Actor {
      override preStart = () => started.promise;
      override postStop = () => stopped.promise;
      override receive = (message: unknown) => void log.push(String(message));
    }
    const ref = system.actorOf(Props.create(Slow));
    ref.tell("first");
    await settle();
    assert.deepEqual(log, []);
    started.resolve();
    await settle();
    assert.deepEqual(log, ["first"]);
    const end = system.terminate().then(() => log.push("terminated"));
    await settle();
    assert.deepEqual(log, ["first"]);
    stopped.resolve();
    await settle();
    await end;
    assert.deepEqual(log, ["first", "terminated"]);
  });

  it("ends the message being handled before a stop, and makes dead letters of those behind it", async () => {
    const { system, settle } = await startTestSystem();
    const letters: unknown[] = [];
    system.eventStream.subscribe(({ message }) => letters.push(message), DeadLetter);
    const gate = deferred();
    const log: string[] = [];
    class Slow extends Recorder {
      override async receive(message: unknown): Promise<void> {
        await gate.promise;
        super.receive(message);
      }
    }
    const ref = system.actorOf(Props.create(Slow, log));
    for (const message of ["a", "b", "c"]) ref.tell(message);
    await settle();
    system.stop(ref);
    await settle();
    assert.deepEqual(log, ["constructor", "preStart"]);
    gate.resolve();
    await settle();
    assert.deepEqual(log, ["constructor", "preStart", "a", "postStop"]);
    assert.deepEqual(letters, ["b", "c"]);
  });

  it("handles what came before a PoisonPill and nothing behind it", async () => {
    const { system, settle } = await startTestSystem();
    const log: string[] = [];
    const ref = system.actorOf(Props.create(Recorder, log));
    for (const message of ["a", "b", "c", PoisonPill.instance, "d"]) ref.tell(message);
    await settle();
    assert.deepEqual(log, ["constructor", "preStart", "a", "b", "c", "postStop"]);
  });

  it("fails by a Kill, so that its supervisor decides, and goes on when that says so", async () => {
    const { system, settle } = await startTestSystem();
    const log: string[] = [];
    const asked: Error[] = [];
    class Wrapped {
      readonly message: unknown;
      constructor(message: unknown) {
        this.message = message;
      }
    }
    class Parent extends Actor<Wrapped> {
      readonly #child = this.context.actorOf(Props.create(Recorder, log));

      override receive({ message }: Wrapped): void {
        this.#child.tell(message);
      }

      override supervisorStrategy(): OneForOneStrategy {
        return new OneForOneStrategy((error) => {
          asked.push(error);
          return Directive.Resume;
        });
      }
    }
    const parent = system.actorOf(Props.create(Parent));
    for (const message of ["a", Kill.instance, "b"]) parent.tell(new Wrapped(message));
    await settle();
    assert.lengthOf(asked, 1);
    assert.instanceOf(asked[0], ActorKilledError);
    assert.deepEqual(log, ["constructor", "preStart", "a", "b"]);
  });

  it("ends with a Kill, as the default strategy has it", async () => {
    const { system, settle } = await startTestSystem();
    const log: string[] = [];
    const ref = system.actorOf(Props.create(Recorder, log));
    ref.tell(Kill.instance);
    ref.tell("after");
    await settle();
    assert.deepEqual(log, ["constructor", "preStart", "postStop"]);
  });

  it("ends when the constructor or preStart throws", async () => {
    const { system, settle } = await startTestSystem();
    const watched: unknown[] = [];
    class Unborn extends Actor {
      override preStart(): void {
        throw new Error("no socket");
      }
      override receive(): void {}
    }
    const unborn = system.actorOf(Props.create(Unborn));
    const unmade = system.actorOf(
      Props.from<unknown>(() => {
        throw new TypeError("no argument");
      }),
    );
    system
      .actorOf(
        scripted((message, { context }) => {
          if (message === "watch") for (const ref of [unborn, unmade]) context.watchWith(ref, ref);
          else watched.push(message);
        }),
      )
      .tell("watch");
    await settle();
    assert.sameMembers(watched, [unborn, unmade]);
  });

  it("tells the supervisor's strategy about a failed start by an ActorInitializationError with the cause", async () => {
    const { system, settle } = await startTestSystem();
    const seen: Error[] = [];
    const strategy = new OneForOneStrategy((error) => {
      seen.push(error);
      return Directive.Stop;
    });
    const parent = system.actorOf(
      scripted((_, { context }) =>
        context.actorOf(
          Props.from<unknown>(() => {
            throw new TypeError("no argument");
          }),
        ),
      ).withSupervisorStrategy(strategy),
    );
    parent.tell("go");
    await settle();
    assert.instanceOf(seen[0], ActorInitializationError);
    assert.instanceOf(seen[0]?.cause, TypeError);
  });

  it("cannot be begun by a bare new", () => {
    class Plain extends Actor {
      override receive(): void {}
    }
    assert.throws(() => new Plain(), InvalidActorStateError, /Props\.create\(Plain/);
  });

  it("cannot be begun by a bare new inside another actor's handler either", async () => {
    const { system, settle } = await startTestSystem();
    const errors: unknown[] = [];
    class Plain extends Actor {
      override receive(): void {}
    }
    system
      .actorOf(
        scripted(() => {
          try {
            new Plain();
          } catch (error) {
            errors.push(error);
          }
        }),
      )
      .tell("go");
    await settle();
    assert.instanceOf(errors[0], InvalidActorStateError);
  });

  it("changes behaviour with become, stacks them, and is back at the first after a restart", async () => {
    const { system, settle } = await startTestSystem();
    const log: string[] = [];
    class Moody extends ReceiveActor {
      constructor() {
        super();
        this.receive(String, (text) => {
          log.push(`calm: ${text}`);
          if (text === "anger") this.becomeStacked(() => this.#angry());
          if (text === "fail") throw new Error("boom");
        });
      }
      #angry(): void {
        this.receive(String, (text) => {
          log.push(`angry: ${text}`);
          if (text === "calm") this.unbecome();
          if (text === "fail") throw new Error("boom");
        });
      }
    }
    const ref = system.actorOf(Props.create(Moody));
    for (const text of ["a", "anger", "b", "calm", "c", "anger", "fail", "d"]) ref.tell(text);
    await settle();
    assert.deepEqual(log, ["calm: a", "calm: anger", "angry: b", "angry: calm", "calm: c", "calm: anger", "angry: fail", "calm: d"]);
  });

  it("publishes what no handler fits", async () => {
    const { system, settle } = await startTestSystem();
    const unhandled: UnhandledMessage[] = [];
    system.eventStream.subscribe((event) => unhandled.push(event), UnhandledMessage);
    class Picky extends ReceiveActor {
      constructor() {
        super();
        this.receive(Number, () => {});
      }
    }
    const ref = system.actorOf(Props.create(Picky));
    ref.tell("text");
    ref.tell(5);
    await settle();
    assert.deepEqual(
      unhandled.map(({ message, recipient }) => [message, recipient]),
      [["text", ref]],
    );
  });

  it("is sent a ReceiveTimeout after silence, again and again, until it turns it off", async () => {
    const { system, platform, settle } = await startTestSystem();
    let timeouts = 0;
    const ref = system.actorOf(
      scripted((message, { context }) => {
        if (message === "on") context.setReceiveTimeout("100 ms");
        if (message === "off") context.setReceiveTimeout(undefined);
        if (message instanceof ReceiveTimeout) timeouts += 1;
      }),
    );
    ref.tell("on");
    await platform.advanceMs(60);
    ref.tell("something");
    await platform.advanceMs(60);
    assert.equal(timeouts, 0);
    ref.tell({ notInfluenceReceiveTimeout: true });
    await platform.advanceMs(40);
    assert.equal(timeouts, 1);
    await platform.advanceMs(100);
    assert.equal(timeouts, 2);
    ref.tell("off");
    await settle();
    await platform.advanceMs(1000);
    assert.equal(timeouts, 2);
    assert.equal(platform.clock.pendingTimerCount, 0);
  });

  it("sends in its own name from the synchronous part of a handler, and without a sender outside", async () => {
    const { system, settle } = await startTestSystem();
    const probe = startProbe(system);
    const talker = system.actorOf(scripted(() => probe.ref.tell("from inside")));
    talker.tell("go");
    probe.ref.tell("from outside");
    await settle();
    assert.deepEqual(probe.received, ["from outside", "from inside"]);
    assert.deepEqual(probe.senders, [system.deadLetters, talker]);
  });

  it("passes on the first sender with forward", async () => {
    const { system, settle } = await startTestSystem();
    const probe = startProbe(system);
    const last = startProbe(system);
    const middle = system.actorOf(
      scripted(async (_, actor) => {
        await Promise.resolve();
        actor.forward(last.ref);
      }),
    );
    middle.tell("pass it on", probe.ref);
    await settle();
    assert.deepEqual(last.received, ["pass it on"]);
    assert.deepEqual(last.senders, [probe.ref]);
  });
});

describe("An actor system", () => {
  it("stops children before their parents, and top-level actors before it resolves", async () => {
    const { system } = await startTestSystem();
    const order: string[] = [];
    class Parent extends Actor {
      override preStart(): void {
        if (this.self.path.elements.length < 4) this.context.actorOf(Props.create(Parent), "child");
      }
      override postStop(): void {
        order.push(this.self.path.toStringWithoutAddress());
      }
      override receive(): void {}
    }
    system.actorOf(Props.create(Parent), "top");
    await system.terminate();
    assert.deepEqual(order, ["/user/top/child/child", "/user/top/child", "/user/top"]);
    assert.isTrue(system.isTerminated);
  });

  it("terminates once, however often it is asked to", async () => {
    const { system } = await startTestSystem();
    assert.equal(system.terminate(), system.terminate());
    await system.whenTerminated;
    await system[Symbol.asyncDispose]();
  });

  it("takes no new actors once it is terminating", async () => {
    const { system } = await startTestSystem();
    const end = system.terminate();
    assert.throws(() => system.actorOf(scripted(() => {})), InvalidActorStateError, /terminat/);
    await end;
  });

  it("ends when the guardian of all users' actors escalates, by a strategy that the configuration names", async () => {
    const platform = new ManualPlatform();
    const host = {
      platform,
      supervisorStrategies: new Map([["My.Escalating", new OneForOneStrategy(() => Directive.Escalate)]]),
      loadProvider: () => Promise.reject(new Error("no remoting here")),
    };
    const system = await startActorSystem(host, "Sys", 'akka.actor.guardian-supervisor-strategy = "My.Escalating, Mine"');
    const failing = system.actorOf(
      scripted(() => {
        throw new Error("as told");
      }),
    );
    failing.tell("fail");
    await platform.settle();
    assert.isTrue(system.isTerminated);
    await startActorSystem(host, "Sys", 'akka.actor.guardian-supervisor-strategy = "Mine.Too, Mine"');
    assert.include(
      platform.lines.join("\n"),
      'names "Mine.Too, Mine", which is not available here: /user supervises its children with the default strategy.',
    );
  });

  it("ends when the guardian of all users' actors fails", async () => {
    const { system } = await startTestSystem();
    const user = internalRef(system.actorOf(scripted(() => {}))).getParent();
    user.tell(Kill.instance);
    await system.whenTerminated;
    assert.isTrue(system.isTerminated);
  });
});
