import { afterEach, assert, describe, it } from "vitest";
import {
  ActorIdentity,
  type ActorRef,
  type ActorSystem,
  Address,
  ErrorEvent,
  Identify,
  type LogEvent,
  Props,
  ReceiveActor,
  Terminated,
  WarningEvent,
} from "../../src/actor/index.ts";
import { ActorSystem as Systems } from "../../src/index.ts";
import { DisassociatedEvent, remotingOf } from "../../src/remote/index.ts";
import { probeHandshake } from "../../src/remote/internal.ts";
import type { Transport } from "../../src/remote/transport/index.ts";
import { nodePlatform } from "../../src/platform/node/index.ts";
import {
  MemoryNetwork,
  memoryReference,
  memorySettingsFrom,
  MemoryTransport,
  memoryTransportOn,
} from "../../src/remote/transport/memory/index.ts";

const TCP = `akka.remote.dot-netty.tcp`;
const SECOND = `akka.remote.inner`;
const MEMORY = `ritsem.remote.memory`;
const TCP_CLASS = "Akka.Remote.Transport.DotNetty.TcpTransport, Akka.Remote";

const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Keeps what it gets, with the sender, and replies to texts with its own ref in the reply. */
class Echo extends ReceiveActor {
  constructor(heard: { readonly message: unknown; readonly sender: ActorRef }[], wake: () => void) {
    super();
    this.receiveAny((message) => {
      heard.push({ message, sender: this.sender });
      if (typeof message === "string") this.sender.tell(new ActorIdentity(message, this.self));
      wake();
    });
  }
}

/** An actor whose messages a test can wait for. */
interface Ear {
  readonly ref: ActorRef;
  readonly heard: { readonly message: unknown; readonly sender: ActorRef }[];
  /** Resolves when so many messages have come. */
  count(messages: number): Promise<void>;
}

