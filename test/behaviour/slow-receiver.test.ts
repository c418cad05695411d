import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { afterEach, assert, describe, it } from "vitest";
import { type ActorSystem as System, DeadLetter, WarningEvent } from "../../src/actor/index.ts";
import { ActorSystem } from "../../src/index.ts";
import { DisassociatedEvent } from "../../src/remote/index.ts";
import { frameFrom, takeFrames } from "../../src/remote/transport/index.ts";

const HEARTBEAT = "0400000012020803";
const QUEUE_BYTES = 8 * 1024 * 1024;
const MESSAGE_BYTES = 2_000;
const ROUNDS = 100;
const MESSAGES_PER_ROUND = 1_000;
const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** The ASSOCIATE of a system at that port of this machine, with the uid 7. */
function associateOf(system: string, port: number): Uint8Array {
  const field = (tag: number, bytes: Iterable<number>): number[] => [tag, [...bytes].length, ...bytes];
  const text = (tag: number, value: string): number[] => field(tag, Buffer.from(value));
  const varint = [(port & 0x7f) | 0x80, ((port >> 7) & 0x7f) | 0x80, port >> 14];
  const origin = [...text(0x0a, system), ...text(0x12, "127.0.0.1"), 0x18, ...varint, ...text(0x22, "tcp")];
  const info = [...field(0x0a, origin), 0x11, 7, 0, 0, 0, 0, 0, 0, 0];
  return Uint8Array.from(field(0x12, [8, 1, ...field(0x12, info)]));
}

/** A peer that shakes hands and stops reading then, until it is told to read. */
class SlowPeer {
  readonly address: string;
  readonly #server: Server;
  #socket: Socket | undefined;
  #rest: Buffer = Buffer.alloc(0);
  /** What arrived since it reads, heartbeats apart. */
  readonly texts: string[] = [];
  heartbeats = 0;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.address = `akka.tcp://Slow@127.0.0.1:${port}`;
    server.on("connection", (socket) => {
      this.#socket = socket;
      socket.on("error", () => {});
      socket.once("data", () => {
        socket.pause();
        socket.write(frameFrom(associateOf("Slow", port)));
      });
    });
  }

  static async listen(): Promise<SlowPeer> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    const peer = new SlowPeer(server, port);
    cleanUps.push(() => peer.close());
    return peer;
  }

  /** Reads on, and resolves when a message with `text` has come. */
  async readUntil(text: string): Promise<void> {
    const socket = this.#socket;
    assert(socket !== undefined);
    const found = new Promise<void>((resolve) => {
      socket.on("data", (chunk: Buffer) => {
        const bytes = Buffer.concat([this.#rest, chunk]);
        const taken = takeFrames(bytes, 0, bytes.length, true, 128_000, (frame, start, end) => {
          const said = Buffer.from(frame.buffer, frame.byteOffset + start, end - start).toString("latin1");
          if (said === Buffer.from(HEARTBEAT, "hex").subarray(4).toString("latin1")) this.heartbeats += 1;
          if (said.includes(text)) resolve();
        });
        this.#rest = bytes.subarray(taken);
      });
    });
    socket.resume();
    await found;
  }

  close(): void {
    this.#socket?.destroy();
    this.#server.close();
  }
}

async function start(config: string): Promise<System> {
  const system = await ActorSystem.create(
    "Fast",
    `akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote }
     akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
     akka.remote.flush-wait-on-shutdown = 100 ms
     ritsem.remote.outbound-queue.maximum-bytes = ${QUEUE_BYTES}
     ${config}`,
  );
  cleanUps.push(() => system.terminate());
  return system;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Sends far more than may wait, a round in each turn; how much memory is held at most on top of what was before. Unit: bytes. */
async function flood(system: System, peer: SlowPeer): Promise<number> {
  const selection = system.actorSelection(`${peer.address}/user/sink`);
  const heldNow = (): number => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = heldNow();
  let most = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let index = 0; index < MESSAGES_PER_ROUND; index += 1) selection.tell(Buffer.alloc(MESSAGE_BYTES, round).toString("latin1"));
    await turn();
    most = Math.max(most, heldNow() - before);
  }
  return most;
}

describe("A peer that stops reading while it is flooded", () => {
  it("costs no more memory than its bound: what is beyond is dead letters, and traffic goes on when it reads again", async () => {
    const [system, peer] = [await start("akka.remote.transport-failure-detector.heartbeat-interval = 100 ms"), await SlowPeer.listen()];
    let dropped = 0;
    const warnings: string[] = [];
    system.eventStream.subscribe(() => void (dropped += 1), DeadLetter);
    system.eventStream.subscribe(({ message }: WarningEvent) => void warnings.push(message), WarningEvent);

    const most = await flood(system, peer);
    const sent = ROUNDS * MESSAGES_PER_ROUND * MESSAGE_BYTES;
    assert.isBelow(most, sent / 2); // garbage included
    assert.isAbove(dropped, (ROUNDS * MESSAGES_PER_ROUND) / 2);
    assert.isAtMost(warnings.filter((text) => text.includes("ritsem.remote.outbound-queue.maximum-bytes")).length, 5);

    const isOver = peer.readUntil("the end of it");
    const selection = system.actorSelection(`${peer.address}/user/sink`);
    const speaker = setInterval(() => selection.tell("the end of it"), 50); // until there is room for it
    cleanUps.push(() => clearInterval(speaker));
    await isOver;
    assert.isAbove(peer.heartbeats, 0);
  }, 60_000);

  it("loses its association by the failure detector when it does not speak either", async () => {
    const [system, peer] = [
      await start("akka.remote.transport-failure-detector { heartbeat-interval = 100 ms, acceptable-heartbeat-pause = 300 ms }"),
      await SlowPeer.listen(),
    ];
    const ended = new Promise<void>((resolve) => system.eventStream.subscribe(() => resolve(), DisassociatedEvent));
    await flood(system, peer);
    await ended;
  }, 60_000);
});
