import { afterEach, assert, it } from "vitest";
import { type ActorSystem, DebugEvent, type LogEvent, Props, ReceiveActor, WarningEvent } from "../../../src/actor/index.ts";
import { ActorSystem as Systems } from "../../../src/index.ts";
import { adaptTransport, remotingOf, type TransportAdapterFactory } from "../../../src/remote/index.ts";
import { All, Blackhole, Drop, SetThrottle } from "../../../src/remote/transport/adapters/index.ts";
import { MemoryNetwork, memoryReference, memoryTransportOn } from "../../../src/remote/transport/memory/index.ts";
import { describeSetting } from "./describe-setting.ts";

const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

class Echo extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny((message) => this.sender.tell(message));
  }
}

interface Parts {
  readonly adapters?: ReadonlyMap<string, TransportAdapterFactory>;
  readonly network?: MemoryNetwork;
}

async function start(
  name: string,
  config: string,
  { adapters = new Map(), network = new MemoryNetwork() }: Parts = {},
): Promise<ActorSystem> {
  const system = await Systems.create(
    name,
    `akka { loggers = [], stdout-loglevel = OFF, loglevel = DEBUG, actor.provider = remote, remote.flush-wait-on-shutdown = 100 ms }
     akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
     ritsem.remote.memory { ${memoryReference().getConfig("ritsem.remote.memory").render()} }
     ${config}`,
    { adapters, transports: new Map([["Ritsem.Remote.Transport.Memory", memoryTransportOn(network)]]) },
  );
  cleanUps.push(() => system.terminate());
  system.actorOf(Props.create(Echo), "echo");
  return system;
}

async function hears(from: ActorSystem, to: ActorSystem, limit = "2 s"): Promise<boolean> {
  return await from
    .actorSelection(`${to.address}/user/echo`)
    .ask("hello", String, limit)
    .then(
      () => true,
      () => false,
    );
}

const STACKED = 'akka.remote.dot-netty.tcp.applied-adapters = ["trttl", "gremlin"]';

describeSetting("akka.remote.dot-netty.tcp.applied-adapters", () => {
  it("puts each name in front of the protocol, the first one topmost, and messages pass", async () => {
    const [a, b] = [await start("A", STACKED), await start("B", STACKED)];
    assert.equal(a.address.protocol, "akka.trttl.gremlin.tcp");
    assert.isTrue(await hears(a, b));
    assert.isTrue(await hears(b, a));
  });

  it("stops the start at a name that akka.remote.adapters does not have", async () => {
    const failure = await start("A", 'akka.remote.dot-netty.tcp.applied-adapters = ["trottle"]').then(() => "started", String);
    assert.match(failure, /applied-adapters: no transport adapter is called "trottle"\. Known names: .*"trttl"/);
  });

  it("takes adapters of the program by their class name", async () => {
    const seen: string[] = [];
    const counting: TransportAdapterFactory = (wrapped) =>
      adaptTransport(wrapped, "count", { beforeAssociate: (remote) => void seen.push(remote.protocol) });
    const adapters = new Map([["My.CountingProvider", counting]]);
    const config = 'akka.remote { adapters.count = "My.CountingProvider, My", dot-netty.tcp.applied-adapters = [count] }';
    const [a, b] = [await start("A", config, { adapters }), await start("B", config, { adapters })];
    assert.isTrue(await hears(a, b));
    assert.deepEqual(seen, ["tcp"]);
  });
});

describeSetting("ritsem.remote.memory.applied-adapters", () => {
  it("applies them to the in-memory transport", async () => {
    const parts = { network: new MemoryNetwork() };
    const config = 'akka.remote.enabled-transports = ["ritsem.remote.memory"], ritsem.remote.memory.applied-adapters = [trttl]';
    const [a, b] = [await start("A", config, parts), await start("B", config, parts)];
    assert.equal(a.address.protocol, "akka.trttl.memory");
    assert.isTrue(await hears(a, b));
  });
});

describeSetting("akka.remote.adapters.trttl", () => {
  it("is the class of the adapter with that name", async () => {
    const config = `${STACKED}, akka.remote.adapters.trttl = "Akka.Remote.Transport.FailureInjectorProvider, Akka.Remote"`;
    const [a, b] = [await start("A", config), await start("B", config)];
    assert.equal(a.address.protocol, "akka.gremlin.gremlin.tcp");
    assert.isFalse(await remotingOf(a).managementCommand(new SetThrottle(b.address, "Both", Blackhole.instance)));
  });
});

describeSetting("akka.remote.adapters.gremlin", () => {
  it("is the class of the adapter with that name, and an unknown class stops the start", async () => {
    const failure = await start("A", `${STACKED}, akka.remote.adapters.gremlin = "Nobody.Has, This"`).then(() => "started", String);
    assert.match(failure, /akka\.remote\.adapters\.gremlin: no transport adapter is called "Nobody\.Has, This"/);
  });
});

describeSetting("akka.remote.gremlin.debug", () => {
  it("logs what gremlin loses, which is active with a warning in any case", async () => {
    for (const debug of ["on", "off"]) {
      const config = `akka.remote { dot-netty.tcp.applied-adapters = [gremlin], gremlin.debug = ${debug}, retry-gate-closed-for = 1 ms }`;
      const [a, b] = [await start("A", config), await start("B", config)];
      const lines: string[] = [];
      for (const type of [DebugEvent, WarningEvent]) a.eventStream.subscribe((event: LogEvent) => void lines.push(event.message), type);
      assert.isTrue(await remotingOf(a).managementCommand(new All(new Drop(1, 1))));
      assert.isFalse(await hears(a, b, "300 ms"));
      assert.equal(
        lines.some((line) => line.includes("Dropping inbound association")),
        debug === "on",
      );
      assert.include(lines.join("\n"), "Simulated failure of association");
    }
  });
});
