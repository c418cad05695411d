import { once } from "node:events";
import { parseArgs } from "node:util";
import { type ActorRef, ActorSystem, Props } from "ritsem";
import { Client, Echo, Start } from "./ping-pong/actors.ts";

// Remote ping-pong: N client actors here, N echo actors there, 50 messages under way per client. See README.md for the form.

const ECHO_ACTORS = 64;
const IN_FLIGHT = 50;

function startSystem(name: string, port: number): Promise<ActorSystem> {
  return ActorSystem.create(
    name,
    `akka { loglevel = WARNING, actor.provider = remote, remote.dot-netty.tcp { hostname = 127.0.0.1, port = ${port} } }`,
  );
}

async function serve(): Promise<void> {
  const system = await startSystem("PingPongServer", 0);
  for (let index = 0; index < ECHO_ACTORS; index += 1) system.actorOf(Props.create(Echo), `echo${index}`);
  console.log(`READY ${system.address.port}`);
  process.stdin.resume();
  await once(process.stdin, "end");
  await system.terminate();
}

async function runPoint(system: ActorSystem, port: number, clients: number, total: number): Promise<number> {
  const roundTrips = Math.ceil(total / clients);
  let running = clients;
  const actors: ActorRef[] = [];
  let finish = (): void => {};
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const onDone = (): void => {
    running -= 1;
    if (running === 0) finish();
  };
  for (let index = 0; index < clients; index += 1) {
    const echo = await system.actorSelection(`akka.tcp://PingPongServer@127.0.0.1:${port}/user/echo${index}`).resolveOne("5 s");
    actors.push(system.actorOf(Props.from(() => new Client(echo, roundTrips, IN_FLIGHT, onDone))));
  }
  const startedMs = performance.now();
  for (const actor of actors) actor.tell(new Start());
  await finished;
  const seconds = (performance.now() - startedMs) / 1000;
  for (const actor of actors) system.stop(actor);
  return seconds;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: "string", default: "0" },
    clients: { type: "string", default: "1,10,30" },
    total: { type: "string", default: "300000" },
    "warm-up": { type: "string", default: "100000" },
  },
});
if (positionals[0] === "server") await serve();
else {
  const system = await startSystem("PingPongClient", 0);
  const port = Number(values.port);
  const total = Number(values.total);
  await runPoint(system, port, 10, Number(values["warm-up"]));
  for (const clients of values.clients.split(",").map(Number)) {
    const seconds = await runPoint(system, port, clients, total);
    const messages = Math.ceil(total / clients) * clients * 2; // each round trip is two messages
    const perSecond = Math.round(messages / seconds);
    console.log(JSON.stringify({ peer: "ritsem", case: "remote-ping-pong", clients, messages, seconds, perSecond }));
  }
  await system.terminate();
}
