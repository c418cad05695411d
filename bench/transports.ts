import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type ActorRef, ActorRefRoutee, ActorSystem, FromConfig, GetRoutees, Props, Routees } from "ritsem";
import { remotingOf } from "ritsem/remote";
import { Client, Echo, Start } from "./ping-pong/actors.ts";
import { Echo as WorkerEcho, registry } from "./workers-thread.mjs";

// Remote ping-pong over each transport between the same two processes, and with a worker thread, in rounds: every round measures all of them, one after
// the other, and what is stated is the median of a transport's rounds as a share of those of TCP. `--in-flight` is the number of messages under way per
// client.

/** By section: what it needs to listen on this machine. */
const transportsIn = (socketFolder: string): Readonly<Record<string, string>> => ({
  "akka.remote.dot-netty.tcp": `hostname = "127.0.0.1", port = 0`,
  "bench.unix": `transport-class = "Akka.Remote.Transport.DotNetty.TcpTransport, Akka.Remote", transport-protocol = unix, path = "${socketFolder}", port = 0`,
  "ritsem.remote.websocket": `hostname = "127.0.0.1", port = 0`,
  "ritsem.remote.udp": `hostname = "127.0.0.1", port = 0`,
});
const WORKER = new URL("./workers-thread.mjs", import.meta.url).href;
const CLIENTS = 10;

function startSystem(name: string, socketFolder: string, workers: string): Promise<ActorSystem> {
  const sections = transportsIn(socketFolder);
  const enabled = [...Object.keys(sections), ...(workers === "" ? [] : ["ritsem.remote.worker"])];
  return ActorSystem.create(
    name,
    `akka { loglevel = WARNING, actor.provider = remote, remote.enabled-transports = [${enabled.join()}] }
    ${Object.entries(sections)
      .map(([section, settings]) => `${section} { ${settings} }`)
      .join("\n")}
    ${workers}`,
    { registry },
  );
}

async function serve(socketFolder: string): Promise<void> {
  const system = await startSystem("Server", socketFolder, "");
  for (let index = 0; index < CLIENTS; index += 1) system.actorOf(Props.create(Echo), `echo${index}`);
  console.log(`READY ${remotingOf(system).addresses.join(" ")}`);
  process.stdin.resume();
  await once(process.stdin, "end");
  await system.terminate();
}

function echoesOf(system: ActorSystem, server: string): Promise<ActorRef[]> {
  const selections = Array.from({ length: CLIENTS }, (_, index) => system.actorSelection(`${server}/user/echo${index}`));
  return Promise.all(selections.map((selection) => selection.resolveOne("10 s")));
}

async function echoesInWorker(system: ActorSystem): Promise<ActorRef[]> {
  const { members } = await system.actorOf(Props.create(WorkerEcho).withRouter(FromConfig.instance), "echo").ask(new GetRoutees(), Routees);
  return members.flatMap((routee) => (routee instanceof ActorRefRoutee ? [routee.actor] : []));
}

/** Messages per second: each round trip is two. */
async function round(system: ActorSystem, targets: readonly ActorRef[], total: number, inFlight: number): Promise<number> {
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
if (positionals[0] === "server") await serve(positionals[1] ?? "");
else {
  const socketFolder = mkdtempSync(join(tmpdir(), "bench-transports-"));
  const child = spawn(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), "server", socketFolder], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [ready] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  const servers = ready.split(" ").slice(1);
  const system = await startSystem(
    "Client",
    socketFolder,
    `akka.actor.deployment."/echo" { router = round-robin-pool, nr-of-instances = ${CLIENTS}, target.nodes = [workers] }
    ritsem.workers { entry = "${WORKER}", count = 1 }`,
  );
  const contestants: { readonly transport: string; readonly targets: readonly ActorRef[]; readonly results: number[] }[] = [];
  for (const server of servers) {
    contestants.push({ transport: server.slice(0, server.indexOf(":")), targets: await echoesOf(system, server), results: [] });
  }
  contestants.push({ transport: "akka.worker", targets: await echoesInWorker(system), results: [] });
  for (let number = 0; number <= Number(values.rounds); number += 1) {
    for (const { targets, results } of contestants) {
      const perSecond = await round(system, targets, Number(values.total), Number(values["in-flight"]));
      if (number > 0) results.push(perSecond); // the first round warms up
    }
  }
  const tcp = contestants[0]?.results ?? [];
  for (const { transport, results } of contestants) {
    const perSecond = Math.round(medianOf(results));
    const ofTcp = Number(medianOf(results.map((result, number) => result / (tcp[number] ?? 1))).toFixed(2));
    console.log(JSON.stringify({ peer: "ritsem", case: "transports", transport, inFlight: Number(values["in-flight"]), perSecond, ofTcp }));
  }
  await system.terminate();
  child.stdin.end();
  rmSync(socketFolder, { recursive: true });
}
