import { once } from "node:events";
import { parseArgs } from "node:util";
import { Actor, ActorSystem, Address, Props, Registry } from "ritsem";

// Remote deployment: one actor after the other is created in the other process, asked one thing, and stopped. See README.md for the form.

const WARM_UP = 2_000;

class Echo extends Actor {
  override receive(message: unknown): void {
    this.sender.tell(message);
  }
}

function startSystem(name: string): Promise<ActorSystem> {
  return ActorSystem.create(
    name,
    "akka { loglevel = WARNING, actor.provider = remote, remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 } }",
    { registry: new Registry().actor("PingPong.EchoActor, PingPong", Echo) },
  );
}

async function serve(): Promise<void> {
  const system = await startSystem("PingPongServer");
  console.log(`READY ${system.address.port}`);
  process.stdin.resume();
  await once(process.stdin, "end");
  await system.terminate();
}

/** Milliseconds for each of `count`: from `actorOf` until the answer is here. */
async function deploy(system: ActorSystem, port: number, count: number): Promise<number> {
  const address = Address.parse(`akka.tcp://PingPongServer@127.0.0.1:${port}`);
  const props = Props.create(Echo).withDeploy({ scope: { kind: "remote", address } });
  let spentMs = 0;
  for (let index = 0; index < count; index += 1) {
    const startedMs = performance.now();
    const actor = system.actorOf(props);
    await actor.ask("hit", String, "10 s");
    spentMs += performance.now() - startedMs;
    system.stop(actor);
  }
  return spentMs / count;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { port: { type: "string", default: "0" }, count: { type: "string", default: "5000" } },
});
if (positionals[0] === "server") await serve();
else {
  const system = await startSystem("PingPongClient");
  const count = Number(values.count);
  await deploy(system, Number(values.port), WARM_UP);
  const milliseconds = await deploy(system, Number(values.port), count);
  console.log(JSON.stringify({ peer: "ritsem", case: "remote-deploy", count, milliseconds: Number(milliseconds.toFixed(4)) }));
  await system.terminate();
}