describe("Two systems with three transports each in one process", () => {
  const network = new MemoryNetwork();

  async function start(name: string, sections: readonly string[] = [TCP, SECOND, MEMORY], more = ""): Promise<ActorSystem> {
    const system = await Systems.create(
      name,
      `akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote
         remote { enabled-transports = [${sections.map((section) => `"${section}"`).join(", ")}], flush-wait-on-shutdown = 100 ms }
         remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
         remote.inner { transport-class = "${TCP_CLASS}", hostname = "127.0.0.1", port = 0 }
       }
       ${MEMORY} { transport-class = Memory, scheme-identifier = memory, hostname = localhost, port = 0, maximum-frame-size = 128000b, write-buffer-high-water-mark = 256KiB }
       ${more}`,
      { transports: new Map([["Memory", memoryTransportOn(network)]]) },
    );
    cleanUps.push(() => system.terminate());
    return system;
  }

  function addressesOf(system: ActorSystem): readonly Address[] {
    return remotingOf(system).addresses;
  }

  function ear(system: ActorSystem, name = "echo"): Ear {
    const heard: Ear["heard"] = [];
    const waiting = new Set<() => void>();
    const wake = (): void => waiting.forEach((check) => check());
    const ref = system.actorOf(
      Props.from(() => new Echo(heard, wake)),
      name,
    );
    const count = (messages: number): Promise<void> =>
      new Promise((resolve) => {
        const check = (): void => {
          if (heard.length >= messages) resolve();
        };
        waiting.add(check);
        check();
      });
    return { ref, heard, count };
  }

  function textsOf(system: ActorSystem, type: typeof WarningEvent | typeof ErrorEvent): string[] {
    const texts: string[] = [];
    system.eventStream.subscribe((event: LogEvent) => void texts.push(String(event.message)), type);
    return texts;
  }

  it("have an address for each, in the order of enabled-transports, and the first is the default", async () => {
    const a = await start("A");
    const addresses = addressesOf(a);
    assert.deepEqual(
      addresses.map(({ protocol, host }) => `${protocol} ${host}`),
      ["akka.tcp 127.0.0.1", "akka.tcp 127.0.0.1", "akka.memory localhost"],
    );
    assert.isTrue(a.address.equals(addresses[0] as Address));
    assert.notEqual(addresses[0]?.port, addresses[1]?.port);
    const [memoryFirst] = addressesOf(await start("B", [MEMORY, TCP]));
    assert.equal(memoryFirst?.protocol, "akka.memory");
  });

  it("are reached by each address, and replies and the refs in them carry the address that was asked", async () => {
    const [a, b] = [await start("A"), await start("B")];
    ear(b);
    const here = ear(a, "asker");
    for (const [index, address] of addressesOf(b).entries()) {
      a.actorSelection(`${address}/user/echo`).tell(`hello ${index}`, here.ref);
      await here.count(index + 1);
      const { message, sender } = here.heard[index] ?? assert.fail("no reply");
      assert.equal(sender.path.address.toString(), address.toString(), "sender of the reply");
      assert.equal((message as ActorIdentity).subject?.path.address.toString(), address.toString(), "ref in the reply");
    }
  });

  it("send with the address of the transport that the message leaves by", async () => {
    const [a, b] = [await start("A"), await start("B")];
    const there = ear(b);
    const [tcp, , memory] = addressesOf(b);
    for (const [index, address] of [tcp, memory].entries()) {
      a.actorSelection(`${address}/user/echo`).tell(new ActorIdentity("me", ear(a, `me-${index}`).ref), ear(a, `sender-${index}`).ref);
    }
    await there.count(2);
    const protocols = there.heard.map(({ message, sender }) => [
      (message as ActorIdentity).subject?.path.address.protocol,
      sender.path.address.protocol,
    ]);
    assert.sameDeepMembers(protocols, [
      ["akka.tcp", "akka.tcp"],
      ["akka.memory", "akka.memory"],
    ]);
  });

  it("report the end of one actor to watchers that know it by any of its addresses", async () => {
    const [a, b] = [await start("A"), await start("B")];
    const { ref } = ear(b);
    const ended: string[] = [];
    const terminated = new Promise<void>((resolve) => {
      class Watcher extends ReceiveActor {
        constructor() {
          super();
          this.receive(ActorIdentity, ({ subject }) => {
            if (subject !== undefined) this.context.watch(subject);
            this.sender.tell("watched");
          });
          this.receive(Terminated, ({ actor }) => {
            ended.push(actor.path.address.toString());
            if (ended.length === 3) resolve();
          });
          this.receiveAny(() => {});
        }
      }
      const watcher = a.actorOf(Props.create(Watcher), "watcher");
      for (const address of addressesOf(b)) a.actorSelection(`${address}/user/echo`).tell(new Identify("it"), watcher);
    });
    const seen = new Set<string>();
    for (const address of addressesOf(b)) {
      const { subject } = (await a
        .actorSelection(`${address}/user/echo`)
        .ask(new Identify("again"), ActorIdentity, "3 s")) as ActorIdentity;
      seen.add(String(subject?.path.address));
    }
    assert.equal(seen.size, 3);
    b.stop(ref);
    await terminated;
    assert.sameMembers(ended, addressesOf(b).map(String));
  });

  it("number system messages for each address of the watcher, which a peer takes for two systems", async () => {
    const [a, b] = [await start("A"), await start("B", [TCP])];
    // B watches actors of A over both of A's TCP addresses: two numberings there, and A sees one peer.
    const [first, second] = addressesOf(a);
    const ends: string[] = [];
    const subjects = [ear(a, "one"), ear(a, "two")];
    const terminated = new Promise<void>((resolve) => {
      class Watcher extends ReceiveActor {
        constructor() {
          super();
          this.receive(ActorIdentity, ({ subject }) => {
            if (subject !== undefined) this.context.watch(subject);
          });
          this.receive(Terminated, ({ actor }) => {
            ends.push(actor.path.toSerializationFormat().replace(/#.*/, ""));
            if (ends.length === 4) resolve();
          });
        }
      }
      const watcher = b.actorOf(Props.create(Watcher), "watcher");
      for (const address of [first, second])
        for (const name of ["one", "two"]) b.actorSelection(`${address}/user/${name}`).tell(new Identify(name), watcher);
    });
    for (const address of [first, second])
      for (const name of ["one", "two"]) await b.actorSelection(`${address}/user/${name}`).ask(new Identify(name), ActorIdentity, "3 s");
    for (const { ref } of subjects) a.stop(ref);
    await terminated;
    assert.sameMembers(ends, [`${first}/user/one`, `${first}/user/two`, `${second}/user/one`, `${second}/user/two`]);
  });

  it("give one ref to a peer's actor for each transport, and the same one each time", async () => {
    const [a, b] = [await start("A"), await start("B", [TCP])];
    const there = ear(a);
    const { ref } = ear(b, "me");
    const [first, second] = addressesOf(a);
    for (const address of [first, second, first, second]) b.actorSelection(`${address}/user/echo`).tell(1, ref);
    await there.count(4);
    const refs = new Set(there.heard.map(({ sender }) => sender));
    assert.equal(refs.size, 2);
    assert.lengthOf(new Set([...refs].map((one) => one.path.toString())), 1);
  });

  it("quarantine a peer over all transports", async () => {
    const [a, b] = [await start("A"), await start("B", [TCP])];
    const there = ear(a);
    const { ref, count } = ear(b, "me");
    const [first, second] = addressesOf(a);
    for (const address of [first, second]) b.actorSelection(`${address}/user/echo`).tell("hello", ref);
    await count(2);
    const ended: string[] = [];
    const bothEnded = new Promise<void>((resolve) => {
      b.eventStream.subscribe((event: { remoteAddress: Address }) => {
        ended.push(event.remoteAddress.toString());
        if (ended.length === 2) resolve();
      }, DisassociatedEvent);
    });
    remotingOf(a).quarantine(b.address);
    await bothEnded;
    assert.sameMembers(ended, [String(first), String(second)]);
    assert.lengthOf(there.heard, 2);
  });

  it("warn once, with the cure, when a ref goes to a system that may not have its transport", async () => {
    const [a, onlyTcp, onlyMemory] = [await start("A"), await start("OnlyTcp", [TCP]), await start("OnlyMemory", [MEMORY])];
    const receiver = ear(onlyTcp);
    ear(onlyMemory, "browser");
    const warnings = textsOf(a, WarningEvent);
    const found = (await a
      .actorSelection(`${onlyMemory.address}/user/browser`)
      .ask(new Identify("it"), ActorIdentity, "3 s")) as ActorIdentity;
    const browser = found.subject ?? assert.fail("not found");
    for (let index = 0; index < 3; index += 1) a.actorSelection(`${onlyTcp.address}/user/echo`).tell(new ActorIdentity(index, browser));
    await receiver.count(3);
    const about = warnings.filter((text) => text.includes("A ref of"));
    assert.lengthOf(about, 1);
    assert.include(about[0], `A ref of ${onlyMemory.address} was sent to ${onlyTcp.address}`);
    assert.include(about[0], "relay");
  });

  it("name the protocols that are loaded when one is not", async () => {
    const a = await start("A");
    assert.throws(
      () => a.actorSelection("akka.ws://B@host:1/user/echo"),
      /No transport is loaded for the protocol of akka\.ws:\/\/B@host:1.*akka\.tcp, akka\.memory .*add the section of a transport/,
    );
  });

  it("name the section of the transport that a message takes", async () => {
    const [a, b] = [await start("A", [MEMORY, SECOND]), await start("B", [MEMORY, SECOND])];
    const errors = textsOf(a, ErrorEvent);
    const [memory, tcp] = addressesOf(b);
    ear(b);
    for (const address of [memory, tcp]) {
      a.actorSelection(`${address}/user/echo`).tell("x".repeat(200_000));
      await a.actorSelection(`${address}/user/echo`).ask(new Identify("it"), ActorIdentity, "3 s");
    }
    const about = errors.filter((text) => text.includes("oversized"));
    assert.lengthOf(about, 2);
    assert.include(about[0], `${MEMORY}.maximum-frame-size`);
    assert.include(about[1], `${SECOND}.maximum-frame-size`);
  });

  it("refuse a peer that calls itself by an address of another transport", async () => {
    const a = await start("A");
    const warnings = textsOf(a, WarningEvent);
    const [, , memory] = addressesOf(a);
    const transport = new MemoryTransport(network, memorySettingsFrom(memoryReference().getConfig(MEMORY), MEMORY));
    cleanUps.push(() => transport.shutdown());
    const liar: Transport = {
      schemeIdentifier: "tcp",
      maximumFrameBytes: transport.maximumFrameBytes,
      listen: () => assert.fail("it only dials"),
      associate: (remote, signal) => transport.associate(remote.withProtocol("memory"), signal),
      shutdown: () => transport.shutdown(),
    };
    const refused = probeHandshake(liar, memory as Address, {
      platform: nodePlatform(),
      origin: Address.parse("akka.tcp://Victim@10.0.0.1:2552"),
      uid: 7,
      handshakeTimeoutMs: 3_000,
      settingsKey: MEMORY,
      onConnected() {},
    });
    assert.match(await refused.then(() => "accepted", String), /closed the connection/);
    assert.match(warnings.join("\n"), /calls itself akka\.tcp:\/\/Victim@10\.0\.0\.1:2552 on a connection of akka\.memory/);
  });

  it("do not start if a section is named twice", async () => {
    const failure = await start("A", [TCP, TCP]).then(() => "started", String);
    assert.match(failure, /enabled-transports names akka\.remote\.dot-netty\.tcp twice/);
  });
});
