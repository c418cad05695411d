import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { type ActorRef, ActorSystem, Props } from "ritsem";
import { remotingOf } from "ritsem/remote";
import { Client, Echo, Start } from "./ping-pong/actors.ts";

// Remote ping-pong over TLS, paired with TCP: two processes with both transports, which take turns. With `--against akka.net`, paired with Akka.NET with
// TLS on both sides. See README.md.

const IN_FLIGHT = 50;
const ECHO_ACTORS = 10;
/** Below, .NET appears slower than it is. */
const WARM_UP = 100_000;
const POINTS = [1, 10];
const PASSWORD = "bench";
const ROOT = join(import.meta.dirname, "..");
const THEIR_PROGRAM = join(ROOT, "build/akka-net-peer/PingPong/PingPong.dll");

async function startSystem(name: string, folder: string): Promise<ActorSystem> {
  return await ActorSystem.create(
    name,
    `akka {
       loglevel = WARNING
       actor.provider = remote
       remote.enabled-transports = ["akka.remote.dot-netty.tcp", "akka.remote.secure"]
       remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 }
       remote.secure {
         transport-class = "Akka.Remote.Transport.DotNetty.TcpTransport, Akka.Remote"
         hostname = 127.0.0.1
         port = 0
         enable-ssl = on
         ssl.certificate.path = "${folder}/node.pem"
       }
     }
     ritsem.remote.tls { private-key-path = "${folder}/node.key", trusted-certificates = ["${folder}/ca.pem"] }`,
  );
}

async function serve(folder: string): Promise<void> {
  const system = await startSystem("PingPongServer", folder);
  for (let index = 0; index < ECHO_ACTORS; index += 1) system.actorOf(Props.create(Echo), `echo${index}`);
  console.log(`READY ${(remotingOf(system)?.addresses ?? []).join(" ")}`);
  process.stdin.resume();
  await once(process.stdin, "end");
  await system.terminate();
}

/** Messages per second over the transport of `address`. */
async function measure(system: ActorSystem, address: string, clients: number, total: number): Promise<number> {
  const roundTrips = Math.ceil(total / clients);
  const actors: ActorRef[] = [];
  let running = clients;
  let finish = (): void => {};
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const onDone = (): void => {
    running -= 1;
    if (running === 0) finish();
  };
  for (let index = 0; index < clients; index += 1) {
    const echo = await system.actorSelection(`${address}/user/echo${index}`).resolveOne("5 s");
    actors.push(system.actorOf(Props.from(() => new Client(echo, roundTrips, IN_FLIGHT, onDone))));
  }
  const startedMs = performance.now();
  for (const actor of actors) actor.tell(new Start());
  await finished;
  const seconds = (performance.now() - startedMs) / 1000;
  for (const actor of actors) system.stop(actor);
  return Math.round((roundTrips * clients * 2) / seconds);
}

function makeCertificates(): string {
  const folder = mkdtempSync(join(tmpdir(), "ritsem-bench-tls-"));
  const openssl = (command: string): unknown => execFileSync("openssl", command.split(" "), { cwd: folder, stdio: "pipe" });
  openssl("req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=Bench -keyout ca.key -out ca.pem");
  openssl("req -newkey rsa:2048 -nodes -subj /CN=node -keyout node.key -out node.csr");
  openssl("x509 -req -in node.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -out node.pem");
  openssl(`pkcs12 -export -in node.pem -inkey node.key -certfile ca.pem -passout pass:${PASSWORD} -out node.p12`);
  return folder;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}

/** Measures each point against the server at `address`, as Akka.NET's client does. */
async function runClient(folder: string, address: string, total: number): Promise<void> {
  const system = await startSystem("PingPongClient", folder);
  await measure(system, address, ECHO_ACTORS, WARM_UP);
  for (const clients of POINTS) console.log(JSON.stringify({ clients, perSecond: await measure(system, address, clients, total) }));
  await system.terminate();
}

/** One side of the comparison: its server runs all the time, its client once in each round. */
interface Contestant {
  readonly end: () => Promise<void>;
  /** Messages per second, by the number of clients. */
  readonly run: (total: number) => Promise<ReadonlyMap<number, number>>;
}

