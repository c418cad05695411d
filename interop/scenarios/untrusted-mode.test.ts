import {
  ActorIdentity,
  type ActorRef,
  ActorRefRoutee,
  ActorSelection,
  Address,
  AddRoutee,
  Broadcast,
  GetRoutees,
  Identify,
  Kill,
  PoisonPill,
  Props,
  ReceiveActor,
  Registry,
  RoundRobinPool,
  Routees,
  t,
  Terminated,
} from "ritsem";
import { afterAll, assert, beforeAll, describe, it } from "vitest";
import type { RemoteEnvelope } from "../../src/remote/wire/envelope.ts";
import type { Payload } from "../../src/remote/wire/payload.ts";
import { encodeSystemMessage, SYSTEM_MESSAGE_MANIFEST } from "../../src/remote/wire/system-messages.ts";
import { encodeSelectionEnvelope, type SelectionStep } from "../../src/remote/wire/selection-envelope.ts";
import { trustTable } from "../../test/fixtures/trust-table.ts";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { Harmful } from "../harness/interop-messages.ts";
import type { PeerValue } from "../harness/peer-command.ts";
import { RawPeer } from "../harness/raw-peer.ts";
import { type Inbox, RitsemNode } from "../harness/ritsem-node.ts";
import { SHORT_DETECTOR } from "../harness/short-detector.ts";
import { WaitableLog } from "ritsem/testkit/node";

const WITHIN_MS = 15_000;
const SOON_MS = 500; // for asks that must stay unanswered
const TRUST = `akka.remote { untrusted-mode = on, trusted-selection-paths = ["/user/listed", "/user/to-poison", "/user/to-kill"] }`;
/** A router ends some time after its routees have. */
const LOOKS = 20;
const DETECTED_WITHIN_MS = 4_000;
const hello: PeerValue = { type: "string", value: "hello" };
type PeerDeed = Parameters<AkkaNetPeer["send"]>[0];
/** What is tried, by the words of the table in docs/guide/trust.md; each tells whether it had an effect. */
type Deeds = Readonly<Record<string, () => Promise<boolean>>>;

function tryAll(deeds: Deeds, host: "ritsem" | "akkaNet"): void {
  for (const row of trustTable()) {
    const isAllowed = row[host];
    it(`${isAllowed ? "can" : "cannot"} ${row.deed}`, async () => {
      const attempt = deeds[row.deed];
      if (attempt === undefined) throw new Error(`No test here tries what docs/guide/trust.md tells of: ${row.deed}`);
      assert.equal(await attempt(), isAllowed);
    });
  }
}

async function isAnswered(question: Promise<unknown>): Promise<boolean> {
  return await question.then(
    () => true,
    () => false,
  );
}

