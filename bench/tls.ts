import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type ActorRef, ActorSystem, Props } from "ritsem";
import { remotingOf } from "ritsem/remote";
import { Client, Echo, Start } from "./ping-pong/actors.ts";

// Remote ping-pong over TLS, paired with TCP: two processes with both transports, which take turns. See README.md.

const IN_FLIGHT = 50;

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
  for (let index = 0; index < 10; index += 1) system.actorOf(Props.create(Echo), `echo${index}`);
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
  return folder;
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
    for (const address of [tcp, tls]) await measure(system, address, 10, total);
    for (const clients of [1, 10]) {
      const ratios: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        // The first of a round takes turns, so that neither profits from its place.
        const order = round % 2 === 0 ? [tcp, tls] : [tls, tcp];
        const measured = new Map<string, number>();
        for (const address of order) measured.set(address, await measure(system, address, clients, total));
        ratios.push((measured.get(tls) ?? 0) / (measured.get(tcp) ?? 1));
        console.log(JSON.stringify({ case: "tls", clients, round, tcp: measured.get(tcp), tls: measured.get(tls) }));
      }
      ratios.sort((a, b) => a - b);
      const ratio = ratios[Math.floor(ratios.length / 2)] ?? 0;
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
  options: { rounds: { type: "string", default: "7" }, total: { type: "string", default: "100000" } },
});
if (positionals[0] === "server") await serve(positionals[1] ?? "");
else await compare(Number(values.rounds), Number(values.total));
