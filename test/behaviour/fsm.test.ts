import { assert, describe, it } from "vitest";
import {
  CurrentState,
  FSM,
  LoggingFSM,
  Props,
  StateTimeout,
  type StopEvent,
  StopReason,
  SubscribeTransitionCallBack,
  Transition,
  UnsubscribeTransitionCallBack,
} from "../../src/actor/index.ts";
import { deferred, startProbe, startTestSystem } from "./actor-harness.ts";
import { describeSetting } from "./settings/describe-setting.ts";

/** Opens for a coin; closes after a push, or by itself after a second. */
class Turnstile extends FSM<"locked" | "open", { readonly coins: number }> {
  constructor(log: string[]) {
    super();
    this.startWith("locked", { coins: 0 });
    this.when("locked", ({ event, stateData }) => {
      if (event === "coin")
        return this.goTo("open")
          .using({ coins: stateData.coins + 1 })
          .replying("thanks")
          .replying("come in");
      if (event === "shake") return this.stay().replying("no");
      return undefined;
    });
    this.when(
      "open",
      ({ event, stateData }) => {
        if (event === "push") return this.goTo("locked");
        if (event instanceof StateTimeout) return this.goTo("locked").using({ coins: stateData.coins + 100 });
        if (event === "coin") return this.goTo("open");
        if (event === "hold") return this.stay().forMax("5 s");
        if (event === "wedge") return this.stay().forMax("infinite");
        return undefined;
      },
      "1 s",
    );
    this.whenUnhandled(({ event }) => {
      if (event === "count") return this.stay().replying(this.stateData.coins);
      if (event === "quit") return this.stop();
      if (event === "break") return this.stop(StopReason.failure("worn out"));
      if (event === "fly") return this.goTo("airborne" as "open");
      if (event === "fail") throw new Error("boom");
      return undefined;
    });
    this.onTransition((from, to) => log.push(`${from}->${to} ${this.stateData.coins}->${this.nextStateData.coins}`));
    this.onTermination(({ reason, stateName, stateData }: StopEvent<string, { readonly coins: number }>) =>
      log.push(`${reason.kind} in ${stateName} with ${stateData.coins}`),
    );
    this.initialize();
  }
}

async function startTurnstile(config = "akka.loglevel = OFF") {
  const test = await startTestSystem(config);
  const log: string[] = [];
  const ref = test.system.actorOf(Props.create(Turnstile, log));
  const probe = startProbe(test.system);
  const send = async (...events: readonly string[]): Promise<void> => {
    for (const event of events) ref.tell(event, probe.ref);
    await test.settle();
  };
  await test.settle();
  return { ...test, log, ref, probe, send };
}

