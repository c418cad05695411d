import { afterEach, assert, beforeEach, describe, expect, it } from "vitest";
import { type ActorSystem, DeadLetter, Props, ReceiveActor } from "../../src/actor/index.ts";
import { AssociatedEvent, type AssociationEvent, DisassociatedEvent } from "../../src/remote/index.ts";
import { type ManualPlatform, MultiSystem } from "../../src/testkit/index.ts";

/** Records what it gets and answers every "ping". */
class Recorder extends ReceiveActor {
  constructor(heard: unknown[]) {
    super();
    this.receiveAny((message) => {
      if (message === "ping") this.sender.tell("pong");
      else heard.push(message);
    });
  }
}

describe("An association between two systems", () => {
  let platform: ManualPlatform;
  let systems: MultiSystem;

  beforeEach(() => {
    systems = new MultiSystem({ config: "akka { loggers = [], stdout-loglevel = OFF }" });
    platform = systems.platform;
  });

  afterEach(() => systems.terminate());

  async function start(name: string, port = 0, more = ""): Promise<ActorSystem> {
    return (await systems.start(name, `ritsem.remote.memory.port = ${port}\n${more}`)).system;
  }

  function recorder(system: ActorSystem, name = "recorder"): unknown[] {
    const heard: unknown[] = [];
    system.actorOf(
      Props.from(() => new Recorder(heard)),
      name,
    );
    return heard;
  }

  function eventsOf(system: ActorSystem): string[] {
    const events: string[] = [];
    for (const type of [AssociatedEvent, DisassociatedEvent])
      system.eventStream.subscribe((event: AssociationEvent) => void events.push(event.toString()), type);
    return events;
  }

  function lettersOf(system: ActorSystem): DeadLetter[] {
    const letters: DeadLetter[] = [];
    system.eventStream.subscribe((letter: DeadLetter) => void letters.push(letter), DeadLetter);
    return letters;
  }

  it("is formed by the first message and by nothing before it", async () => {
    const [a, b] = [await start("A"), await start("B")];
    const heard = recorder(b);
    const events = eventsOf(a);
    const selection = a.actorSelection(`${b.address}/user/recorder`);
    await platform.settle();
    assert.isEmpty(events);
    selection.tell("hello");
    await platform.settle();
    assert.deepEqual(heard, ["hello"]);
    assert.deepEqual(events, [`Associated [${a.address}] -> ${b.address}`]);
  });

  it("can be asked for by others before the program that started the system goes on", async () => {
    const loud = 'akka { loggers = ["Akka.Event.DefaultLogger"], stdout-loglevel = INFO }';
    const a = await start("A", 0, loud);
    assert.include(platform.lines.join("\n"), `Remoting now listens on addresses: [${a.address}]`);
    assert.isDefined(a.address.port);
  });

  it("keeps what is sent before the handshake is done, and delivers it in order", async () => {
    const [a, b] = [await start("A"), await start("B")];
    const heard = recorder(b);
    for (let index = 0; index < 1000; index += 1) a.actorSelection(`${b.address}/user/recorder`).tell(index);
    await platform.settle();
    assert.deepEqual(
      heard,
      Array.from({ length: 1000 }, (_, index) => index),
    );
  });

  it("carries replies over the connection that the asker opened", async () => {
    const [a, b] = [await start("A"), await start("B")];
    recorder(b);
    const events = eventsOf(b);
    const reply = a.actorSelection(`${b.address}/user/recorder`).ask("ping");
    await platform.settle();
    assert.equal(await reply, "pong");
    assert.deepEqual(events, [`Associated [${b.address}] <- ${a.address}`]);
  });

  it("answers over a connection of its own when use-passive-connections is off", async () => {
    const [a, b] = [await start("A"), await start("B", 0, "akka.remote.use-passive-connections = off")];
    recorder(b);
    const events = eventsOf(b);
    const reply = a.actorSelection(`${b.address}/user/recorder`).ask("ping");
    await platform.settle();
    assert.equal(await reply, "pong");
    assert.deepEqual(events, [`Associated [${b.address}] <- ${a.address}`, `Associated [${b.address}] -> ${a.address}`]);
  });

  it("survives that both sides dial at once, and loses nothing", async () => {
    const [a, b] = [await start("A"), await start("B")];
    const [heardByA, heardByB] = [recorder(a), recorder(b)];
    a.actorSelection(`${b.address}/user/recorder`).tell("from A");
    b.actorSelection(`${a.address}/user/recorder`).tell("from B");
    await platform.settle();
    a.actorSelection(`${b.address}/user/recorder`).tell("again from A");
    b.actorSelection(`${a.address}/user/recorder`).tell("again from B");
    await platform.settle();
    assert.deepEqual(heardByB, ["from A", "again from A"]);
    assert.deepEqual(heardByA, ["from B", "again from B"]);
  });

  it("makes dead letters with the reason of messages without a recipient, and of all until the gate opens", async () => {
    const a = await start("A", 0, "akka.remote.retry-gate-closed-for = 2 s");
    const letters = lettersOf(a);
    const selection = a.actorSelection("akka.memory://B@localhost:4711/user/recorder");
    selection.tell("no system listens");
    await platform.settle();
    selection.tell("the gate is closed");
    await platform.settle();
    assert.deepEqual(
      letters.map(({ message }) => message),
      ["no system listens", "the gate is closed"],
    );
    expect(letters[1]?.reason).toMatch(/retry-gate-closed-for/);

    const b = await start("B", 4711);
    const heard = recorder(b);
    await platform.advanceMs(2000);
    selection.tell("the gate is open");
    await platform.settle();
    assert.deepEqual(heard, ["the gate is open"]);
  });

  it("opens the gate early for a peer that calls", async () => {
    const a = await start("A");
    const toB = a.actorSelection("akka.memory://B@localhost:4711/user/recorder");
    toB.tell("nobody listens");
    await platform.settle();
    const b = await start("B", 4711);
    const heard = recorder(b);
    recorder(a);
    const reply = b.actorSelection(`${a.address}/user/recorder`).ask("ping");
    await platform.settle();
    assert.equal(await reply, "pong");
    toB.tell("while the gate would be closed");
    await platform.settle();
    assert.deepEqual(heard, ["while the gate would be closed"]);
  });

  it("delivers the last message before terminate, and tells the peer that it left", async () => {
    const [a, b] = [await start("A"), await start("B")];
    const heard = recorder(b);
    const events = eventsOf(b);
    a.actorSelection(`${b.address}/user/recorder`).tell("the last words");
    const terminated = a.terminate();
    await platform.settle();
    await terminated;
    assert.deepEqual(heard, ["the last words"]);
    assert.deepEqual(events, [`Associated [${b.address}] <- ${a.address}`, `Disassociated [${b.address}] <- ${a.address}`]);
  });

  describe("to whom a message is sent by another name than its own", () => {
    let a: ActorSystem;
    let b: ActorSystem;
    let heard: unknown[];
    let letters: DeadLetter[];
    let events: string[];

    beforeEach(async () => {
      [a, b] = [await start("A"), await start("B")];
      heard = recorder(b);
      letters = lettersOf(a);
      events = eventsOf(a);
    });

    async function tell(message: string, address: unknown): Promise<void> {
      a.actorSelection(`${address}/user/recorder`).tell(message);
      await platform.settle();
    }
    const wrongAddress = (): string => `akka.memory://Wrong@localhost:${b.address.port}`;

    it("gets nothing of that message, which is a dead letter with both names and the cure, and everything by its own name", async () => {
      await tell("before", wrongAddress());
      await tell("one", b.address);
      await tell("after", wrongAddress());
      await tell("two", b.address);
      assert.deepEqual(heard, ["one", "two"]);
      assert.deepEqual(
        letters.map(({ message }) => message),
        ["before", "after"],
      );
      for (const part of [wrongAddress(), `Send to ${b.address}`]) assert.include(letters[0]?.reason, part);
    });

    it("has one connection more for it, on which what is sent to the right name goes from then on", async () => {
      await tell("one", b.address);
      await tell("lost", wrongAddress());
      const written = systems.network.callLog.of("write").length;
      await tell("two", b.address);
      assert.deepEqual(heard, ["one", "two"]);
      const dialled = systems.network.callLog.of("write").slice(written);
      assert.deepEqual([...new Set(dialled.map(({ from }) => from))], ["memory#2"]);
      const associated = `Associated [${a.address}] -> ${b.address}`;
      assert.deepEqual(events, [associated, associated, `Disassociated [${a.address}] -> ${wrongAddress()}`]);
    });

    it("is not dialled again for the wrong name while it is connected, and may take that name after a restart", async () => {
      await tell("lost", wrongAddress());
      await platform.advanceMs(60_000);
      await tell("lost as well", wrongAddress());
      assert.lengthOf(systems.network.callLog.of("associate"), 1);
      const port = b.address.port ?? 0;
      void b.terminate();
      await platform.settle();
      const heardByWrong = recorder(await start("Wrong", port));
      await platform.advanceMs(5_000);
      await tell("found", wrongAddress());
      assert.deepEqual(heardByWrong, ["found"]);
    });
  });
});