async function contestant(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  clientArgs: (ready: readonly string[], total: number) => readonly string[],
): Promise<Contestant> {
  const start = (more: readonly string[]) => spawn(command, [...args, ...more], { env, stdio: ["pipe", "pipe", "inherit"] });
  const server = start(["server", ...clientArgs([], 0)]);
  const [line] = (await once(server.stdout, "data")) as [Buffer];
  const ready = line.toString().trim().split(" ").slice(1);
  return {
    async run(total) {
      const client = start(["client", ...clientArgs(ready, total)]);
      const [lines] = await Promise.all([text(client.stdout), once(client, "exit")]);
      const points = lines.split("\n").filter((one) => one.startsWith("{"));
      return new Map(
        points.map((point) => JSON.parse(point) as { clients: number; perSecond: number }).map((point) => [point.clients, point.perSecond]),
      );
    },
    async end() {
      server.stdin.end();
      await once(server, "exit");
    },
  };
}

/** Both with TLS and certificates of both sides. The order changes from round to round, and the ratio is taken within the round. */
async function compareWithAkkaNet(rounds: number, total: number): Promise<void> {
  execFileSync("sh", [join(ROOT, "interop/build-peer.sh")]);
  const folder = makeCertificates();
  const ours = await contestant(process.execPath, ["--import", "tsx", import.meta.filename], process.env, ([, secure], count) =>
    secure === undefined ? [folder] : [folder, secure, "--total", `${count}`],
  );
  const tls = ["--certificate", join(folder, "node.p12"), "--password", PASSWORD];
  const trusting = { ...process.env, SSL_CERT_FILE: join(folder, "ca.pem") };
  const theirs = await contestant("dotnet", [THEIR_PROGRAM], trusting, ([port], count) =>
    port === undefined ? tls : [...tls, "--port", port, "--clients", POINTS.join(), "--total", `${count}`, "--warm-up", `${WARM_UP}`],
  );
  try {
    const ratios = new Map<number, number[]>(POINTS.map((clients) => [clients, []]));
    for (let round = 0; round < rounds; round += 1) {
      const second = round % 2 === 0 ? undefined : await theirs.run(total);
      const own = await ours.run(total);
      const other = second ?? (await theirs.run(total));
      for (const clients of POINTS) {
        const [ritsem = Number.NaN, akkaNet = Number.NaN] = [own.get(clients), other.get(clients)];
        ratios.get(clients)?.push(ritsem / akkaNet);
        console.log(JSON.stringify({ case: "tls against akka.net", clients, round, ritsem, akkaNet }));
      }
    }
    for (const [clients, values] of ratios) {
      const ratio = median(values);
      console.log(
        JSON.stringify({ case: "tls against akka.net", clients, ratio: Number(ratio.toFixed(2)), target: 3, reaches: ratio >= 3 }),
      );
    }
  } finally {
    await Promise.all([ours.end(), theirs.end()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(rounds: number, total: number): Promise<void> {
  const folder = makeCertificates();
  const server = spawn(process.execPath, ["--import", "tsx", import.meta.filename, "server", folder], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const system = await startSystem("PingPongClient", folder);
  try {
    const [line] = (await once(server.stdout, "data")) as [Buffer];
    const [, tcp = "", tls = ""] = line.toString().trim().split(" ");
    for (const address of [tcp, tls]) await measure(system, address, ECHO_ACTORS, total);
    for (const clients of POINTS) {
      const ratios: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        // The first of a round takes turns, so that neither profits from its place.
        const order = round % 2 === 0 ? [tcp, tls] : [tls, tcp];
        const measured = new Map<string, number>();
        for (const address of order) measured.set(address, await measure(system, address, clients, total));
        ratios.push((measured.get(tls) ?? 0) / (measured.get(tcp) ?? 1));
        console.log(JSON.stringify({ case: "tls", clients, round, tcp: measured.get(tcp), tls: measured.get(tls) }));
      }
      const ratio = median(ratios);
      console.log(JSON.stringify({ case: "tls", clients, ratio: Number(ratio.toFixed(2)), target: 0.6, reaches: ratio >= 0.6 }));
    }
  } finally {
    await system.terminate();
    server.stdin.end();
    await once(server, "exit");
    rmSync(folder, { recursive: true, force: true });
  }
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "7" },
    total: { type: "string", default: "100000" },
    against: { type: "string", default: "tcp" },
  },
});
const [side, folder = "", address = ""] = positionals;
if (side === "server") await serve(folder);
else if (side === "client") await runClient(folder, address, Number(values.total));
else if (values.against === "akka.net") await compareWithAkkaNet(Number(values.rounds), Number(values.total));
else await compare(Number(values.rounds), Number(values.total));