describe("FSM", () => {
  it("goes from state to state with its data and replies in order", async () => {
    const { log, probe, send } = await startTurnstile();
    await send("shake", "coin", "push", "count");
    assert.deepEqual(probe.received, ["no", "thanks", "come in", 1]);
    assert.deepEqual(log, ["locked->locked 0->0", "locked->open 0->1", "open->locked 1->1"]);
  });

  it("calls transition handlers for going to the same state, and not for staying", async () => {
    const { log, send } = await startTurnstile();
    await send("coin", "coin", "hold");
    assert.deepEqual(log.slice(1), ["locked->open 0->1", "open->open 1->1"]);
  });

  it("is sent a StateTimeout after silence in a state, anew after each event", async () => {
    const { log, platform, send } = await startTurnstile();
    await send("coin");
    await platform.advanceMs(900);
    await send("count");
    await platform.advanceMs(900);
    assert.equal(log.length, 2);
    await platform.advanceMs(100);
    assert.equal(log.at(-1), "open->locked 1->101");
    await platform.advanceMs(10_000);
    assert.equal(log.length, 3, "the other state has no timeout");
  });

  it("takes another timeout for once with forMax, or none", async () => {
    const { log, platform, send } = await startTurnstile();
    await send("coin", "hold");
    await platform.advanceMs(4900);
    assert.equal(log.length, 2);
    await platform.advanceMs(100);
    assert.equal(log.length, 3);
    await send("coin", "wedge");
    await platform.advanceMs(100_000);
    assert.equal(log.length, 4);
    await send("count");
    await platform.advanceMs(1000);
    assert.equal(log.length, 5, "the state's own timeout is back after the next event");
  });

  it("drops a StateTimeout that is on its way when an event comes first", async () => {
    const { system, platform, settle } = await startTestSystem();
    const gate = deferred();
    const events: unknown[] = [];
    class Slow extends FSM<"on", number> {
      constructor() {
        super();
        this.startWith("on", 0);
        this.when(
          "on",
          async ({ event }) => {
            events.push(event);
            if (event === "slow") this.timers.startSingleTimer("named", "named", 500);
            if (event === "slow") await gate.promise;
            return this.stay();
          },
          1000,
        );
        this.initialize();
      }
    }
    const ref = system.actorOf(Props.create(Slow));
    await platform.advanceMs(999);
    ref.tell("slow");
    await platform.advanceMs(5000);
    assert.deepEqual(events, ["slow"]);
    gate.resolve();
    await settle();
    assert.deepEqual(events, ["slow", "named"], "a named timer's message is an event like any other");
    await platform.advanceMs(1000);
    assert.deepEqual(events, ["slow", "named", StateTimeout.instance]);
  });

  it("tells subscribers its state, then each transition, until they unsubscribe", async () => {
    const { ref, system, send, settle } = await startTurnstile();
    const listener = startProbe(system);
    ref.tell(new SubscribeTransitionCallBack(listener.ref));
    await send("coin", "hold", "push");
    ref.tell(new UnsubscribeTransitionCallBack(listener.ref));
    await send("coin");
    await settle();
    assert.deepEqual(listener.received, [
      new CurrentState(ref, "locked"),
      new Transition(ref, "locked", "open"),
      new Transition(ref, "open", "locked"),
    ]);
    assert.isTrue(listener.senders.every((sender) => sender === ref));
  });

  it("logs unhandled messages and stays where it is", async () => {
    const { log, platform, send } = await startTurnstile("");
    await send("sing", "coin");
    assert.equal(platform.lines.length, 1);
    assert.match(platform.lines[0] ?? "", /unhandled event sing in state locked/);
    assert.equal(log.length, 2);
  });

  it("ends when it says so, and tells why, once", async () => {
    const { log, send, platform } = await startTurnstile("");
    await send("coin", "quit", "coin");
    assert.deepEqual(log.slice(2), ["normal in open with 1"]);
    assert.equal(platform.clock.pendingTimerCount, 0);
    assert.isUndefined(platform.lines.find((line) => line.includes("terminating due to")));
    const watcher = await startTurnstile("");
    await watcher.send("break");
    assert.deepEqual(watcher.log.slice(1), ["failure in locked with 0"]);
    assert.match(watcher.platform.lines.join("\n"), /terminating due to failure: worn out/);
  });

  it("ends by a stop from outside or a restart as a shutdown, and begins anew after the restart", async () => {
    const { log, ref, send, system, settle } = await startTurnstile();
    await send("coin", "fail", "coin");
    assert.deepEqual(log.slice(2), ["shutdown in open with 1", "locked->locked 0->0", "locked->open 0->1"]);
    system.stop(ref);
    await settle();
    assert.equal(log.at(-1), "shutdown in open with 1");
  });

  it("ends when it goes to a state that was not declared", async () => {
    const { log, send, platform } = await startTurnstile("");
    await send("fly", "coin");
    assert.deepEqual(log.slice(1), ["failure in locked with 0"]);
    assert.match(platform.lines.join("\n"), /Next state airborne does not exist/);
  });

  it("waits for state functions and transition handlers that are async, and fails with them", async () => {
    const { system, settle } = await startTestSystem("akka.loglevel = OFF");
    const gate = deferred();
    const log: string[] = [];
    class Slow extends FSM<"a" | "b", number> {
      constructor() {
        super();
        this.startWith("a", 0);
        this.when("a", async ({ event }) => {
          await gate.promise;
          log.push(`a ${event}`);
          return event === "odd" ? undefined : this.goTo("b");
        });
        this.when("b", ({ event }) => (log.push(`b ${event}`), this.stay()));
        this.onTransition(async (from, to) => {
          await gate.promise;
          if (this.stateData === 7) throw new Error("no");
          log.push(`${from}->${to} in ${this.stateName}`);
        });
        this.initialize();
      }
    }
    const ref = system.actorOf(Props.create(Slow));
    for (const event of ["odd", "1", "2"]) ref.tell(event);
    await settle();
    assert.deepEqual(log, []);
    gate.resolve();
    await settle();
    assert.deepEqual(log, ["a->a in a", "a odd", "a 1", "a->b in a", "b 2"]);
  });

  it("asks all functions of a state, the first one first", async () => {
    const { system, settle } = await startTestSystem();
    const log: unknown[] = [];
    class Two extends FSM<"on", number> {
      constructor() {
        super();
        this.startWith("on", 0);
        this.when("on", ({ event }) => (event === 1 ? (log.push("first"), this.stay()) : undefined));
        this.when("on", () => (log.push("second"), this.stay()));
        this.initialize();
      }
    }
    const ref = system.actorOf(Props.create(Two));
    ref.tell(1);
    ref.tell(2);
    await settle();
    assert.deepEqual(log, ["first", "second"]);
  });

  it("needs a state to begin with", async () => {
    const { system, settle, platform } = await startTestSystem();
    class Empty extends FSM<"on", number> {
      constructor() {
        super();
        this.initialize();
      }
    }
    system.actorOf(Props.create(Empty));
    await settle();
    assert.match(platform.lines.join("\n"), /has no state yet\. Call startWith/);
  });
});

