// Two systems on two machines. The server listens on the loopback interface and is reached through a port map at another host and port, which it
// advertises. The client asks it until it answers, or until it does not any more. The runner of the examples cuts the cable between them.
//   program.ts server ADVERTISED-HOST ADVERTISED-PORT PORT      program.ts client OWN-HOST SERVER-HOST SERVER-PORT
import { once } from "node:events";
import { createInterface } from "node:readline";
import { ActorSystem, Props, ReceiveActor } from "ritsem";

const [role, ...args] = process.argv.slice(2);

/** Heartbeats that notice a cut cable soon, and a short pause before the next attempt. */
const PATIENCE = `
  akka { loglevel = ERROR, actor.provider = remote, remote.retry-gate-closed-for = 200 ms }
  akka.remote.transport-failure-detector { heartbeat-interval = 200 ms, acceptable-heartbeat-pause = 2 s }
  akka.remote.dot-netty.tcp.connection-timeout = 1 s`;

class Greeter extends ReceiveActor {
  constructor() {
    super();
    this.receive(String, (name) => this.sender.tell(`Hello, ${name}`));
  }
}

async function serve([host = "", publicPort = "", port = ""]: readonly string[]): Promise<ActorSystem> {
  const system = await ActorSystem.create(
    "Server",
    `${PATIENCE}
     akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = ${port}, public-hostname = "${host}", public-port = ${publicPort} }`,
  );
  system.actorOf(Props.create(Greeter), "greeter");
  console.log(`ready at ${system.address}`);
  return system;
}

/** For each line that it reads, asks until the server answers, or until it does not any more. */
async function ask([ownHost = "", host = "", port = ""]: readonly string[]): Promise<ActorSystem> {
  const system = await ActorSystem.create("Client", `${PATIENCE}, akka.remote.dot-netty.tcp { hostname = "${ownHost}", port = 0 }`);
  const greeter = system.actorSelection(`akka.tcp://Server@${host}:${port}/user/greeter`);
  createInterface({ input: process.stdin }).on("line", (line) => {
    void (async () => {
      const wanted = line.includes("until it answers");
      for (let answers = !wanted; answers !== wanted; ) {
        answers = await greeter.ask("client", String, "1 s").then(
          () => true,
          () => false,
        );
      }
      console.log(`${line}: ${wanted ? "the server answers" : "the server does not answer"}`);
    })();
  });
  console.log("ready");
  return system;
}

const system = await (role === "server" ? serve(args) : ask(args));
process.stdin.resume();
await once(process.stdin, "end");
await system.terminate();
process.exit();
