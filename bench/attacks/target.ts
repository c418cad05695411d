import { getHeapStatistics } from "node:v8";
import type * as Ritsem from "ritsem";

// The node that is attacked: default settings, an actor that answers, one that logs what it gets, a family of 100. Its parent asks it for its heap.

const { Actor, ActorSystem, defineMessage, Props, Registry, t } = (await import(process.argv[2] ?? "ritsem")) as typeof Ritsem;

class Echo extends Actor {
  override receive(message: unknown): void {
    this.sender.tell(message);
  }
}

class Sink extends Actor {
  override receive(): void {}
}

class Logging extends Actor {
  override receive(message: unknown): void {
    this.log.info("got {0}", message);
  }
}

class Family extends Actor {
  constructor() {
    super();
    for (let index = 0; index < 100; index += 1) this.context.actorOf(Props.create(Sink), `child${index}`);
  }

  override receive(): void {}
}

const Node = defineMessage("Bench.Node, Bench", { a: t.object, b: t.object });
const registry = new Registry().messages(Node).actor("Bench.Deployed, Bench", Sink);
const config = `akka { actor.provider = remote, remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 } }
  akka.remote { untrusted-mode = ${process.argv[3] === "untrusted" ? "on" : "off"}, trusted-selection-paths = ["/user/echo"] }`;
const system = await ActorSystem.create("Node", config, { registry });
system.actorOf(Props.create(Echo), "echo");
system.actorOf(Props.create(Sink), "sink");
system.actorOf(Props.create(Logging), "logger");
system.actorOf(Props.create(Family), "family");

process.on("message", () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ heapBytes: heapUsed + external, limitBytes: getHeapStatistics().heap_size_limit });
});
process.on("disconnect", () => process.exit());
process.send?.({ port: system.address.port });