class Counter extends LoggingFSM<"even" | "odd", number> {
  override get logDepth(): number {
    return 3;
  }

  constructor() {
    super();
    this.startWith("even", 0);
    this.when("even", ({ event }) => this.#next(event, "odd"));
    this.when("odd", ({ event }) => this.#next(event, "even"));
    this.initialize();
  }

  #next(event: unknown, to: "even" | "odd") {
    if (event === "log") return this.stay().replying(this.getLog());
    return this.goTo(to).using(this.stateData + 1);
  }
}

describe("Logging FSM", () => {
  it("remembers its last events with the state and data at that time", async () => {
    const { system, settle } = await startTestSystem();
    const probe = startProbe(system);
    const ref = system.actorOf(Props.create(Counter));
    for (const event of ["a", "b", "c", "log"]) ref.tell(event, probe.ref);
    await settle();
    assert.deepEqual(probe.received, [
      [
        { stateName: "odd", stateData: 1, event: "b" },
        { stateName: "even", stateData: 2, event: "c" },
        { stateName: "odd", stateData: 3, event: "log" },
      ],
    ]);
  });
});

describeSetting("akka.actor.debug.fsm", () => {
  it("logs events and transitions of logging FSMs", async () => {
    const linesWith = async (config: string): Promise<string[]> => {
      const { system, settle, platform } = await startTestSystem(`akka.loglevel = DEBUG, ${config}`);
      system.actorOf(Props.create(Counter), "counter").tell("a");
      await settle();
      return platform.lines.filter((line) => /processing|transition/.test(line));
    };
    assert.deepEqual(await linesWith(""), []);
    const lines = await linesWith("akka.actor.debug.fsm = on");
    assert.equal(lines.length, 2);
    assert.match(lines[0] ?? "", /processing a from .* in state even/);
    assert.match(lines[1] ?? "", /transition even -> odd/);
  });
});
