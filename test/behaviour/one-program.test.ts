import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, assert, describe, it } from "vitest";
import {
  type ActorRef,
  ActorIdentity,
  type ActorSystem,
  Identify,
  PoisonPill,
  Props,
  ReceiveActor,
  Terminated,
} from "../../src/actor/index.ts";
import { ActorSystem as Systems } from "../../src/index.ts";
import { remotingOf } from "../../src/remote/index.ts";
import { MemoryNetwork, memoryReference, memoryTransportOn } from "../../src/remote/transport/memory/index.ts";

const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Counts words, and tells how many it has counted. */
class Counter extends ReceiveActor {
  constructor() {
    super();
    let words = 0;
    this.receive(String, (text) => {
      if (text !== "sum") words += text.split(" ").length;
      else this.sender.tell(words);
    });
  }
}

/** Watches an actor and tells of its end. */
class Mourner extends ReceiveActor {
  constructor(onEnd: (path: string) => void) {
    super();
    this.receive(ActorIdentity, ({ subject }) => {
      if (subject !== undefined) this.context.watch(subject);
      this.sender.tell(PoisonPill.instance);
    });
    this.receive(Terminated, ({ actor }) => onEnd(actor.path.toSerializationFormat().replace(/#.*/, "")));
  }
}

/** The program: the same, whatever the systems are connected by. `address` is one of the other system's. */
async function run(here: ActorSystem, address: string): Promise<void> {
  const counter = here.actorSelection(`${address}/user/counter`);
  for (let line = 0; line < 100; line += 1) counter.tell("to be or not to be");
  assert.equal(Number(await counter.ask("sum", "10 s")), 600);
  const large = "x ".repeat(20_000);
  counter.tell(large);
  assert.equal(Number(await counter.ask("sum", "10 s")), 600 + 20_001);
  const found = (await counter.ask(new Identify("it"), ActorIdentity, "10 s")) as { readonly subject: ActorRef | undefined };
  assert.equal(String(found.subject?.path.address), address);
  const ended = new Promise<string>((resolve) => {
    const mourner = here.actorOf(Props.from(() => new Mourner(resolve)));
    counter.tell(new Identify("watched"), mourner);
  });
  assert.equal(await ended, `${address}/user/counter`);
}

describe("One actor program", () => {
  const network = new MemoryNetwork();
  const folder = mkdtempSync(join(tmpdir(), "ritsem-"));
  const TCP = 'akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }';
  const WS = 'ritsem.remote.websocket { hostname = "127.0.0.1", port = 0 }';
  const MEMORY = `ritsem.remote.memory { ${memoryReference().getConfig("ritsem.remote.memory").render()} }`;
  const LINES = `lines { transport-module = "./examples/lines-transport/lines-transport.ts", transport-class = createLinesTransport }`;
  const UNIX = `unix { transport-class = "Akka.Remote.Transport.DotNetty.TcpTransport", transport-protocol = unix, path = ${JSON.stringify(folder)}, port = 0 }`;
  const UDP = 'ritsem.remote.udp { hostname = "127.0.0.1", port = 0, maximum-payload-bytes = 60000b }';
  const ADAPTED = `${TCP}, akka.remote.dot-netty.tcp.applied-adapters = [trttl, gremlin]`;

  async function start(name: string, sections: readonly string[], config: string): Promise<ActorSystem> {
    const system = await Systems.create(
      name,
      `akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote }
       akka.remote { enabled-transports = ${JSON.stringify(sections)}, flush-wait-on-shutdown = 100 ms }
       ${config}`,
      { transports: new Map([["Ritsem.Remote.Transport.Memory", memoryTransportOn(network)]]) },
    );
    cleanUps.push(() => system.terminate());
    return system;
  }

  const ways: readonly (readonly [protocols: string, sections: readonly string[], config: string])[] = [
    ["akka.tcp", ["akka.remote.dot-netty.tcp"], TCP],
    ["akka.ws", ["ritsem.remote.websocket"], WS],
    ["akka.unix", ["unix"], UNIX],
    ["akka.udp", ["ritsem.remote.udp"], UDP],
    ["akka.memory", ["ritsem.remote.memory"], MEMORY],
    ["akka.trttl.gremlin.tcp", ["akka.remote.dot-netty.tcp"], ADAPTED],
    ["akka.lines", ["lines"], LINES],
    ["akka.tcp, akka.ws", ["akka.remote.dot-netty.tcp", "ritsem.remote.websocket"], `${TCP}\n${WS}`],
    ["akka.unix, akka.memory, akka.tcp", ["unix", "ritsem.remote.memory", "akka.remote.dot-netty.tcp"], `${UNIX}\n${MEMORY}\n${TCP}`],
  ];

  for (const [protocols, sections, config] of ways) {
    it(`runs unchanged over ${protocols}, chosen by configuration`, async () => {
      const [here, there] = [await start("here", sections, config), await start("there", sections, config)];
      const { addresses } = remotingOf(there);
      assert.equal(addresses.map(({ protocol }) => protocol).join(", "), protocols);
      for (const address of addresses) {
        const counter = there.actorOf(Props.create(Counter), "counter");
        await run(here, String(address));
        await gone(there, counter);
      }
    });
  }

  /** Resolves once the name of `ref` is free. */
  async function gone(system: ActorSystem, ref: ActorRef): Promise<void> {
    await new Promise<void>((resolve) => {
      class Watcher extends ReceiveActor {
        constructor() {
          super();
          this.context.watch(ref);
          this.receive(Terminated, () => resolve());
        }
      }
      system.actorOf(Props.create(Watcher));
    });
  }

  it("leaves no socket files behind", () => rmSync(folder, { recursive: true }));
});
