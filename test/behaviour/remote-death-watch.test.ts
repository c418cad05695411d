import { afterEach, assert, beforeEach, describe, it } from "vitest";
import { type ActorRef, type ActorSystem, Props, ReceiveActor, startActorSystem, Terminated, WarningEvent } from "../../src/actor/index.ts";
import { QuarantinedEvent, type RemotingLifecycleEvent, ThisActorSystemQuarantinedEvent } from "../../src/remote/index.ts";
import { remoteProvider } from "../../src/remote/internal.ts";
import { memoryReference } from "../../src/remote/transport/memory/index.ts";
import { Registry } from "../../src/serialization/index.ts";
import { ManualPlatform } from "../../src/testkit/index.ts";
import { MemoryLines } from "./memory-lines.ts";

/** Watches what it is sent, and notes in `heard` what ends, with its flags, and every text. */
class Watcher extends ReceiveActor {
  constructor(heard: string[]) {
    super();
    this.receive(Terminated, ({ actor, existenceConfirmed, addressTerminated }) => {
      heard.push(`end of ${actor.path.name} ${existenceConfirmed} ${addressTerminated}`);
    });
    this.receive(String, (text) => void heard.push(text));
    this.receiveAny((ref) => void this.context.watch(ref as ActorRef));
  }
}

/** Replies to the first message, and stops. */
class Mortal extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny(() => {
      this.sender.tell("last word");
      this.context.stop(this.self);
    });
  }
}

