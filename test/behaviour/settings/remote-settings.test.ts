import { afterEach, assert, beforeEach, it } from "vitest";
import { type ActorSystem, DeadLetter, Props, ReceiveActor, startActorSystem } from "../../../src/actor/index.ts";
import { parse } from "../../../src/hocon/index.ts";
import { AssociatedEvent, type AssociationEvent, DisassociatedEvent } from "../../../src/remote/index.ts";
import { remoteProvider } from "../../../src/remote/internal.ts";
import { MemoryNetwork, memoryReference, memoryTransportOn } from "../../../src/remote/transport/memory/index.ts";
import type { AssociationHandle, Transport, TransportFactory } from "../../../src/remote/transport/index.ts";
import { Registry } from "../../../src/serialization/index.ts";
import { ManualPlatform } from "../../../src/testkit/index.ts";
import { describeSetting } from "./describe-setting.ts";

const MEMORY = "Ritsem.Remote.Transport.Memory";
let platform: ManualPlatform;
let network: MemoryNetwork;
const running: ActorSystem[] = [];

beforeEach(() => {
  platform = new ManualPlatform();
  network = new MemoryNetwork();
});

afterEach(async () => {
  for (const system of running.splice(0)) {
    void system.terminate();
    await platform.advanceMs(60_000);
  }
});

class Echo extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny((message) => this.sender.tell(message));
  }
}

/** A system on the network of this test. `wrap` may change its transport. */
async function start(
  name: string,
  config = "",
  wrap: (factory: TransportFactory) => TransportFactory = (factory) => factory,
): Promise<ActorSystem> {
  const factory = wrap(memoryTransportOn(network));
  const transports = new Map([MEMORY, "My.Transport"].map((key) => [key, () => Promise.resolve(factory)] as const));
  const provider = remoteProvider({ registry: new Registry(), transports }, [memoryReference()]);
  const started = startActorSystem(
    { platform, loadProvider: () => Promise.resolve(provider) },
    name,
    parse(config, { source: "node.conf" }).withFallback(
      parse('akka { loglevel = DEBUG, actor.provider = remote, remote.enabled-transports = ["ritsem.remote.memory"] }'),
    ),
  );
  await platform.settle();
  const system = await started;
  system.actorOf(Props.create(Echo), "echo");
  running.push(system);
  return system;
}

/** The reply to "hello" from the echo of `other`, or why there is none. */
async function reply(system: ActorSystem, other: { readonly address: unknown }): Promise<unknown> {
  const answer = system
    .actorSelection(`${String(other.address)}/user/echo`)
    .ask("hello", { timeout: "1 s" })
    .catch(String);
  await platform.settle();
  platform.clock.advanceMs(1_000);
  await platform.settle();
  return answer;
}

function associationsOf(system: ActorSystem): string[] {
  const events: string[] = [];
  for (const type of [AssociatedEvent, DisassociatedEvent])
    system.eventStream.subscribe(
      (event: AssociationEvent) => void events.push(`${event.constructor.name} ${event.isInbound ? "in" : "out"}`),
      type,
    );
  return events;
}

function deadLettersOf(system: ActorSystem): string[] {
  const reasons: string[] = [];
  system.eventStream.subscribe((letter: DeadLetter) => void reasons.push(letter.reason ?? ""), DeadLetter);
  return reasons;
}

/** A process that accepts connections and sends nothing. */
async function mutePeer(): Promise<{ readonly address: string; readonly handles: AssociationHandle[] }> {
  const handles: AssociationHandle[] = [];
  const config = memoryReference().resolve();
  const transport = memoryTransportOn(network)({
    platform,
    settings: { key: "ritsem.remote.memory", section: config.getConfig("ritsem.remote.memory"), flushWaitMs: 2000, isDaemonic: true },
    log: { warning() {}, debug() {} },
  });
  const bound = await transport.listen("Mute", (handle) => void handles.push(handle));
  return { address: String(bound.withProtocol("akka.memory")), handles };
}

/** The factory's transports, with some of their parts replaced. */
const withParts =
  (parts: Partial<Transport>) =>
  (factory: TransportFactory): TransportFactory =>
  (context) => {
    const transport = factory(context);
    return {
      schemeIdentifier: transport.schemeIdentifier,
      maximumFrameBytes: transport.maximumFrameBytes,
      listen: (name, onInbound) => transport.listen(name, onInbound),
      associate: (remote, signal) => transport.associate(remote, signal),
      shutdown: () => transport.shutdown(),
      ...parts,
    };
  };

