import { assert, describe, it } from "vitest";
import { Actor, Props, ReceiveActor, ReceiveTimeout } from "../../src/actor/index.ts";
import { scripted, startProbe, startTestSystem } from "./actor-harness.ts";

describe("Lifecycle hooks [B2]", () => {
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

describe("A ref [B3]", () => {
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

describe("Become [B9]", () => {
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

describe("Receive timeout [B12]", () => {
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

describe("Forward [B16]", () => {
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
