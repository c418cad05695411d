import { afterEach, assert, beforeEach, describe, expect, it } from "vitest";
import { type ActorRef, type ActorSystem, type Address, DeadLetter, Props, ReceiveActor, Terminated } from "../../src/actor/index.ts";
import {
  AssociationErrorEvent,
  QuarantinedEvent,
  remotingOf,
  type RemotingLifecycleEvent,
  ThisActorSystemQuarantinedEvent,
} from "../../src/remote/index.ts";
import { MultiSystem, type TestKit } from "../../src/testkit/index.ts";
import { describeSetting } from "./settings/describe-setting.ts";

const NEW_INCARNATION = "ritsem.remote.quarantine-recovery = new-incarnation";
let systems: MultiSystem;

beforeEach(() => {
  systems = new MultiSystem({ config: "akka { loggers = [], stdout-loglevel = OFF }, ritsem.remote.memory.port = 0" });
});

afterEach(() => systems.terminate());

/** Notes what it hears and what ends, watches refs that it is sent, and answers "ping". */
class Recorder extends ReceiveActor {
  constructor(heard: string[]) {
    super();
    this.receive(Terminated, (end) => void heard.push(`end of ${end.actor.path.name}, address too: ${end.addressTerminated}`));
    this.receive(String, (text) => {
      heard.push(text);
      if (text === "ping") this.sender.tell("pong");
    });
    this.receiveAny((ref) => void this.context.watch(ref as ActorRef));
  }
}

/** The incarnation that a system is by itself. */
const uidOf = ({ system }: Node): number => remotingOf(system).uid;

/** A system and one actor in it. */
interface Node {
  readonly system: ActorSystem;
  readonly address: Address;
  readonly actor: ActorRef;
  readonly heard: string[];
  readonly events: RemotingLifecycleEvent[];
  readonly letters: unknown[];
}

async function node(name: string, config = ""): Promise<Node> {
  const { system }: TestKit = await systems.start(name, config);
  const heard: string[] = [];
  const events: RemotingLifecycleEvent[] = [];
  const letters: unknown[] = [];
  for (const type of [QuarantinedEvent, ThisActorSystemQuarantinedEvent, AssociationErrorEvent]) {
    system.eventStream.subscribe((event: RemotingLifecycleEvent) => void events.push(event), type);
  }
  system.eventStream.subscribe(({ message }: DeadLetter) => void letters.push(message), DeadLetter);
  const actor = system.actorOf(Props.create(Recorder, heard), name.toLowerCase());
  return { system, address: system.address, actor, heard, events, letters };
}

async function tell(from: Node, to: Node, text: string): Promise<void> {
  from.system.actorSelection(`${to.address}/user/${to.system.name.toLowerCase()}`).tell(text, from.actor);
  await systems.settle();
}

async function refOf(from: Node, to: Node): Promise<ActorRef> {
  const found = from.system.actorSelection(`${to.address}/user/${to.system.name.toLowerCase()}`).resolveOne("1 s");
  await systems.settle();
  return found;
}

/** In small steps: an actor that is to set a timer again has its turn between them. */
async function pass(seconds: number): Promise<void> {
  for (let passed = 0; passed < seconds * 10; passed += 1) await systems.advance("100 ms");
}

/** B gives A up, and the gate that this closes at A opens again. */
async function quarantineAByB(a: Node, b: Node): Promise<void> {
  remotingOf(b.system).quarantine(a.address);
  await systems.settle();
  await pass(6);
}

describeSetting("ritsem.remote.quarantine-recovery", () => {
  it("leaves a system out that was given up until it is restarted, or has it come back by itself", async () => {
    for (const [config, heard] of [
      ["", ["hello"]],
      [NEW_INCARNATION, ["hello", "back again"]],
    ] as const) {
      const [a, b] = [await node("A", config), await node("B")];
      await tell(a, b, "hello");
      await quarantineAByB(a, b);
      await tell(a, b, "this is how it learns");
      await tell(a, b, "back again");
      assert.deepEqual(b.heard, [...heard]);
      assert.lengthOf(
        a.events.filter((event) => event instanceof ThisActorSystemQuarantinedEvent),
        1,
      );
    }
  });
});

