// Run by scripts/check-package.ts: the same package with remoting, two systems over loopback TCP.
import assert from "node:assert/strict";
import { ActorSystem, Props, ReceiveActor } from "ritsem";
import { reportLoaded } from "./report-loaded.mjs";

class Greeter extends ReceiveActor {
  constructor() {
    super();
    this.receive(String, (name) => this.sender.tell(`Hello, ${name}`));
  }
}

const config = `
  akka.actor.provider = remote
  akka.remote.dot-netty.tcp { hostname = localhost, port = 0 }
`;
const server = await ActorSystem.create("server", config);
const client = await ActorSystem.create("client", config);
server.actorOf(Props.create(Greeter), "greeter");
const greeter = client.actorSelection(`akka.tcp://server@localhost:${server.address.port}/user/greeter`);
assert.equal(await greeter.ask("world", String, "5 s"), "Hello, world");
await client.terminate();
await server.terminate();
await reportLoaded();
