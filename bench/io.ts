import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { ActorSystem, Props, ReceiveActor } from "ritsem";
import { Tcp } from "ritsem/io";

// TCP echo through actors, paired with an echo server of bare sockets: one process has both servers, another one the clients, and they take turns. Then the
// memory of idle connections, in a server of its own. See README.md.

const ROUNDS = 7;
const ROUND_MS = 1500;
const IDLE_CONNECTIONS = 10_000;

/** Sends back what comes; one actor for all connections. */
class Echo extends ReceiveActor {
  constructor(onBound: (port: number) => void) {
    super();
    this.receive(Tcp.Received, ({ data }) => this.sender.tell(new Tcp.Write(data)));
    this.receive(Tcp.Connected, () => this.sender.tell(new Tcp.Register(this.self)));
    this.receive(Tcp.Bound, ({ localAddress }) => onBound(localAddress.port));
    this.receive(Tcp.ConnectionClosed, () => {});
    this.tell(Tcp.get(this.context.system).manager, new Tcp.Bind(this.self, { host: "127.0.0.1", port: 0 }, { backlog: 4096 }));
  }
}

async function serve(): Promise<void> {
  const system = await ActorSystem.create("echo", "akka.loglevel = WARNING");
  const actors = await new Promise<number>((resolve) => system.actorOf(Props.create(Echo, resolve)));
  const bare = createServer({ noDelay: true, allowHalfOpen: false }, (socket) => {
    socket.on("error", () => {});
    socket.on("data", (data) => void socket.write(data));
  });
  bare.listen({ port: 0, host: "127.0.0.1", backlog: 4096 });
  await once(bare, "listening");
  console.log(`READY ${actors} ${(bare.address() as AddressInfo).port}`);
  for await (const _ of createInterface({ input: process.stdin })) {
    globalThis.gc?.();
    globalThis.gc?.();
    const { rss, heapUsed, external } = process.memoryUsage();
    console.log(`MEMORY ${rss} ${heapUsed + external}`);
  }
  process.exit(0);
}

interface Server {
  readonly actors: number;
  readonly bare: number;
  memory(): Promise<readonly [rss: number, used: number]>;
  stop(): void;
}

async function startServer(): Promise<Server> {
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", "--expose-gc", import.meta.filename, "server"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  if (child.stdout === null) throw new Error("The server has no output.");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const numbers = async (): Promise<readonly number[]> => ((await lines.next()).value as string).split(" ").slice(1).map(Number);
  const [actors = 0, bare = 0] = await numbers();
  const memory = async (): Promise<readonly [number, number]> => {
    child.stdin?.write("memory\n");
    const [rss = 0, used = 0] = await numbers();
    return [rss, used];
  };
  return { actors, bare, memory, stop: () => child.stdin?.end() };
}

async function dial(port: number): Promise<Socket> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  await once(socket, "connect");
  return socket;
}

/** Bytes per second that come back over `connections`, each of which has `inFlight` writes of `size` bytes under way. */
async function bytesPerSecond(port: number, size: number, connections: number, inFlight: number): Promise<number> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => dial(port)));
  const message = Buffer.alloc(size, 7);
  let count = 0;
  for (const socket of sockets) {
    let pending = 0;
    socket.on("data", (data) => {
      count += data.length;
      for (pending += data.length; pending >= size; pending -= size) socket.write(message);
    });
    for (let index = 0; index < inFlight; index += 1) socket.write(message);
  }
  const startedMs = performance.now();
  await new Promise((resolve) => setTimeout(resolve, ROUND_MS));
  const seconds = (performance.now() - startedMs) / 1000;
  const total = count;
  for (const socket of sockets) socket.destroy();
  return total / seconds;
}

async function compare(
  name: string,
  server: Server,
  size: number,
  connections: number,
  inFlight: number,
  unit: number,
  target: number,
): Promise<boolean> {
  const ratios: number[] = [];
  const rates: { readonly actors: number; readonly bare: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? (["actors", "bare"] as const) : (["bare", "actors"] as const);
    const rate = { actors: 0, bare: 0 };
    for (const kind of order) rate[kind] = await bytesPerSecond(server[kind], size, connections, inFlight);
    if (round === 0) continue; // warms up
    rates.push(rate);
    ratios.push(rate.actors / rate.bare);
  }
  const show = (kind: "actors" | "bare"): string => Math.round(median(rates.map((rate) => rate[kind])) / unit).toLocaleString("en");
  const ratio = median(ratios);
  console.log(`${name}: actors ${show("actors")}, bare sockets ${show("bare")}, ${ratio.toFixed(2)}x (target ${target}x)`);
  return ratio >= target;
}

async function measureIdle(): Promise<boolean> {
  const server = await startServer();
  (await dial(server.actors)).destroy();
  const [rssBefore, usedBefore] = await server.memory();
  const sockets: Socket[] = [];
  for (let count = 0; count < IDLE_CONNECTIONS; count += 100) {
    sockets.push(...(await Promise.all(Array.from({ length: 100 }, () => dial(server.actors))))); // spreads 100
  }
  const [rssAfter, usedAfter] = await server.memory();
  for (const socket of sockets) socket.destroy();
  server.stop();
  const megabytes = (bytes: number): number => Math.round(bytes / 1e6);
  const [rss, used] = [megabytes(rssAfter - rssBefore), megabytes(usedAfter - usedBefore)];
  console.log(`${IDLE_CONNECTIONS} idle connections: ${rss} MB resident, ${used} MB used (target 100 MB)`);
  return rss <= 100;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

if (process.argv[2] === "server") await serve();
else {
  const server = await startServer();
  const results = [
    await compare("64 kB writes, MB/s", server, 65_536, 4, 4, 1e6, 0.5),
    await compare("100 bytes, messages/s", server, 100, 50, 1, 100, 0.3),
  ];
  server.stop();
  results.push(await measureIdle());
  process.exitCode = results.every(Boolean) ? 0 : 1;
  process.exit();
}
