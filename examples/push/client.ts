import { parseArgs } from "node:util";
import { ActorSystem, Props, ReceiveActor } from "ritsem";

/** Subscribes once, and prints what it receives. */
class Subscriber extends ReceiveActor {
  #received = 0;

  constructor(serverPath: string, done: () => void) {
    super();
    this.context.actorSelection(serverPath).tell("subscribe");
    this.receive(Number, (count) => {
      console.log(`pushed: ${count}`);
      this.#received += 1;
      if (this.#received === 5) done();
    });
  }
}

const { port = "8095" } = parseArgs({ options: { port: { type: "string" } } }).values;
// No system can connect to this node: it uses any free port, and its public host name does not resolve.
const system = await ActorSystem.create(
  "pushed-to",
  `akka {
    loglevel = WARNING
    actor.provider = remote
    remote.dot-netty.tcp { hostname = "127.0.0.1", public-hostname = "behind.a.router.invalid", port = 0 }
  }`,
);
console.log(`known as ${system.address.host}`);
await new Promise<void>((done) => void system.actorOf(Props.create(Subscriber, `akka.tcp://push@127.0.0.1:${port}/user/ticker`, done)));
await system.terminate();