describeWithAkkaNet("Trust between Ritsem and Akka.NET", () => {
  describe("An Akka.NET peer that a Ritsem node does not trust", () => {
    let peer: AkkaNetPeer;
    let node: RitsemNode;
    let safe: Inbox;
    let listed: Inbox;
    let safePath: string;

    beforeAll(async () => {
      [peer, node] = await Promise.all([
        AkkaNetPeer.start({ name: "Stranger", config: SHORT_DETECTOR }),
        RitsemNode.start({ name: "Host", config: TRUST, registry: deployables() }),
      ]);
      [safe, listed] = [node.inbox("safe"), node.inbox("listed")];
      safePath = node.fullPathOf(safe.ref);
      node.echo("echo");
    }, 60_000);

    afterAll(async () => {
      await Promise.all([peer?.kill(), node?.terminate()]);
    });

    /** Whether the deed reached the inbox: what is sent after it arrives after it. */
    async function hears(inbox: Inbox, ...attempts: readonly PeerDeed[]): Promise<boolean> {
      const before = inbox.messages.length;
      for (const attempt of attempts) await peer.send(attempt);
      await peer.send({ command: "tell", path: node.fullPathOf(inbox.ref), value: { type: "string", value: `after ${before}` } });
      await inbox.until((message) => message === `after ${before}`);
      return inbox.messages.length > before + 1;
    }

    /** Whether a new actor of that name is gone once the deed was done and something later has arrived. */
    async function isHurt(name: string, deed: (path: string) => PeerDeed, create = anInbox): Promise<boolean> {
      const victim = create(name);
      await peer.send(deed(node.fullPathOf(victim)));
      await hears(safe);
      const isGone = !(await isAnswered(node.system.actorSelection(`/user/${name}`).resolveOne(SOON_MS)));
      node.system.stop(victim);
      return isGone;
    }

    function anInbox(name: string): ActorRef {
      return node.inbox(name).ref;
    }

    function aPool(name: string): ActorRef {
      return node.system.actorOf(Props.create(Idle).withRouter(new RoundRobinPool(2)), name);
    }

    const select = (path: string, value: PeerValue = hello) =>
      ({ command: "tell", path: `${node.address}${path}`, via: "selection", value }) as const;

    const deeds: Deeds = {
      "send a message to an actor whose path it knows": () => hears(safe, { command: "tell", path: safePath, value: hello }),
      "ask an actor whose path it knows": () =>
        isAnswered(peer.send({ command: "ask", path: node.pathOf("echo"), value: hello, timeoutMs: WITHIN_MS })),
      async "answer an ask"() {
        await peer.send({ command: "create", kind: "echo", name: "echo" });
        const echo = await node.resolve(peer.pathOf("echo"));
        return (await echo.ask("a question", String, WITHIN_MS)) === "a question";
      },
      async "identify an actor whose path it knows"() {
        const { reply } = await peer.send({
          command: "ask",
          path: safePath,
          value: { type: "identify", value: "who?" },
          timeoutMs: WITHIN_MS,
        });
        return reply.clr === "Akka.Actor.ActorIdentity, Akka";
      },
      "select a path that is listed": () => hears(listed, select("/user/listed")),
      "select a path that is not listed": () => hears(safe, select("/user/safe")),
      "select below a path that is listed": () => hears(safe, select("/user/listed/../safe")),
      "select a path that is listed by a wildcard": () => hears(listed, select("/user/liste?"), select("/user/*"), select("/us*/listed")),
      "select from another place than the root": () =>
        hears(listed, { command: "tell", anchor: safePath, path: "../listed", via: "selection", value: hello }),
      "hide one selection in another": () =>
        hears(safe, select("/user/listed", { type: "nested-selection", sibling: "safe", value: hello })),
      "poison an actor": () => isHurt("poisoned", (path) => ({ command: "tell", path, value: { type: "poison-pill" } })),
      "kill an actor": () => isHurt("killed", (path) => ({ command: "tell", path, value: { type: "kill" } })),
      "poison an actor that is listed, by selection": () => isHurt("to-poison", () => select("/user/to-poison", { type: "poison-pill" })),
      "kill an actor that is listed, by selection": () => isHurt("to-kill", () => select("/user/to-kill", { type: "kill" })),
      "poison the routees of a router by a Broadcast": () =>
        isHurt("pool", (path) => ({ command: "tell", path, value: { type: "broadcast", value: { type: "poison-pill" } } }), aPool),
      async "add a routee to a router, or take one away"() {
        const pool = aPool("growing");
        await peer.send({ command: "create", kind: "collector", name: "eavesdropper" });
        const { ref } = await peer.send({ command: "resolve", path: "eavesdropper" });
        await peer.send({ command: "tell", path: node.fullPathOf(pool), value: { type: "add-routee", value: ref } });
        await peer.send({ command: "tell", path: node.fullPathOf(pool), value: { type: "adjust-pool-size", value: 1 } });
        await hears(safe);
        const { members } = await pool.ask(GetRoutees.instance, Routees, WITHIN_MS);
        return members.length !== 2;
      },
      "send a message that is marked as possibly harmful": () =>
        hears(safe, { command: "tell", path: safePath, value: { type: "harmful", value: { Text: "hello" } } }),
      "stop an actor from outside": () => isHurt("stopped", (path) => ({ command: "stop", path })),
      async "suspend an actor by a system message"() {
        const victim = node.inbox("suspended");
        await using stranger = await RawPeer.dial(Number(node.system.address.port));
        await stranger.shakeHands("Raw");
        stranger.sendEnvelope(suspend(node.pathOf("suspended")));
        stranger.sendEnvelope(helloTo(node.pathOf("suspended")));
        const before = safe.messages.length;
        stranger.sendEnvelope(helloTo(node.pathOf("safe")));
        await safe.untilCount(before + 1);
        return victim.messages.length === 0;
      },
      async "go on watching after the time of its failure detector"() {
        const path = node.fullPathOf(node.inbox("long-watched").ref);
        await peer.send({ command: "watch", path });
        const isEnded = await isAnswered(peer.nextTerminated(path, DETECTED_WITHIN_MS));
        await peer.send({ command: "unwatch", path });
        return !isEnded;
      },
      async "deploy an actor"() {
        await using deployer = await AkkaNetPeer.start({ name: "Deployer" }); // for itself: its deployments are watched
        const { ref } = await deployer.send({ command: "create", kind: "locator", name: "deployed", deployTo: node.address });
        return await isAnswered(deployer.send({ command: "ask", path: ref, value: hello, timeoutMs: SOON_MS }));
      },
      async "watch an actor"() {
        const path = node.fullPathOf(node.inbox("watched").ref);
        await peer.send({ command: "watch", path });
        await peer.send({ command: "ask", path, value: { type: "identify", value: "" }, timeoutMs: WITHIN_MS });
        node.system.stop(await node.resolve("/user/watched"));
        return await isAnswered(peer.nextTerminated(path, WITHIN_MS));
      },
    };

    tryAll(deeds, "ritsem");
  });

  describe("A Ritsem node that an Akka.NET peer does not trust", () => {
    let peer: AkkaNetPeer;
    let node: RitsemNode;
    let safe: ActorRef;
    let echo: ActorRef;

    beforeAll(async () => {
      [peer, node] = await Promise.all([AkkaNetPeer.start({ name: "Host", config: TRUST }), RitsemNode.start({ name: "Stranger" })]);
      for (const name of ["safe", "listed"]) await peer.send({ command: "create", kind: "collector", name });
      safe = await given("safe");
      await peer.send({ command: "create", kind: "echo", name: "echo" });
      echo = await given("echo");
    }, 60_000);

    afterAll(async () => {
      await Promise.all([peer?.kill(), node?.terminate()]);
    });

    /** The ref of an actor over there, as it comes with a message of its. */
    async function given(name: string, to = node): Promise<ActorRef> {
      const inbox = to.inbox();
      await peer.send({ command: "tell", path: to.fullPathOf(inbox.ref), value: hello, sender: name });
      return (await inbox.next()).sender;
    }

    /** Whether the deed reached the collector: what is sent after it arrives after it. */
    async function hears(name: "safe" | "listed", attempt: () => void): Promise<boolean> {
      const collector = await given(name);
      const { count } = await peer.send({ command: "messages", actor: name });
      attempt();
      await echo.ask("after", String, WITHIN_MS);
      collector.tell("after");
      await peer.send({ command: "await-count", actor: name, count: count + 1, timeoutMs: WITHIN_MS });
      const { messages } = await peer.send({ command: "messages", actor: name });
      return messages[count]?.value !== "after";
    }

    async function isHurt(name: string, deed: (victim: ActorRef) => void, what: "collector" | "router" = "collector"): Promise<boolean> {
      if (what === "router") await peer.send({ command: "create-router", router: "round-robin-pool", count: 2, name });
      else await peer.send({ command: "create", kind: "collector", name });
      deed(await given(name));
      let isGone = false;
      for (let look = 0; look < LOOKS && !isGone; look += 1) {
        await echo.ask("after", String, WITHIN_MS); // nothing overtakes on the one connection
        isGone = !(await isAnswered(peer.send({ command: "resolve", path: name, timeoutMs: SOON_MS })));
      }
      if (!isGone) await peer.send({ command: "stop", path: name });
      return isGone;
    }

    const select = (path: string, message: unknown): void => node.system.actorSelection(`${peer.address}${path}`).tell(message);

    const deeds: Deeds = {
      "send a message to an actor whose path it knows": () => hears("safe", () => safe.tell("hello")),
      "ask an actor whose path it knows": () => isAnswered(echo.ask("hello", String, WITHIN_MS)),
      async "answer an ask"() {
        const path = node.fullPathOf(node.echo("echo"));
        return await isAnswered(peer.send({ command: "ask", path, value: hello, timeoutMs: WITHIN_MS }));
      },
      "identify an actor whose path it knows": () => isAnswered(safe.ask(new Identify("who?"), ActorIdentity, WITHIN_MS)),
      "select a path that is listed": () => hears("listed", () => select("/user/listed", "hello")),
      "select a path that is not listed": () => hears("safe", () => select("/user/safe", "hello")),
      "select below a path that is listed": () => hears("safe", () => select("/user/listed/../safe", "hello")),
      "select a path that is listed by a wildcard": () =>
        hears("listed", () => {
          for (const path of ["/user/liste?", "/user/*", "/us*/listed"]) select(path, "hello");
        }),
      "select from another place than the root": () =>
        hears("listed", () => new ActorSelection(safe, [{ kind: "parent" }, { kind: "name", name: "listed" }]).tell("hello")),
      async "hide one selection in another"() {
        await using stranger = await RawPeer.dial(peer.port);
        await stranger.shakeHands("Raw");
        const within = (steps: readonly SelectionStep[], serializerId: number, bytes: Uint8Array) =>
          encodeSelectionEnvelope({ payload: { bytes, serializerId, manifest: serializerId === 17 ? "S" : "" }, steps });
        const inner = within([{ kind: "parent" }, { kind: "name", name: "safe" }], 17, new TextEncoder().encode("hello"));
        const outer = within(
          [
            { kind: "name", name: "user" },
            { kind: "name", name: "listed" },
          ],
          6,
          inner,
        );
        const { count } = await peer.send({ command: "messages", actor: "safe" });
        stranger.sendEnvelope(envelope(`${peer.address}/`, { bytes: outer, serializerId: 6, manifest: "" }));
        stranger.sendEnvelope(envelope(peer.pathOf("safe"), { bytes: new TextEncoder().encode("after"), serializerId: 17, manifest: "S" }));
        await peer.send({ command: "await-count", actor: "safe", count: count + 1, timeoutMs: WITHIN_MS });
        const { messages } = await peer.send({ command: "messages", actor: "safe" });
        return messages[count]?.value !== "after";
      },
      "poison an actor": () => isHurt("poisoned", (victim) => victim.tell(PoisonPill.instance)),
      "kill an actor": () => isHurt("killed", (victim) => victim.tell(Kill.instance)),
      "poison an actor that is listed, by selection": () => isHurt("to-poison", () => select("/user/to-poison", PoisonPill.instance)),
      "kill an actor that is listed, by selection": () => isHurt("to-kill", () => select("/user/to-kill", Kill.instance)),
      "poison the routees of a router by a Broadcast": () =>
        isHurt("pool", (victim) => victim.tell(new Broadcast(PoisonPill.instance)), "router"),
      async "add a routee to a router, or take one away"() {
        const { ref } = await peer.send({ command: "create-router", router: "round-robin-pool", count: 2, name: "growing" });
        const pool = await given("growing");
        pool.tell(new AddRoutee(new ActorRefRoutee(node.inbox().ref)));
        await echo.ask("after", String, WITHIN_MS);
        const { routees } = await peer.send({ command: "routees", path: ref, timeoutMs: WITHIN_MS });
        return routees.length !== 2;
      },
      "send a message that is marked as possibly harmful": () => hears("safe", () => safe.tell(new Harmful("hello"))),
      "stop an actor from outside": () => isHurt("stopped", (victim) => node.system.stop(victim)),
      async "suspend an actor by a system message"() {
        await peer.send({ command: "create", kind: "echo", name: "suspended" });
        await using stranger = await RawPeer.dial(peer.port);
        await stranger.shakeHands("Raw");
        const { count } = await peer.send({ command: "messages", actor: "safe" });
        stranger.sendEnvelope(suspend(peer.pathOf("suspended")));
        stranger.sendEnvelope(helloTo(peer.pathOf("safe")));
        await peer.send({ command: "await-count", actor: "safe", count: count + 1, timeoutMs: WITHIN_MS });
        return !(await isAnswered(peer.send({ command: "ask", path: "suspended", value: hello, timeoutMs: SOON_MS })));
      },
      async "go on watching after the time of its failure detector"() {
        const ends = new WaitableLog<Terminated>();
        await using other = await RitsemNode.start({ name: "Watcher", config: SHORT_DETECTOR });
        other.system.actorOf(Props.create(Watcher, await given("safe", other), ends));
        return !(await isAnswered(ends.take(() => true, DETECTED_WITHIN_MS, "Terminated")));
      },
      async "deploy an actor"() {
        await using deployer = await RitsemNode.start({ name: "Deployer" });
        const scope = { kind: "remote", address: Address.parse(peer.address) } as const;
        const deployed = deployer.system.actorOf(Props.remote("Peer.LocatorActor, Peer").withDeploy({ scope }), "deployed");
        return await isAnswered(deployed.ask("hello", String, SOON_MS));
      },
      async "watch an actor"() {
        await peer.send({ command: "create", kind: "collector", name: "watched" });
        const ends = new WaitableLog<Terminated>();
        node.system.actorOf(Props.create(Watcher, await given("watched"), ends));
        await echo.ask("after", String, WITHIN_MS);
        await peer.send({ command: "stop", path: "watched" });
        return await isAnswered(ends.take(() => true, WITHIN_MS, "Terminated"));
      },
    };

    tryAll(deeds, "akkaNet");
  });
});

class Idle extends ReceiveActor {}

/** Would be deployed, were it not for the mode. */
class Locator extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny(() => this.sender.tell("here"));
  }
}

function deployables(): Registry {
  return new Registry()
    .message("InteropMessages.Harmful, InteropMessages", Harmful, { text: t.string })
    .actor("Peer.LocatorActor, Peer", Locator);
}

/** Notes the end of an actor. */
class Watcher extends ReceiveActor {
  constructor(target: ActorRef, ends: WaitableLog<Terminated>) {
    super();
    this.context.watch(target);
    this.receive(Terminated, (end) => ends.add(end));
  }
}

function envelope(recipientPath: string, payload: Payload, seq?: bigint): RemoteEnvelope {
  return { recipientPath, senderPath: undefined, seq, payload };
}

function helloTo(path: string): RemoteEnvelope {
  return envelope(path, { bytes: new TextEncoder().encode("hello"), serializerId: 17, manifest: "S" });
}

function suspend(path: string): RemoteEnvelope {
  const bytes = encodeSystemMessage({ kind: "suspend" });
  return envelope(path, { bytes, serializerId: 22, manifest: SYSTEM_MESSAGE_MANIFEST.suspend }, 0n);
}
