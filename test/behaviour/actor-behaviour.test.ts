import { assert, describe, it } from "vitest";
import { Actor, Props, ReceiveActor, ReceiveTimeout } from "../../src/actor/index.ts";
import { scripted, startProbe, startTestSystem } from "./actor-harness.ts";

describe("Lifecycle hooks", () => {
  it("run in this order over a restart and a stop, and the defaults call one another", async () => {
    const { system, settle } = await startTestSystem("akka.loglevel = OFF");
    const log: string[] = [];
    class Hooked extends Actor {
      override preStart(): void {
        log.push("preStart");
      }

      override postStop(): void {
        log.push("postStop");
      }

      override preRestart(reason: Error, message: unknown): unknown {
        log.push(`preRestart ${reason.message} ${String(message)}`);
        return super.preRestart(reason, message); // stops the children, calls postStop
      }

      override postRestart(reason: Error): unknown {
        log.push(`postRestart ${reason.message}`);
        return super.postRestart(reason); // calls preStart
      }

      override receive(message: unknown): void {
        throw new Error(`no ${String(message)}`);
      }
    }
    const ref = system.actorOf(Props.create(Hooked));
    ref.tell("x");
    await settle();
    system.stop(ref);
    await settle();
    assert.deepEqual(log, ["preStart", "preRestart no x x", "postStop", "postRestart no x", "preStart", "postStop"]);
  });
});

describe("aroundReceive", () => {
  it("is called for each message in place of what handles it, over become, failures and restarts, and waits for async handlers", async () => {
    const { system, settle } = await startTestSystem("akka.loglevel = OFF");
    const log: string[] = [];
    class Measured extends ReceiveActor {
      override async aroundReceive(receive: (message: unknown) => unknown, message: unknown): Promise<void> {
        log.push(`before ${String(message)}`);
        await receive(message);
        log.push(`after ${String(message)}`);
      }
    }
    class Worker extends Measured {
      constructor() {
        super();
        this.receive(String, async (text) => {
          await Promise.resolve();
          if (text === "fail") throw new Error("as told");
          log.push(`handled ${text}`);
          this.becomeStacked(() => this.receive(String, (other) => (log.push(`otherwise ${other}`), this.unbecome())));
        });
      }
    }
    const ref = system.actorOf(Props.create(Worker));
    for (const text of ["a", "b", "fail", "c"]) ref.tell(text);
    await settle();
    const steps = [
      "before a",
      "handled a",
      "after a",
      "before b",
      "otherwise b",
      "after b",
      "before fail",
      "before c",
      "handled c",
      "after c",
    ];
    assert.deepEqual(log, steps);
  });

  it("may keep a message from its handler", async () => {
    const { system, settle } = await startTestSystem();
    const heard: unknown[] = [];
    class Guarded extends Actor {
      override aroundReceive(receive: (message: unknown) => unknown, message: unknown): unknown {
        return message === "secret" ? undefined : receive(message);
      }

      override receive(message: unknown): void {
        heard.push(message);
      }
    }
    const ref = system.actorOf(Props.create(Guarded));
    for (const text of ["secret", "news"]) ref.tell(text);
    await settle();
    assert.deepEqual(heard, ["news"]);
  });
});

describe("A ref", () => {
  it("stays the same over a restart, and has another uid when its actor is created anew", async () => {
    const { system, settle } = await startTestSystem("akka.loglevel = OFF");
    const seen: unknown[] = [];
    const props = scripted((message, actor) => {
      seen.push(actor.self);
      if (message === "fail") throw new Error("boom");
    });
    const first = system.actorOf(props, "name");
    first.tell("fail");
    first.tell("again");
    await settle();
    assert.deepEqual(seen, [first, first]);
    system.stop(first);
    await settle();
    const second = system.actorOf(props, "name");
    assert.isTrue(second.path.equals(first.path));
    assert.notEqual(second.path.uid, first.path.uid);
    assert.isFalse(second.equals(first));
  });
});

describe("Become", () => {
  class Layered extends ReceiveActor {
    constructor(log: string[]) {
      super();
      const layer = (name: string) => (): void => {
        this.receiveAny((message) => {
          log.push(`${name} ${message}`);
          if (message === "push") this.becomeStacked(layer(`${name}+`));
          if (message === "replace") this.become(layer(`${name}'`));
          if (message === "pop") this.unbecome();
          if (message === "fail") throw new Error("boom");
        });
      };
      layer("base")();
    }
  }

  async function seenBy(messages: readonly string[]): Promise<readonly string[]> {
    const { system, settle } = await startTestSystem("akka.loglevel = OFF");
    const log: string[] = [];
    const ref = system.actorOf(Props.create(Layered, log));
    for (const message of messages) ref.tell(message);
    await settle();
    return log.map((line) => line.split(" ")[0] ?? "");
  }

  it("stacks behaviours, takes them off one by one, and never the lowest", async () => {
    const layers = await seenBy(["push", "push", "pop", "pop", "pop", "x"]);
    assert.deepEqual(layers, ["base", "base+", "base++", "base+", "base", "base"]);
  });

  it("replaces the one on top, so that unbecome goes back to the one below", async () => {
    assert.deepEqual(await seenBy(["push", "replace", "pop", "x"]), ["base", "base+", "base+'", "base"]);
    assert.deepEqual(await seenBy(["replace", "pop", "x"]), ["base", "base'", "base"]);
  });

  it("begins with the first behaviour again after a restart", async () => {
    assert.deepEqual(await seenBy(["push", "fail", "x", "pop", "x"]), ["base", "base+", "base", "base", "base"]);
  });
});

describe("Receive timeout", () => {
  it("comes after silence, is put off by messages save marked ones, and undefined turns it off", async () => {
    const { system, platform } = await startTestSystem();
    let timeouts = 0;
    const ref = system.actorOf(
      scripted((message, { context }) => {
        if (message === "on") context.setReceiveTimeout("100 ms");
        else if (message === "off") context.setReceiveTimeout(undefined);
        else if (message instanceof ReceiveTimeout) timeouts += 1;
      }),
    );
    ref.tell("on");
    await platform.advanceMs(99);
    ref.tell("not silent");
    await platform.advanceMs(99);
    assert.equal(timeouts, 0);
    ref.tell({ notInfluenceReceiveTimeout: true });
    await platform.advanceMs(1);
    assert.equal(timeouts, 1);
    ref.tell("off");
    await platform.advanceMs(1000);
    assert.equal(timeouts, 1);
  });
});

describe("Forward", () => {
  it("shows the receiver the first sender, by the actor's method and by the ref's", async () => {
    const { system, settle } = await startTestSystem();
    const [first, last] = [startProbe(system), startProbe(system)];
    const byActor = system.actorOf(scripted((_message, actor) => actor.forward(last.ref)));
    const byRef = system.actorOf(scripted((message) => byActor.forward(message)));
    byRef.tell("hello", first.ref);
    await settle();
    assert.deepEqual([last.received, last.senders], [["hello"], [first.ref]]);
  });
});
