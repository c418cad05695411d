import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type ActorRef, ActorSystem, Props } from "ritsem";
import { remotingOf } from "ritsem/remote";
import { Client, Echo, Start } from "./ping-pong/actors.ts";

// Remote ping-pong over each transport between the same two processes, in rounds: every round measures all of them, one after the other, and what is
// stated is the median of a transport's rounds as a share of those of TCP. `--in-flight` is the number of messages under way per client.

/** By protocol: the section, and what it needs to listen on loopback. */
const TRANSPORTS = {
  "akka.tcp": "akka.remote.dot-netty.tcp",
  "akka.ws": "ritsem.remote.websocket",
  "akka.udp": "ritsem.remote.udp",
} as const;
const CLIENTS = 10;

function startSystem(name: string): Promise<ActorSystem> {
  const sections = Object.values(TRANSPORTS);
  return ActorSystem.create(
    name,
    `akka { loglevel = WARNING, actor.provider = remote, remote.enabled-transports = [${sections.join()}] }
    ${sections.map((section) => `${section} { hostname = "127.0.0.1", port = 0 }`).join("\n")}`,
  );
}

async function serve(): Promise<void> {
  const system = await startSystem("Server");
  for (let index = 0; index < CLIENTS; index += 1) system.actorOf(Props.create(Echo), `echo${index}`);
  console.log(`READY ${remotingOf(system).addresses.join(" ")}`);
  process.stdin.resume();
  await once(process.stdin, "end");
  await system.terminate();
}

/** Messages per second: each round trip is two. */
async function round(system: ActorSystem, server: string, total: number, inFlight: number): Promise<number> {
  const echoes = Array.from({ length: CLIENTS }, (_, index) => system.actorSelection(`${server}/user/echo${index}`).resolveOne("10 s"));
  const targets = await Promise.all(echoes);
  const startedMs = performance.now();
  const actors: ActorRef[] = [];
  await Promise.all(
    targets.map(
      (target) =>
        new Promise<void>((done) => {
          const actor = system.actorOf(Props.from(() => new Client(target, total / CLIENTS, inFlight, done)));
          actors.push(actor);
          actor.tell(new Start());
        }),
    ),
  );
  const seconds = (performance.now() - startedMs) / 1000;
  for (const actor of actors) system.stop(actor);
  return (2 * total) / seconds;
}

const medianOf = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "5" },
    total: { type: "string", default: "100000" },
    "in-flight": { type: "string", default: "50" },
  },
});
if (positionals[0] === "server") await serve();
else {
  const child = spawn(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), "server"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [ready] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  const servers = ready.split(" ").slice(1);
  const system = await startSystem("Client");
  const measured = new Map<string, number[]>(servers.map((server) => [server, []]));
  for (let number = 0; number <= Number(values.rounds); number += 1) {
    for (const [server, results] of measured) {
      const perSecond = await round(system, server, Number(values.total), Number(values["in-flight"]));
      if (number > 0) results.push(perSecond); // the first round warms up
    }
  }
  const [tcp = 0] = Array.from(measured.values(), medianOf);
  for (const [server, results] of measured) {
    const perSecond = Math.round(medianOf(results));
    const transport = server.slice(0, server.indexOf(":"));
    const ofTcp = Number((perSecond / tcp).toFixed(2));
    console.log(JSON.stringify({ peer: "ritsem", case: "transports", transport, inFlight: Number(values["in-flight"]), perSecond, ofTcp }));
  }
  await system.terminate();
  child.stdin.end();
}
