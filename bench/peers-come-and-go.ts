import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { ActorSystem, Props, ReceiveActor } from "ritsem";
import { RawPeer } from "../interop/harness/raw-peer.ts";

// What peers leave behind that have come and gone: two thousand sockets of another process shake hands, have a message echoed, and hang up.
// When the gates behind them are open again, the heap must be what it was. Timers and clock are the real ones.

const WARM_UP = 500;
const PEERS = 2_000;
const AT_ONCE = 50;
const GATE_MS = 300;
/** Growth of the heap that is not yet a leak. Unit: bytes. */
const MOST_GROWTH = 1024 * 1024;

class Echo extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny((message) => this.sender.tell(message));
  }
}

async function actAsPeer(port: number, name: string): Promise<void> {
  const peer = await RawPeer.dial(port);
  await peer.shakeHands(name);
  const payload = { serializerId: 17, manifest: "S", bytes: new TextEncoder().encode("hello") };
  const recipientPath = `akka.tcp://Hub@127.0.0.1:${port}/user/echo`;
  peer.sendEnvelope({ recipientPath, senderPath: `akka.tcp://${name}@${peer.endpoint}/user/a`, seq: undefined, payload });
  await peer.heard.take(({ kind }) => kind === "payload", 30_000, "echo");
  await peer[Symbol.asyncDispose]();
}

async function actAsPeers(port: number): Promise<void> {
  let next = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    const end = next + Number(line);
    while (next < end) {
      const group = Array.from({ length: Math.min(AT_ONCE, end - next) }, (_, index) => actAsPeer(port, `Peer${next + index}`));
      next += group.length;
      await Promise.all(group);
    }
    console.log("LEFT");
  }
}

/** Heap in use after everything that is garbage has gone. Unit: bytes. */
async function heldBytes(): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  for (let round = 0; round < 6; round += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 100)); // finalizers run between
  }
  return process.memoryUsage().heapUsed;
}

async function measure(): Promise<void> {
  const config = `akka { loglevel = OFF, actor.provider = remote, remote.retry-gate-closed-for = ${GATE_MS} ms
    remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 } }`;
  const system = await ActorSystem.create("Hub", config);
  system.actorOf(Props.create(Echo), "echo");
  const peers = spawn(process.execPath, [...process.execArgv, import.meta.filename, "peers", String(system.address.port)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: peers.stdout })[Symbol.asyncIterator]();
  const comeAndGo = async (count: number): Promise<number> => {
    peers.stdin.write(`${count}\n`);
    await lines.next();
    await new Promise((resolve) => setTimeout(resolve, 5 * GATE_MS));
    return await heldBytes();
  };
  const before = await comeAndGo(WARM_UP);
  const growth = (await comeAndGo(PEERS)) - before;
  console.log(
    JSON.stringify({ peer: "ritsem", case: "peers-come-and-go", peers: PEERS, heapGrowthBytes: growth, limitBytes: MOST_GROWTH }),
  );
  peers.stdin.end();
  await once(peers, "exit");
  await system.terminate();
  if (growth > MOST_GROWTH) process.exitCode = 1;
}

if (process.argv[2] === "peers") await actAsPeers(Number(process.argv[3]));
else await measure();