describe("Death watch of an actor of another system", () => {
  let platform: ManualPlatform;
  let lines: MemoryLines;
  let a: ActorSystem;
  let b: ActorSystem;
  let heard: string[];
  let watcher: ActorRef;
  const events: string[] = [];

  beforeEach(async () => {
    platform = new ManualPlatform();
    lines = new MemoryLines();
    events.length = 0;
    heard = [];
    a = await start("A", "akka.remote.system-message-buffer-size = 20");
    b = await start("B");
    watcher = a.actorOf(Props.create(Watcher, heard), "watcher");
  });

  afterEach(async () => {
    for (const system of [a, b]) {
      void system.terminate();
      await platform.advanceMs(20_000);
    }
  });

  async function start(name: string, more = ""): Promise<ActorSystem> {
    const transports = new Map([["Ritsem.Remote.Transport.Memory", () => Promise.resolve(lines.factory)]]);
    const provider = remoteProvider({ registry: new Registry(), transports }, [memoryReference()]);
    const started = startActorSystem(
      { platform, loadProvider: () => Promise.resolve(provider) },
      name,
      `akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote, remote.enabled-transports = ["ritsem.remote.memory"] }
       ritsem.remote.memory.port = 0
       ${more}`,
    );
    await platform.settle();
    const system = await started;
    const note = (event: RemotingLifecycleEvent): void => void events.push(`${name}: ${event.constructor.name}`);
    system.eventStream.subscribe(note, QuarantinedEvent);
    system.eventStream.subscribe(note, ThisActorSystemQuarantinedEvent);
    system.eventStream.subscribe((warning: WarningEvent) => void events.push(`${name}: ${warning.message}`), WarningEvent);
    return system;
  }

  /** An actor of B as A knows it. */
  async function mortal(name: string): Promise<ActorRef> {
    b.actorOf(Props.create(Mortal), name);
    const found = a.actorSelection(`${b.address}/user/${name}`).resolveOne("5 s");
    await platform.settle();
    return found;
  }

  it("comes after what the actor had sent", async () => {
    const actor = await mortal("actor");
    watcher.tell(actor);
    await platform.settle();
    actor.tell("die", watcher);
    await platform.settle();
    assert.deepEqual(heard, ["last word", "end of actor true false"]);
  });

  it("survives that the connection breaks before the end is told", async () => {
    const actor = await mortal("actor");
    watcher.tell(actor);
    await platform.settle();
    lines.isSilent = true;
    actor.tell("never arrives", watcher);
    b.stop(await mortalHere("actor"));
    await platform.settle();
    lines.cut();
    lines.isSilent = false;
    await platform.advanceMs(8000); // the gate, and the next resend
    assert.deepEqual(heard, ["end of actor true false"]);
  });

  it("survives that the watch itself was lost with its connection", async () => {
    const actor = await mortal("actor");
    lines.isSilent = true;
    watcher.tell(actor);
    await platform.settle();
    lines.cut();
    lines.isSilent = false;
    await platform.advanceMs(8000);
    b.stop(await mortalHere("actor"));
    await platform.settle();
    assert.deepEqual(heard, ["end of actor true false"]);
  });

  it("tells once of each of many that end at the same time", async () => {
    const names = Array.from({ length: 15 }, (_, index) => `actor${index}`);
    for (const name of names) watcher.tell(await mortal(name));
    await platform.advanceMs(1000);
    for (const name of names) b.stop(await mortalHere(name));
    await platform.advanceMs(5000);
    assert.sameMembers(
      heard,
      names.map((name) => `end of ${name} true false`),
    );
  });

  it("sends heartbeats while something is watched, and none before or after", async () => {
    const beats = (): number => lines.written.filter((text) => text.includes("RWHB")).length;
    const actor = await mortal("actor");
    await pass(10_000);
    assert.equal(beats(), 0);
    watcher.tell(actor);
    await pass(10_500);
    assert.equal(beats(), 10);
    actor.tell("die", watcher);
    await platform.settle();
    await pass(10_000);
    assert.equal(beats(), 10);
  });

  it("gives a silent system up after 11 to 14 s, quarantines it, and refuses it from then on", async () => {
    const actor = await mortal("actor");
    watcher.tell(actor);
    await pass(20_000);
    lines.isSilent = true;
    await pass(11_000);
    assert.deepEqual(heard, []);
    await pass(3000);
    assert.deepEqual(heard, ["end of actor true true"]);
    assert.include(events, "A: QuarantinedEvent");
    lines.cut();
    lines.isSilent = false;
    await platform.advanceMs(10_000);
    b.actorSelection(`${a.address}/user/watcher`).tell("let me in");
    await platform.advanceMs(1000);
    assert.deepEqual(heard, ["end of actor true true"]);
    assert.include(events, "B: ThisActorSystemQuarantinedEvent");
  });

  it.each([2_000, 3_300, 6_700, 20_000])(
    "gives a system up within 13 s that falls silent %i ms after the first watch, as Akka.NET does",
    async (afterMs) => {
      const actor = await mortal("actor");
      watcher.tell(actor);
      await pass(afterMs);
      lines.isSilent = true;
      await pass(11_000);
      assert.deepEqual(heard, []);
      await pass(2_000);
      assert.deepEqual(heard, ["end of actor true true"]);
    },
  );

  it("quarantines a peer that leaves too many system messages unacknowledged, naming the setting", async () => {
    const watched: ActorRef[] = [];
    for (let index = 0; index < 25; index += 1) watched.push(await mortal(`actor${index}`));
    lines.isSilent = true;
    for (const ref of watched) watcher.tell(ref);
    await platform.settle();
    assert.include(events, "A: QuarantinedEvent");
    assert.isTrue(events.some((text) => text.includes("akka.remote.system-message-buffer-size")));
    await pass(20_000);
    assert.equal(heard.length, 25);
  });

  /** Lets time pass in small steps: an actor that is to set a timer again has its turn between them. */
  async function pass(milliseconds: number): Promise<void> {
    for (let passed = 0; passed < milliseconds; passed += 100) await platform.advanceMs(100);
  }

  async function mortalHere(name: string): Promise<ActorRef> {
    const found = b.actorSelection(`/user/${name}`).resolveOne("5 s");
    await platform.settle();
    return found;
  }
});
