import { afterEach, assert, describe, it } from "vitest";
import {
  ActorIdentity,
  ActorRefRoutee,
  type ActorRef,
  type ActorSystem,
  AddRoutee,
  AdjustPoolSize,
  Broadcast,
  Identify,
  Kill,
  PoisonPill,
  type PossiblyHarmful,
  Props,
  ReceiveActor,
  RoundRobinPool,
  Terminated,
} from "../../src/actor/index.ts";
import { ActorSelectionMessage, type ExtendedActorSystem, type InternalActorRef } from "../../src/actor/internal.ts";
import { Registry } from "../../src/serialization/index.ts";
import { MultiSystem } from "../../src/testkit/index.ts";
import { trustTable } from "../fixtures/trust-table.ts";

/** Notes every message, and answers it. */
class Recorder extends ReceiveActor {
  constructor(heard: unknown[]) {
    super();
    this.receiveAny((message) => {
      heard.push(message);
      if (message !== "an answer") this.sender.tell("an answer");
    });
  }
}

/** Asks the sender of each message. */
class Asker extends ReceiveActor {
  constructor(heard: unknown[]) {
    super();
    this.receive(String, async () => void heard.push(await this.sender.ask("a question", String, "1 s")));
  }
}

/** Notes the end of an actor. */
class Watcher extends ReceiveActor {
  constructor(target: ActorRef, ends: Terminated[]) {
    super();
    this.context.watch(target);
    this.receive(Terminated, (end) => void ends.push(end));
  }
}

class Deployable extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny(() => this.sender.tell("an answer"));
  }
}

class Bomb implements PossiblyHarmful {
  get possiblyHarmful(): true {
    return true;
  }
}

/** What no peer may do, trusted or not: suspend an actor that it has not deployed, and send a selection inside another. */
const NOT_EVEN_TRUSTED: ReadonlySet<string> = new Set(["suspend an actor by a system message", "hide one selection in another"]);