describeSetting("akka.remote.enabled-transports", () => {
  it("names the sections of the transports that are started", async () => {
    const system = await start(
      "Sys",
      `akka.remote.enabled-transports = [my.pigeon], my.pigeon = \${ritsem.remote.memory} { scheme-identifier = pigeon }`,
    );
    assert.equal(system.address.protocol, "akka.pigeon");
  });

  it("must name one", async () => {
    assert.match(await start("Sys", "akka.remote.enabled-transports = []").then(String, String), /enabled-transports/);
  });
});

describeSetting("akka.remote.use-passive-connections", () => {
  it("answers over the connection of the asker, or over one of its own", async () => {
    const a = await start("A");
    const b = await start("B");
    const c = await start("C", "akka.remote.use-passive-connections = off");
    const [eventsOfB, eventsOfC] = [associationsOf(b), associationsOf(c)];
    assert.equal(await reply(a, b), "hello");
    assert.equal(await reply(a, c), "hello");
    assert.deepEqual(eventsOfB, ["AssociatedEvent in"]);
    assert.deepEqual(eventsOfC, ["AssociatedEvent in", "AssociatedEvent out"]);
  });
});

describeSetting("akka.remote.retry-gate-closed-for", () => {
  it("is how long after a failure nothing is tried", async () => {
    const a = await start("A", "akka.remote.retry-gate-closed-for = 7 s");
    const letters = deadLettersOf(a);
    const selection = a.actorSelection("akka.memory://B@localhost:4711/user/echo");
    selection.tell("nobody listens");
    await platform.settle();
    const b = await start("B", "ritsem.remote.memory.port = 4711");
    await platform.advanceMs(6_000);
    selection.tell("the gate is closed");
    await platform.settle();
    assert.match(letters.at(-1) ?? "", /retry-gate-closed-for/);
    await platform.advanceMs(1_000);
    assert.equal(await reply(a, b), "hello");
  });
});

describeSetting("akka.remote.handshake-timeout", () => {
  it("is how long a peer may take to shake hands", async () => {
    const a = await start("A", "akka.remote.handshake-timeout = 3 s");
    const letters = deadLettersOf(a);
    a.actorSelection(`${(await mutePeer()).address}/user/echo`).tell("hello");
    await platform.advanceMs(2_999);
    assert.deepEqual(letters, []);
    await platform.advanceMs(1);
    assert.lengthOf(letters, 1);
  });
});

describeSetting("akka.remote.log-remote-lifecycle-events", () => {
  const associated = (): readonly string[] => platform.lines.filter((line) => line.includes("Associated ["));

  it("is the least level at which they are logged", async () => {
    assert.equal(await reply(await start("A"), await start("B")), "hello");
    assert.lengthOf(associated(), 2);
    platform.lines.length = 0;
    const off = "akka.remote.log-remote-lifecycle-events = off";
    assert.equal(await reply(await start("C", off), await start("D", "akka.remote.log-remote-lifecycle-events = WARNING")), "hello");
    assert.lengthOf(associated(), 0);
  });
});

/** How `A` fares with `B` when a minute passes in steps of half a second. */
async function aMinuteOf(settingsOfA: string, settingsOfB: string): Promise<readonly string[]> {
  const section = "akka.remote.transport-failure-detector";
  const a = await start("A", `${section} { ${settingsOfA} }`);
  const b = await start("B", `${section} { ${settingsOfB} }`);
  const events = associationsOf(a);
  assert.equal(await reply(a, b), "hello");
  for (let step = 0; step < 120; step += 1) await platform.advanceMs(500);
  return events;
}

describeSetting("akka.remote.transport-failure-detector.acceptable-heartbeat-pause", () => {
  it("is how long a peer may be silent on top of the interval", async () => {
    const silent = "heartbeat-interval = 1000 s, acceptable-heartbeat-pause = 1000 s";
    assert.include(await aMinuteOf("heartbeat-interval = 1 s, acceptable-heartbeat-pause = 6 s", silent), "DisassociatedEvent out");
    assert.deepEqual(await aMinuteOf("heartbeat-interval = 1 s, acceptable-heartbeat-pause = 600 s", silent), ["AssociatedEvent out"]);
  });
});

describeSetting("akka.remote.transport-failure-detector.heartbeat-interval", () => {
  it("is how often a sign of life is sent", async () => {
    const impatient = "heartbeat-interval = 1 s, acceptable-heartbeat-pause = 6 s";
    assert.deepEqual(await aMinuteOf(impatient, "heartbeat-interval = 5 s, acceptable-heartbeat-pause = 1000 s"), ["AssociatedEvent out"]);
    assert.include(await aMinuteOf(impatient, "heartbeat-interval = 50 s, acceptable-heartbeat-pause = 1000 s"), "DisassociatedEvent out");
  });
});

