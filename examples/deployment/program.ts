import { parseArgs } from "node:util";
import { ActorSystem, Address, Props, ReceiveActor, Registry } from "ritsem";

/** Deployed to this program from C#, where a class of the same name represents it. */
class TypeScriptGreeter extends ReceiveActor {
  constructor(greeting: string) {
    super();
    this.receive(String, (name) => this.sender.tell(`${greeting}, ${name}, from TypeScript at ${this.context.system.name}`));
  }
}

// `--port N`: a node to which others deploy. `--deploy-to ADDRESS`: creates a greeter on another node and asks it.
const { values } = parseArgs({ options: { port: { type: "string", default: "0" }, "deploy-to": { type: "string" } } });
const system = await ActorSystem.create(
  "typescript",
  `akka { loglevel = WARNING, actor.provider = remote, remote.dot-netty.tcp { hostname = "127.0.0.1", port = ${values.port} } }`,
  { registry: new Registry().actor("Greeting.TypeScriptGreeter, Greeting", TypeScriptGreeter) },
);
console.log(`ready at ${system.address}`);

const target = values["deploy-to"];
if (target !== undefined) {
  const there = { scope: { kind: "remote", address: Address.parse(target) } } as const;
  const greeter = system.actorOf(Props.remote("Greeting.CSharpGreeter, Greeting", "Good day").withDeploy(there), "greeter");
  console.log(await greeter.ask("Heron", String, "20 s"));
} else {
  process.stdin.resume();
  await new Promise((resolve) => process.stdin.once("end", resolve));
}
await system.terminate();
