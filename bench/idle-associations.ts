import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { ActorSystem, Props, ReceiveActor } from "ritsem";

// The cost of an idle association: a thousand peers, each with a connection that has carried a message in both directions and is now idle.
// The peers are sockets of another process that send what a peer would send, so their memory is not counted.

const PEERS = 1_000;
const AT_ONCE = 50;

class Echo extends ReceiveActor {
  constructor(onMessage: () => void) {
    super();
    this.receiveAny((message) => {
      this.sender.tell(message);
      onMessage();
    });
  }
}

/** A protobuf field of bytes that are fewer than 128. */
const field = (number: number, bytes: Buffer): Buffer => Buffer.concat([Buffer.of((number << 3) | 2, bytes.length), bytes]);
const text = (number: number, value: string): Buffer => field(number, Buffer.from(value));
function varint(number: number, value: number): Buffer {
  const bytes = [number << 3];
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  return Buffer.from([...bytes, rest]);
}
function fixed64(number: number, value: bigint): Buffer {
  const bytes = Buffer.alloc(9);
  bytes[0] = (number << 3) | 1;
  bytes.writeBigUInt64LE(value, 1);
  return bytes;
}
function frame(body: Buffer): Buffer {
  const prefix = Buffer.alloc(4);
  prefix.writeUInt32LE(body.length);
  return Buffer.concat([prefix, body]);
}

/** The ASSOCIATE of a peer with this name, and a message from it to the echo actor. */
function greeting(name: string, uid: number, target: string): Buffer {
  const origin = Buffer.concat([text(1, name), text(2, "127.0.0.1"), varint(3, 1), text(4, "tcp")]);
  const associate = field(2, Buffer.concat([varint(1, 1), field(2, Buffer.concat([field(1, origin), fixed64(2, BigInt(uid))]))]));
  const payload = Buffer.concat([text(1, "hit"), varint(2, 17), text(3, "S")]);
  const sender = field(4, text(1, `akka.tcp://${name}@127.0.0.1:1/user/a`));
  const envelope = Buffer.concat([field(1, text(1, target)), field(2, payload), sender, fixed64(5, 0xffff_ffff_ffff_ffffn)]);
  const container = Buffer.concat([Buffer.of(0x12), length(envelope), envelope]);
  return Buffer.concat([frame(associate), frame(Buffer.concat([Buffer.of(0x0a), length(container), container]))]);
}
const length = (bytes: Buffer): Buffer =>
  bytes.length < 128 ? Buffer.of(bytes.length) : Buffer.of((bytes.length & 0x7f) | 0x80, bytes.length >> 7);

async function actAsPeers(port: number): Promise<void> {
  const target = `akka.tcp://Hub@127.0.0.1:${port}/user/echo`;
  for (let first = 0; first < PEERS; first += AT_ONCE) {
    await Promise.all(
      Array.from({ length: AT_ONCE }, async (_, index) => {
        const socket = connect(port, "127.0.0.1");
        socket.on("error", () => {});
        await once(socket, "connect");
        socket.write(greeting(`Peer${first + index}`, first + index + 1, target));
        await once(socket, "data");
        socket.resume();
      }),
    );
  }
  console.log("MET");
  process.stdin.resume();
  await once(process.stdin, "end");
  process.exit(0);
}

/** The memory in use after a garbage collection. Unit: bytes. */
async function held(): Promise<{ readonly heap: number; readonly buffers: number; readonly rss: number }> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  for (let round = 0; round < 4; round += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return { heap: heapUsed, buffers: arrayBuffers, rss };
}

async function measure(): Promise<void> {
  let met = 0;
  const config = "akka { loglevel = ERROR, actor.provider = remote, remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 } }";
  const system = await ActorSystem.create("Hub", config);
  system.actorOf(
    Props.from(() => new Echo(() => void (met += 1))),
    "echo",
  );
  const before = await held();
  const peers = spawn(process.execPath, [...process.execArgv, import.meta.filename, "peers", String(system.address.port)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: peers.stdout })) if (line === "MET") break;
  const after = await held();
  const each = (kind: "heap" | "buffers" | "rss"): number => Math.round((after[kind] - before[kind]) / PEERS);
  const bytes = { heapBytes: each("heap"), bufferBytes: each("buffers"), rssBytes: each("rss") };
  console.log(JSON.stringify({ peer: "ritsem", case: "idle-association", associations: met, ...bytes }));
  peers.stdin.end();
  await once(peers, "exit");
  await system.terminate();
}

if (process.argv[2] === "peers") await actAsPeers(Number(process.argv[3]));
else await measure();