describeSetting("akka.remote.startup-timeout", () => {
  it("ends a start whose transports take longer", async () => {
    const never = withParts({ listen: () => new Promise(() => {}) });
    const failure = start("Sys", "akka.remote.startup-timeout = 3 s", never).then(String, String);
    await platform.advanceMs(3_000);
    assert.match(await failure, /3000 ms \(akka\.remote\.startup-timeout\)/);
  });
});

describeSetting("akka.remote.shutdown-timeout", () => {
  it("cuts off transports that take longer to end", async () => {
    const system = await start(
      "Sys",
      "akka.remote.shutdown-timeout = 4 s, akka.stdout-loglevel = WARNING",
      withParts({ shutdown: () => new Promise(() => {}) }),
    );
    void system.terminate();
    await platform.advanceMs(3_999);
    assert.isFalse(system.isTerminated);
    await platform.advanceMs(1);
    assert.isTrue(system.isTerminated);
    assert.match(platform.lines.join("\n"), /4000 ms \(akka\.remote\.shutdown-timeout\)/);
  });
});

describeSetting("akka.remote.flush-wait-on-shutdown", () => {
  it("is how long what was sent may take to leave", async () => {
    const system = await start("Sys", "akka.remote { flush-wait-on-shutdown = 3 s, handshake-timeout = 100 s, shutdown-timeout = 100 s }");
    system.actorSelection(`${(await mutePeer()).address}/user/echo`).tell("waits for a handshake that never comes");
    await platform.settle();
    void system.terminate();
    await platform.advanceMs(2_999);
    assert.isFalse(system.isTerminated);
    await platform.advanceMs(3_001); // waiting for the queue, then for the connections
    assert.isTrue(system.isTerminated);
  });
});

describeSetting("ritsem.remote.memory.hostname", () => {
  it("is the host in the address", async () => {
    assert.equal((await start("Sys", "ritsem.remote.memory.hostname = chat")).address.host, "chat");
  });
});

describeSetting("ritsem.remote.memory.port", () => {
  it("is the port in the address", async () => {
    assert.equal((await start("Sys", "ritsem.remote.memory.port = 4711")).address.port, 4711);
  });
});

describeSetting("ritsem.remote.memory.scheme-identifier", () => {
  it("is the second half of the protocol in addresses", async () => {
    assert.equal((await start("Sys", "ritsem.remote.memory.scheme-identifier = pigeon")).address.protocol, "akka.pigeon");
  });
});

describeSetting("ritsem.remote.memory.transport-class", () => {
  it("chooses the transport by its name", async () => {
    await start("A", 'ritsem.remote.memory.transport-class = "My.Transport"');
    const failure = await start("B", 'ritsem.remote.memory.transport-class = "Your.Transport"').then(String, String);
    assert.match(failure, /ritsem\.remote\.memory\.transport-class.*Your\.Transport.*My\.Transport/);
  });
});

describeSetting("ritsem.remote.memory.maximum-frame-size", () => {
  it("is the largest frame that travels", async () => {
    const a = await start("A", "ritsem.remote.memory.maximum-frame-size = 1000b");
    const b = await start("B");
    const letters = deadLettersOf(a);
    a.actorSelection(`${b.address}/user/echo`).tell("x".repeat(2000));
    await platform.settle();
    assert.match(letters.join(), /2\d\d\d bytes/);
    assert.equal(await reply(a, b), "hello");
  });
});

describeSetting("ritsem.remote.memory.write-buffer-high-water-mark", () => {
  it("is how many undelivered bytes make senders wait", async () => {
    for (const [size, isEnough] of [
      ["100b", false],
      ["1000b", true],
    ] as const) {
      const section = parse(`ritsem.remote.memory.write-buffer-high-water-mark = ${size}`).withFallback(memoryReference()).resolve();
      const transport = memoryTransportOn(network)({
        platform,
        settings: { key: "ritsem.remote.memory", section: section.getConfig("ritsem.remote.memory"), flushWaitMs: 2000, isDaemonic: true },
        log: { warning() {}, debug() {} },
      });
      const { handles } = await mutePeer();
      const peer = await transport.listen("Self", (handle) => void handles.push(handle));
      const handle = await transport.associate(peer, new AbortController().signal);
      assert.equal(handle.write(new Uint8Array([146, 1, 0, 0, ...new Uint8Array(402)])), isEnough, size);
    }
  });
});
