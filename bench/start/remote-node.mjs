// A remote node of the packed package that does nothing. Prints READY when it can be reached.
import { ActorSystem } from "ritsem";

const system = await ActorSystem.create(
  "Idle",
  "akka { loglevel = WARNING, actor.provider = remote, remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 } }",
);
console.log(`READY ${system.address.port}`);
process.stdin.on("end", () => process.exit(0)).resume();
