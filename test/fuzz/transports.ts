// Feeds hostile streams to a system that listens over every transport, at real sockets and message ports: `npm run fuzz -- transports`. `--streams 1000`
// feeds so many to each, `--seed 17` others. Beside and after all that, proper peers must be served over every transport.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ActorSystem, ErrorEvent, Props, ReceiveActor, WarningEvent } from "../../src/index.ts";
import { remotingOf } from "../../src/remote/index.ts";
import { SeededRandom } from "../../src/testkit/index.ts";
import { PASSWORD, TestAuthority } from "../certificates/test-authority.ts";
import { ServiceWatch } from "./service-watch.ts";
import { dropBomb } from "./compression-bomb.ts";
import { after, overStream, overUdp, overWebSocket, overWorker, slowConnection, type Visit } from "./hostile-clients.ts";
import { clientHellos, overTls, overTlsHandshake } from "./hostile-tls.ts";
import { goldenCorpus, StreamMutator } from "./stream-mutator.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    streams: { type: "string", default: "600" },
    seed: { type: "string", default: "1" },
    first: { type: "string" },
    workers: { type: "string" },
  },
});
const STREAMS = Number(values.streams);
const AT_ONCE = 60;
const SLOW_CONNECTIONS = 1_000;
const SLOW_ROUNDS = 10;
const SLOW_PAUSE_MS = 100;
/** Each kind of line may be logged so often in each interval; see `ritsem.remote.log-limit`. */
const LINES_PER_KIND = 20;
const MOST_KINDS = 60;
const INTERVAL_MS = 10_000;
/** More than the live objects of all systems and connections that are open at once. Unit: MB. */
const MOST_GROWTH_MB = 150;

class Echo extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny((message) => this.sender.tell(message));
  }
}

const authority = new TestAuthority();
const { pkcs12 } = authority.issue();
const folder = mkdtempSync(join(tmpdir(), "ritsem-"));
const CONFIG = `
  akka { loglevel = WARNING, loggers = [], stdout-loglevel = OFF, actor.provider = remote }
  akka.remote { handshake-timeout = 2 s, log-remote-lifecycle-events = off, flush-wait-on-shutdown = 200 ms, retry-gate-closed-for = 200 ms }
  akka.remote.enabled-transports = ["akka.remote.dot-netty.tcp", "tls", "unix", "ritsem.remote.websocket", "wss", "ritsem.remote.udp", "ritsem.remote.worker"]
  akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
  tls = \${akka.remote.dot-netty.tcp} { enable-ssl = on, ssl.certificate { path = ${JSON.stringify(pkcs12)}, password = "${PASSWORD}" } }
  tls.connection-timeout = 5 s
  unix = \${akka.remote.dot-netty.tcp} { transport-protocol = unix, path = ${JSON.stringify(folder)}, hostname = local }
  wss = \${ritsem.remote.websocket} { enable-ssl = on, connect-timeout = 5 s, ssl.validate-certificate-hostname = off }
  wss.ssl.certificate { path = ${JSON.stringify(pkcs12)}, password = "${PASSWORD}" }
  ritsem.remote { websocket { hostname = "127.0.0.1", port = 0 }, udp { hostname = "127.0.0.1", port = 0, maximum-payload-bytes = 60000b } }
  ritsem.remote.connections.maximum = 3000
  ritsem.remote.log-limit { lines = ${LINES_PER_KIND}, interval = ${INTERVAL_MS} ms }`;

const problems: string[] = [];
let lineCount = 0;
const startedMs = performance.now();
const beta = await ActorSystem.create("Beta", CONFIG);
beta.actorOf(Props.create(Echo), "echo");
for (const level of [WarningEvent, ErrorEvent]) beta.eventStream.subscribe(() => void (lineCount += 1), level);
const addresses = remotingOf(beta).addresses;
const portOf = (protocol: string): number => addresses.find((address) => address.protocol === protocol)?.port ?? 0;
const certificate = { pfx: readFileSync(pkcs12), passphrase: PASSWORD };
const hellos = await clientHellos();
/** What is fed to each transport, and its part of the streams. */
const ways: Readonly<Record<string, readonly (readonly [visit: Visit, part: number])[]>> = {
  "akka.tcp": [[overStream({ host: "127.0.0.1", port: portOf("akka.tcp") }), 1]],
  "akka.ssl.tcp": [
    [overTls(portOf("akka.ssl.tcp"), hellos), 0.75],
    [overTlsHandshake(portOf("akka.ssl.tcp"), certificate), 0.25],
  ],
  "akka.unix": [[overStream({ path: join(folder, `local-${portOf("akka.unix")}.sock`) }), 1]],
  "akka.ws": [[overWebSocket(portOf("akka.ws")), 1]],
  "akka.wss": [
    [overTls(portOf("akka.wss"), hellos), 0.15],
    [overTlsHandshake(portOf("akka.wss"), certificate), 0.15],
  ],
  "akka.udp": [[overUdp(portOf("akka.udp")), 1]],
  "akka.worker": [[overWorker(portOf("akka.worker")), 1]],
};
const corpus = goldenCorpus();
const random = new SeededRandom(Number(values.seed));
const watch = await ServiceWatch.start(CONFIG, addresses);