describe("A peer that is not trusted", () => {
  let systems: MultiSystem;
  let host: ActorSystem;
  let stranger: ActorSystem;
  /** What the actor at `/user/<name>` of the host has heard. */
  let heard: Readonly<Record<"safe" | "listed" | "asker", unknown[]>>;
  const registry = new Registry().message("Test.Bomb, Test", Bomb, {}).actor("Test.Deployable, Test", Deployable);

  async function start(mode: "on" | "off"): Promise<void> {
    heard = { safe: [], listed: [], asker: [] };
    systems = new MultiSystem({ config: "akka { loggers = [], stdout-loglevel = OFF, loglevel = DEBUG }" });
    const trust = `akka.remote { untrusted-mode = ${mode}, trusted-selection-paths = ["/user/listed"] }`;
    host = (await systems.start("Host", trust, { registry })).system;
    stranger = (await systems.start("Stranger", "", { registry })).system;
    for (const name of ["safe", "listed"] as const) host.actorOf(Props.create(Recorder, heard[name]), name);
    host.actorOf(Props.create(Recorder, []).withRouter(new RoundRobinPool(2)), "pool");
    host.actorOf(Props.create(Asker, heard.asker), "asker");
    await systems.settle();
  }

  afterEach(() => systems.terminate());

  /** The ref that the stranger has if it was given one. */
  function known(path: string): InternalActorRef {
    return (stranger as ExtendedActorSystem).provider.resolveActorRef(`${host.address}${path}`);
  }

  function select(path: string, message: unknown): void {
    stranger.actorSelection(`${host.address}${path}`).tell(message);
  }

  /** Whether the actor at `/user/<name>` has ended, or even failed: then it has lost what it was told before. */
  async function isHurt(name: "safe" | "listed" | "pool"): Promise<boolean> {
    await systems.settle();
    return (host as ExtendedActorSystem).provider.resolveActorRef(`akka://Host/user/${name}`).isTerminated;
  }

  async function answer(target: Pick<ActorRef, "ask">, question: unknown): Promise<unknown> {
    const asked = target.ask(question, "1 s").catch(() => undefined);
    await systems.settle();
    await systems.advance("1 s");
    return await asked;
  }

  /** What is tried, by the words of the table; each tells whether it had an effect. */
  const deeds: Readonly<Record<string, () => Promise<boolean>>> = {
    async "send a message to an actor whose path it knows"() {
      known("/user/safe").tell("hello");
      await systems.settle();
      return heard.safe.includes("hello");
    },
    async "ask an actor whose path it knows"() {
      return (await answer(known("/user/safe"), "hello")) === "an answer";
    },
    async "answer an ask"() {
      known("/user/asker").tell("ask me", stranger.actorOf(Props.create(Recorder, [])));
      await systems.settle();
      return heard.asker.includes("an answer");
    },
    async "identify an actor whose path it knows"() {
      const identity = await answer(known("/user/safe"), new Identify(1));
      return identity instanceof ActorIdentity && identity.subject !== undefined;
    },
    async "select a path that is listed"() {
      select("/user/listed", "hello");
      await systems.settle();
      return heard.listed.length > 0;
    },
    async "select a path that is not listed"() {
      select("/user/safe", "hello");
      await systems.settle();
      return heard.safe.length > 0;
    },
    async "select below a path that is listed"() {
      const listed = (host as ExtendedActorSystem).provider.resolveActorRef("akka://Host/user/listed");
      assert.isFalse(listed.isTerminated);
      select("/user/listed/..", "hello");
      select("/user/listed/../safe", "hello");
      await systems.settle();
      return heard.safe.length > 0;
    },
    async "select a path that is listed by a wildcard"() {
      for (const path of ["/user/liste?", "/user/*", "/us*/listed", "/user/**"]) select(path, "hello");
      await systems.settle();
      return heard.listed.length > 0;
    },
    async "select from another place than the root"() {
      const steps = [{ kind: "name", name: "user" } as const, { kind: "name", name: "listed" } as const];
      known("/user").tell(new ActorSelectionMessage("hello", steps.slice(1), false));
      known("/user/safe").tell(new ActorSelectionMessage("hello", [{ kind: "parent" }, ...steps.slice(1)], false));
      await systems.settle();
      return heard.listed.length > 0;
    },
    async "hide one selection in another"() {
      const inner = new ActorSelectionMessage("hello", [{ kind: "parent" }, { kind: "name", name: "safe" }], false);
      select("/user/listed", inner);
      await systems.settle();
      return heard.safe.length > 0;
    },
    async "poison an actor"() {
      known("/user/safe").tell(PoisonPill.instance);
      return await isHurt("safe");
    },
    async "kill an actor"() {
      known("/user/safe").tell(Kill.instance);
      return await isHurt("safe");
    },
    async "poison an actor that is listed, by selection"() {
      select("/user/listed", PoisonPill.instance);
      return await isHurt("listed");
    },
    async "kill an actor that is listed, by selection"() {
      select("/user/listed", Kill.instance);
      return await isHurt("listed");
    },
    async "poison the routees of a router by a Broadcast"() {
      known("/user/pool").tell(new Broadcast(PoisonPill.instance));
      return await isHurt("pool");
    },
    async "add a routee to a router, or take one away"() {
      const eavesdropper: unknown[] = [];
      known("/user/pool").tell(new AddRoutee(new ActorRefRoutee(stranger.actorOf(Props.create(Recorder, eavesdropper)))));
      known("/user/pool").tell(new AdjustPoolSize(1));
      await systems.settle();
      known("/user/pool").tell(new Broadcast("hello"));
      await systems.settle();
      return eavesdropper.length > 0;
    },
    async "send a message that is marked as possibly harmful"() {
      known("/user/safe").tell(new Bomb());
      await systems.settle();
      return heard.safe.length > 0;
    },
    async "stop an actor from outside"() {
      stranger.stop(known("/user/safe"));
      return await isHurt("safe");
    },
    async "suspend an actor by a system message"() {
      known("/user/safe").sendSystemMessage({ kind: "suspend" });
      known("/user/safe").tell("hello");
      await systems.settle();
      return heard.safe.length === 0;
    },
    async "go on watching after the time of its failure detector"() {
      const ends: Terminated[] = [];
      stranger.actorOf(Props.create(Watcher, known("/user/safe"), ends));
      await systems.advance("30 s");
      return ends.length === 0;
    },
    async "deploy an actor"() {
      const there = { scope: { kind: "remote", address: host.address } } as const;
      return (await answer(stranger.actorOf(Props.create(Deployable).withDeploy(there), "deployed"), "hello")) === "an answer";
    },
    async "watch an actor"() {
      const ends: Terminated[] = [];
      stranger.actorOf(Props.create(Watcher, known("/user/safe"), ends));
      await systems.settle();
      host.stop((host as ExtendedActorSystem).provider.resolveActorRef("akka://Host/user/safe"));
      await systems.settle();
      return ends.length > 0;
    },
  };

  for (const { deed, ritsem } of trustTable()) {
    it(`${ritsem ? "can" : "cannot"} ${deed}`, async () => {
      const attempt = deeds[deed];
      if (attempt === undefined) throw new Error(`No test here tries what docs/guide/trust.md tells of: ${deed}`);
      await start("on");
      assert.equal(await attempt(), ritsem);
    });

    it(`could ${NOT_EVEN_TRUSTED.has(deed) ? "not " : ""}${deed} if it were trusted`, async () => {
      await start("off");
      assert.equal(await deeds[deed]?.(), !NOT_EVEN_TRUSTED.has(deed));
    });
  }

  it("tries nothing that the page does not tell of", () => {
    assert.deepEqual(
      Object.keys(deeds).sort(),
      trustTable()
        .map(({ deed }) => deed)
        .sort(),
    );
  });
});
