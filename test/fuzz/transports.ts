// Feeds hostile streams to a system that listens over every transport, at real sockets and message ports: `npm run fuzz -- transports`. `--streams 1000`
// feeds so many to each, `--seed 17` others. Between batches a proper peer must be served over every transport.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ActorSystem, ErrorEvent, Props, ReceiveActor, WarningEvent } from "../../src/index.ts";
import { remotingOf } from "../../src/remote/index.ts";
import { SeededRandom } from "../../src/testkit/index.ts";
import { PASSWORD, TestAuthority } from "../certificates/test-authority.ts";
import { overStream, overTls, overUdp, overWebSocket, overWorker, slowConnection, type Visit } from "./hostile-clients.ts";
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
const AT_ONCE = 20;
const SLOW_CONNECTIONS = 1_000;
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
  akka.remote.enabled-transports = ["akka.remote.dot-netty.tcp", "tls", "unix", "ritsem.remote.websocket", "ritsem.remote.udp", "ritsem.remote.worker"]
  akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
  tls = \${akka.remote.dot-netty.tcp} { enable-ssl = on, ssl.certificate { path = ${JSON.stringify(pkcs12)}, password = "${PASSWORD}" } }
  tls.connection-timeout = 5 s
  unix = \${akka.remote.dot-netty.tcp} { transport-protocol = unix, path = ${JSON.stringify(folder)}, hostname = local }
  ritsem.remote { websocket { hostname = "127.0.0.1", port = 0 }, udp { hostname = "127.0.0.1", port = 0, maximum-payload-bytes = 60000b } }
  ritsem.remote.connections.maximum = 3000
  ritsem.remote.log-limit { lines = ${LINES_PER_KIND}, interval = ${INTERVAL_MS} ms }`;

const problems: string[] = [];
let lineCount = 0;
let served = 0;
const startedMs = performance.now();
const beta = await ActorSystem.create("Beta", CONFIG);
beta.actorOf(Props.create(Echo), "echo");
for (const level of [WarningEvent, ErrorEvent]) beta.eventStream.subscribe(() => void (lineCount += 1), level);
const addresses = remotingOf(beta).addresses;
const portOf = (protocol: string): number => addresses.find((address) => address.protocol === protocol)?.port ?? 0;
const ways: Readonly<Record<string, Visit>> = {
  "akka.tcp": overStream({ host: "127.0.0.1", port: portOf("akka.tcp") }),
  "akka.ssl.tcp": overTls(portOf("akka.ssl.tcp")),
  "akka.unix": overStream({ path: join(folder, `local-${portOf("akka.unix")}.sock`) }),
  "akka.ws": overWebSocket(portOf("akka.ws")),
  "akka.udp": overUdp(portOf("akka.udp")),
  "akka.worker": overWorker(portOf("akka.worker")),
};
const corpus = goldenCorpus();
const random = new SeededRandom(Number(values.seed));

/** A proper peer gets its answers over every transport. */
async function expectService(when: string): Promise<void> {
  const peer = await ActorSystem.create("Peer", CONFIG);
  for (const address of addresses) {
    const answer = await peer.actorSelection(`${address}/user/echo`).ask("well?", String, "20 s").then(String, String);
    if (answer === "well?") served += 1;
    else problems.push(`${when}: a proper peer is not served over ${address.protocol}: ${answer}`);
  }
  await peer.terminate();
}

await expectService("at the start");
for (const address of addresses) if (ways[address.protocol] === undefined) problems.push(`nothing is fed over ${address.protocol}`);
const heapBefore = process.memoryUsage().heapUsed;
for (const [protocol, visit] of Object.entries(ways)) {
  const own = random.fork(protocol);
  const mutator = new StreamMutator(own, corpus);
  const began = performance.now();
  for (let done = 0; done < STREAMS; done += AT_ONCE) {
    const count = Math.min(AT_ONCE, STREAMS - done);
    await Promise.all(Array.from({ length: count }, () => visit([...mutator.next()], own)));
  }
  console.log(`${STREAMS} streams over ${protocol} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  await expectService(`after hostile streams over ${protocol}`);
}

// Slow handshakes by the thousand: the beginning of a handshake, and no more.
const slow = await Promise.all(
  Array.from({ length: SLOW_CONNECTIONS }, (_, index) =>
    index % 2 === 0
      ? slowConnection(portOf("akka.ssl.tcp"), Uint8Array.of(0x16, 3, 1, 2, 0, 1))
      : slowConnection(portOf("akka.tcp"), Uint8Array.of(0x2c, 0, 0)),
  ),
);
await expectService(`beside ${SLOW_CONNECTIONS} slow handshakes`);
for (const socket of slow) socket.destroy();

const growthMb = Math.round((process.memoryUsage().heapUsed - heapBefore) / 1e6);
if (growthMb > MOST_GROWTH_MB) problems.push(`the heap has grown by ${growthMb} MB, at most ${MOST_GROWTH_MB} MB may remain`);
const mostLines = MOST_KINDS * (LINES_PER_KIND + 1) * Math.ceil(1 + (performance.now() - startedMs) / INTERVAL_MS);
if (lineCount > mostLines) problems.push(`${lineCount} lines were logged, at most ${mostLines} may be`);
await beta.terminate();
rmSync(folder, { recursive: true, force: true });
authority.remove();
for (const problem of problems) console.error(problem);
console.log(
  `${lineCount} lines logged, heap ${growthMb >= 0 ? "+" : ""}${growthMb} MB, ${((performance.now() - startedMs) / 1000).toFixed(0)} s`,
);
console.log(`${served} passed, ${problems.length} failed`);
process.exit(problems.length === 0 && served > 0 ? 0 : 1);
