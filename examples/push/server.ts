import { parseArgs } from "node:util";
import { type ActorRef, ActorSystem, Props, ReceiveActor, Terminated } from "ritsem";

/** Sends numbers to each subscriber until it is gone. */
class Ticker extends ReceiveActor {
  readonly #subscribers = new Set<ActorRef>();
  #count = 0;

  constructor() {
    super();
    this.receive(String, () => {
      this.#subscribers.add(this.sender);
      this.context.watch(this.sender);
    });
    this.receive(Terminated, ({ actor }) => void this.#subscribers.delete(actor));
    this.receive(Tick, () => {
      this.#count += 1;
      for (const subscriber of this.#subscribers) subscriber.tell(this.#count);
    });
  }

  override preStart(): void {
    this.timers.startPeriodicTimer("tick", new Tick(), "100 ms");
  }
}

class Tick {}

const { port = "8095" } = parseArgs({ options: { port: { type: "string" } } }).values;
const system = await ActorSystem.create(
  "push",
  `akka { loglevel = WARNING, actor.provider = remote, remote.dot-netty.tcp { hostname = "127.0.0.1", port = ${port} } }`,
);
system.actorOf(Props.create(Ticker), "ticker");
console.log(`ready at ${system.address}`);
process.stdin.resume();
await new Promise((resolve) => process.stdin.once("end", resolve));
await system.terminate();