describe("A system that comes back to a peer as another incarnation", () => {
  it("shares nothing with it any more: what it watched there counts as gone, and what taught it the news is a dead letter", async () => {
    const [a, b] = [await node("A", NEW_INCARNATION), await node("B")];
    a.actor.tell(await refOf(a, b));
    await systems.settle();
    remotingOf(b.system).quarantine(a.address);
    await systems.settle();
    assert.deepEqual(a.heard, []);
    await pass(6); // the first heartbeat after the gate learns of it
    assert.deepEqual(a.heard, ["end of b, address too: true"]);
  });

  it("makes dead letters of what was to go to the peer when it learned", async () => {
    const [a, b] = [await node("A", NEW_INCARNATION), await node("B")];
    await tell(a, b, "hello");
    await quarantineAByB(a, b);
    a.letters.length = 0;
    const selection = a.system.actorSelection(`${b.address}/user/b`);
    for (const text of ["one", "two"]) selection.tell(text);
    await systems.settle();
    await tell(a, b, "three");
    assert.deepEqual(b.heard, ["hello", "three"]);
  });

  it("is watched and watches again, with heartbeats that say who it is now", async () => {
    const [a, b] = [await node("A", NEW_INCARNATION), await node("B")];
    await tell(a, b, "hello");
    await quarantineAByB(a, b);
    await tell(a, b, "this is how it learns");
    a.actor.tell(await refOf(a, b));
    b.actor.tell(await refOf(b, a));
    await pass(60);
    assert.deepEqual(
      b.events.filter((event) => event instanceof QuarantinedEvent).map((event) => (event as QuarantinedEvent).uid),
      [uidOf(a)],
    );
    a.system.stop(a.actor);
    b.system.stop(b.actor);
    await pass(1);
    assert.notInclude(a.heard.join(), "address too: true");
  });

  it("stays who it is for all others", async () => {
    const [a, b, c] = [await node("A", NEW_INCARNATION), await node("B"), await node("C")];
    await tell(a, b, "hello");
    await tell(a, c, "hello");
    await quarantineAByB(a, b);
    await tell(a, b, "this is how it learns");
    await tell(a, b, "back");
    remotingOf(c.system).quarantine(a.address);
    const [{ uid: uidAtB }] = b.events as [QuarantinedEvent];
    const [{ uid: uidAtC }] = c.events as [QuarantinedEvent];
    assert.deepEqual([uidAtB, uidAtC], [uidOf(a), uidOf(a)]);
    assert.deepEqual(b.heard, ["hello", "back"]);
  });

  it("is reached by the peer that gave it up, too", async () => {
    const [a, b] = [await node("A", NEW_INCARNATION), await node("B")];
    await tell(a, b, "hello");
    await quarantineAByB(a, b);
    await tell(b, a, "refused: the peer dials the old incarnation");
    await pass(6);
    await tell(b, a, "welcome");
    expect(a.heard).toContain("welcome");
  });

  it("waits for the gate before it tries yet another incarnation", async () => {
    const [a, b] = [await node("A", NEW_INCARNATION), await node("B")];
    await tell(a, b, "hello");
    await quarantineAByB(a, b);
    await tell(a, b, "this is how it learns");
    await tell(a, b, "back");
    remotingOf(b.system).quarantine(a.address);
    await systems.settle();
    const before = systems.network.callLog.of("associate").length;
    for (let count = 0; count < 20; count += 1) await tell(a, b, "too soon");
    assert.isAtMost(systems.network.callLog.of("associate").length - before, 1);
    await pass(6);
    await tell(a, b, "this is how it learns");
    await tell(a, b, "back once more");
    assert.equal(b.heard.at(-1), "back once more");
  });
});
