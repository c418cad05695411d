import { afterEach, assert, beforeEach, describe, it } from "vitest";
import { type ActorSystem, Props, ReceiveActor, Terminated } from "../../src/actor/index.ts";
import { DisassociatedEvent, remotingOf, ThisActorSystemQuarantinedEvent } from "../../src/remote/index.ts";
import {
  All,
  Blackhole,
  Drop,
  ForceDisassociate,
  ForceDisassociateExplicitly,
  One,
  PassThru,
  SetThrottle,
  TokenBucket,
  Unthrottled,
} from "../../src/remote/transport/adapters/index.ts";
import { type ManualPlatform, MultiSystem, TransportFaults } from "../../src/testkit/index.ts";

/** Keeps what it gets. */
class Recorder extends ReceiveActor {
  constructor(heard: unknown[]) {
    super();
    this.receiveAny((message) => void heard.push(message));
  }
}

describe("Adapters between two systems", () => {
  let platform: ManualPlatform;
  let systems: MultiSystem;

  beforeEach(() => {
    systems = new MultiSystem({
      config: `akka { loggers = [], stdout-loglevel = OFF, remote.retry-gate-closed-for = 1 s }
        ritsem.remote.memory.applied-adapters = ["trttl", "gremlin"]`,
    });
    platform = systems.platform;
  });

  afterEach(() => systems.terminate());

  async function pair(): Promise<{
    readonly a: ActorSystem;
    readonly b: ActorSystem;
    readonly heard: unknown[];
    tell(message: unknown): void;
  }> {
    const a = (await systems.start("A")).system;
    const b = (await systems.start("B")).system;
    const heard: unknown[] = [];
    b.actorOf(
      Props.from(() => new Recorder(heard)),
      "recorder",
    );
    const selection = a.actorSelection(`${b.address}/user/recorder`);
    selection.tell("hello");
    await platform.settle();
    assert.deepEqual(heard.splice(0), ["hello"]);
    return { a, b, heard, tell: (message) => selection.tell(message) };
  }

  it("lose what is sent into a black hole, in one direction alone, until it is opened again", async () => {
    const { a, b, heard, tell } = await pair();
    assert.isTrue(await remotingOf(a).managementCommand(new SetThrottle(b.address, "Receive", Blackhole.instance)));
    tell("goes out");
    await platform.settle();
    assert.deepEqual(heard, ["goes out"]);
    await remotingOf(a).managementCommand(new SetThrottle(b.address, "Send", Blackhole.instance));
    tell("lost");
    await platform.settle();
    await remotingOf(a).managementCommand(new SetThrottle(b.address, "Both", Unthrottled.instance));
    tell("passes");
    await platform.settle();
    assert.deepEqual(heard, ["goes out", "passes"]);
  });

  it("let one message of a kilobyte pass in a second at that rate, in order", async () => {
    const { a, b, heard, tell } = await pair();
    await remotingOf(a).managementCommand(new SetThrottle(b.address, "Send", new TokenBucket(1000, 1000)));
    for (let index = 0; index < 5; index += 1) tell(`${index}${"x".repeat(999)}`);
    const counts: number[] = [];
    for (let second = 0; second < 6; second += 1) {
      await platform.settle();
      counts.push(heard.length);
      await platform.advanceMs(1_000);
    }
    assert.deepEqual(counts, [1, 2, 3, 4, 5, 5]);
    assert.deepEqual(
      heard.map((text) => String(text).at(0)),
      ["0", "1", "2", "3", "4"],
    );
  });

  it("slow down what a peer sends, whose address its first frame tells", async () => {
    const { a, b, heard, tell } = await pair();
    await remotingOf(b).managementCommand(new SetThrottle(a.address, "Receive", new TokenBucket(1000, 1000)));
    for (let index = 0; index < 3; index += 1) tell(`${index}${"x".repeat(999)}`);
    await platform.settle();
    assert.lengthOf(heard, 1);
    await platform.advanceMs(5_000);
    assert.lengthOf(heard, 3);
  });

  it("apply a throttle to connections that come later", async () => {
    const { a, b, heard, tell } = await pair();
    await remotingOf(b).managementCommand(new SetThrottle(a.address, "Both", Blackhole.instance));
    await remotingOf(a).managementCommand(new ForceDisassociate(b.address));
    await platform.advanceMs(1_500);
    tell("lost");
    await platform.advanceMs(1_000);
    assert.deepEqual(heard, []);
    await remotingOf(b).managementCommand(new SetThrottle(a.address, "Both", Unthrottled.instance));
    for (let second = 0; second < 20; second += 1) await platform.advanceMs(1_000); // the handshake that the black hole swallowed times out
    tell("again");
    await platform.settle();
    assert.include(heard, "again");
  });

  it("close connections by command, and the next message dials again", async () => {
    const { a, b, heard, tell } = await pair();
    const ended: string[] = [];
    a.eventStream.subscribe((event: DisassociatedEvent) => void ended.push(event.toString()), DisassociatedEvent);
    assert.isTrue(await remotingOf(a).managementCommand(new ForceDisassociate(b.address)));
    await platform.settle();
    assert.lengthOf(ended, 1);
    await platform.advanceMs(1_500);
    tell("again");
    await platform.settle();
    assert.deepEqual(heard, ["again"]);
  });

  it("close connections with a reason, as if the peer had given it", async () => {
    const { a, b } = await pair();
    const events: unknown[] = [];
    a.eventStream.subscribe((event: unknown) => void events.push(event), ThisActorSystemQuarantinedEvent);
    await remotingOf(a).managementCommand(new ForceDisassociateExplicitly(b.address, "quarantined"));
    await platform.settle();
    assert.lengthOf(events, 1);
  });

  it("answer commands that no adapter knows with false", async () => {
    const { a } = await pair();
    assert.isFalse(await remotingOf(a).managementCommand("what is that"));
  });

  it("lose each frame with a probability, for one system or for all", async () => {
    const { a, b, heard, tell } = await pair();
    await remotingOf(a).managementCommand(new One(b.address, new Drop(1, 0)));
    tell("lost");
    await platform.settle();
    await remotingOf(a).managementCommand(new One(b.address, new Drop(0.5, 0)));
    for (let index = 0; index < 200; index += 1) tell(index);
    await platform.settle();
    assert.isAbove(heard.length, 50);
    assert.isBelow(heard.length, 150);
    assert.deepEqual(
      heard,
      [...heard].sort((one, other) => Number(one) - Number(other)),
    );
    await remotingOf(a).managementCommand(new All(new Drop(1, 1)));
    await remotingOf(a).managementCommand(new One(b.address, PassThru.instance));
    tell("passes");
    await platform.settle();
    assert.equal(heard.at(-1), "passes");
  });

  it("bring Terminated exactly once over a line that loses half of the frames in both directions", async () => {
    const { a, b } = await pair();
    const count = 20;
    const actors = Array.from({ length: count }, (_, index) =>
      b.actorOf(
        Props.from(() => new Recorder([])),
        `n${index}`,
      ),
    );
    const ended: string[] = [];
    class Watcher extends ReceiveActor {
      constructor() {
        super();
        this.receive(Terminated, ({ actor }) => void ended.push(actor.path.name));
        for (const { path } of actors) this.context.watch(this.context.system.resolveActorRef(path.toSerializationFormat(b.address)));
      }
    }
    a.actorOf(Props.create(Watcher), "watcher");
    await platform.settle();
    for (const system of [a, b]) await remotingOf(system).managementCommand(new All(new Drop(0.5, 0.5)));
    for (const actor of actors) b.stop(actor);
    for (let second = 0; second < 120 && ended.length < count; second += 1) await platform.advanceMs(1_000);
    for (const system of [a, b]) await remotingOf(system).managementCommand(new All(PassThru.instance));
    await platform.advanceMs(10_000);
    assert.sameMembers(
      ended,
      actors.map(({ path }) => path.name),
    );
  });

  it("serve the test kit for faults between systems", async () => {
    const { a, b, heard, tell } = await pair();
    const faults = new TransportFaults(a);
    await faults.blackhole(b.address);
    tell("lost");
    await platform.settle();
    await faults.passThrough(b.address);
    tell("passes");
    await platform.settle();
    assert.deepEqual(heard, ["passes"]);
    await faults.throttle(b.address, 1_000_000);
    await faults.disconnect(b.address);
    const plain = (await systems.start("C", "ritsem.remote.memory.applied-adapters = []")).system;
    assert.match(await new TransportFaults(plain).blackhole(b.address).then(() => "", String), /C has no transport with the adapter trttl/);
  });
});