async function feed(visit: Visit, count: number, own: SeededRandom): Promise<void> {
  const mutator = new StreamMutator(own, corpus);
  for (let done = 0; done < count; done += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - done) }, () => visit([...mutator.next()], own)));
  }
}

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const began = performance.now();
  await watch.during(what, work);
  console.log(`${what} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

for (const address of addresses) if (ways[address.protocol] === undefined) problems.push(`nothing is fed over ${address.protocol}`);
const heapBefore = process.memoryUsage().heapUsed;
for (const [protocol, visits] of Object.entries(ways)) {
  const counts = visits.map(([, part]) => Math.ceil(STREAMS * part));
  await timed(`${counts.join(" + ")} hostile streams over ${protocol}`, async () => {
    for (const [index, [visit]] of visits.entries()) await feed(visit, counts[index] ?? 0, random.fork(`${protocol} ${index}`));
  });
}

await timed("bombs of compressed WebSocket messages", async () => {
  for (const cut of ["whole", "in two"] as const) {
    for (const [protocol, tls] of [["akka.ws"], ["akka.wss", certificate]] as const) {
      const wrong = await dropBomb(portOf(protocol), cut, tls);
      if (wrong !== undefined) problems.push(`a bomb, ${cut}, over ${protocol}: ${wrong}`);
    }
  }
});

// Slow handshakes by the thousand: the beginning of a handshake, and no more. A tenth of them says another byte now and then.
await timed(`${SLOW_CONNECTIONS} slow handshakes`, async () => {
  const hello = hellos.at(-1) ?? new Uint8Array(0);
  const starts = [
    { port: portOf("akka.ssl.tcp"), beginning: hello },
    { port: portOf("akka.tcp"), beginning: Uint8Array.of(0x2c, 0, 0) },
    { port: portOf("akka.ssl.tcp"), beginning: hello.slice(0, -1) },
    { port: portOf("akka.wss"), beginning: Uint8Array.of(0x16, 3, 1, 2, 0, 1) },
  ];
  const slow = await Promise.all(
    Array.from({ length: SLOW_CONNECTIONS }, (_, index) => {
      const { port, beginning } = starts[index % starts.length] ?? { port: 0, beginning: hello };
      return slowConnection(port, beginning);
    }),
  );
  for (let round = 0; round < SLOW_ROUNDS; round += 1) {
    await after(SLOW_PAUSE_MS);
    for (const socket of slow.slice(0, SLOW_CONNECTIONS / 10)) if (!socket.destroyed) socket.write(Uint8Array.of(0x16));
  }
  await watch.newPeer(`beside ${SLOW_CONNECTIONS} slow handshakes`);
  for (const socket of slow) socket.destroy();
});

const growthMb = Math.round((process.memoryUsage().heapUsed - heapBefore) / 1e6);
if (growthMb > MOST_GROWTH_MB) problems.push(`the heap has grown by ${growthMb} MB, at most ${MOST_GROWTH_MB} MB may remain`);
const mostLines = MOST_KINDS * (LINES_PER_KIND + 1) * Math.ceil(1 + (performance.now() - startedMs) / INTERVAL_MS);
if (lineCount > mostLines) problems.push(`${lineCount} lines were logged, at most ${mostLines} may be`);
await watch.end();
await beta.terminate();
rmSync(folder, { recursive: true, force: true });
authority.remove();
problems.push(...watch.problems);
for (const problem of problems) console.error(problem);
console.log(
  `${lineCount} lines logged, heap ${growthMb >= 0 ? "+" : ""}${growthMb} MB, ${((performance.now() - startedMs) / 1000).toFixed(0)} s`,
);
console.log(`${watch.served} passed, ${problems.length} failed`);
process.exit(problems.length === 0 && watch.served > 0 ? 0 : 1);
