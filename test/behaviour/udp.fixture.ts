import { createSocket, type RemoteInfo, type Socket } from "node:dgram";
import { once } from "node:events";
import { afterEach } from "vitest";
import type { Address } from "../../src/actor/index.ts";
import { parse } from "../../src/hocon/index.ts";
import { nodePlatform } from "../../src/platform/node/index.ts";
import type { AssociationHandle, Transport } from "../../src/remote/transport/index.ts";
import { createUdpTransport, udpReference } from "../../src/remote/transport/udp/index.ts";
import { SeededRandom } from "../../src/testkit/index.ts";

export const KEY = "ritsem.remote.udp";
export const HOST = "127.0.0.1";
export const NEVER: AbortSignal = new AbortController().signal;
const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Runs after the test, the latest first. */
export function cleanUpWith(cleanUp: () => unknown): void {
  cleanUps.push(cleanUp);
}

/** The transport as a configuration makes it, used without a system, and what it warns of. */
export function transportWith(settings = ""): { readonly transport: Transport; readonly warnings: string[] } {
  const config = parse(`${KEY} { hostname = "${HOST}", port = 0, ${settings} }`).withFallback(udpReference()).resolve();
  const warnings: string[] = [];
  const transport = createUdpTransport({
    platform: nodePlatform(),
    settings: { key: KEY, section: config.getConfig(KEY), config, flushWaitMs: 500, isDaemonic: true },
    log: { warning: (text) => void warnings.push(text), debug() {} },
  });
  cleanUpWith(() => transport.shutdown());
  return { transport, warnings };
}

/** A listening transport, and the connections that peers have opened. */
export async function listeningWith(settings = ""): Promise<{
  readonly address: Address;
  readonly transport: Transport;
  readonly warnings: readonly string[];
  readonly inbound: readonly AssociationHandle[];
  next(): Promise<AssociationHandle>;
}> {
  const { transport, warnings } = transportWith(settings);
  const inbound: AssociationHandle[] = [];
  const wakes: ((handle: AssociationHandle) => void)[] = [];
  const address = await transport.listen("Sys", (handle) => {
    inbound.push(handle);
    wakes.shift()?.(handle);
  });
  return { address, transport, warnings, inbound, next: () => new Promise((resolve) => wakes.push(resolve)) };
}

/** The two ends of a connection. */
export async function pairWith(settings = ""): Promise<{ readonly outbound: AssociationHandle; readonly inbound: AssociationHandle }> {
  const listener = await listeningWith(settings);
  const accepted = listener.next();
  const outbound = await transportWith(settings).transport.associate(listener.address, NEVER);
  return { outbound, inbound: await accepted };
}

/** What one connection brought. */
export function visitOf(handle: AssociationHandle): {
  readonly frames: Uint8Array[];
  readonly ended: Promise<Error | undefined>;
  reached(count: number): Promise<void>;
} {
  const frames: Uint8Array[] = [];
  let wake = (): void => {};
  const ended = new Promise<Error | undefined>((resolve) => {
    handle.open({
      onFrame(bytes, start, end) {
        frames.push(bytes.slice(start, end));
        wake();
      },
      onWritable() {},
      onDisassociated: resolve,
    });
  });
  const reached = async (count: number): Promise<void> => {
    while (frames.length < count) await new Promise<void>((resolve) => (wake = resolve));
  };
  return { frames, ended, reached };
}

/** A block of one frame of `length` bytes, each `byte`. */
export function frame(length: number, byte = 0): Uint8Array {
  const bytes = new Uint8Array(4 + length).fill(byte, 4);
  new DataView(bytes.buffer).setUint32(0, length, true);
  return bytes;
}

/** A bare socket, bound to a free port. */
export async function bareSocket(): Promise<Socket> {
  const socket = createSocket("udp4");
  socket.bind(0, HOST);
  await once(socket, "listening");
  cleanUpWith(() => socket.close());
  return socket;
}

/** A port that nobody listens at. */
export async function freeUdpPort(): Promise<number> {
  const socket = createSocket("udp4").bind(0, HOST);
  await once(socket, "listening");
  const { port } = socket.address();
  await new Promise<void>((resolve) => socket.close(() => resolve()));
  return port;
}

/** Sends `bytes` to `port`, and resolves when they have left. */
export async function sent(socket: Socket, bytes: Uint8Array, port: number): Promise<void> {
  await new Promise<void>((resolve) => socket.send(bytes, port, HOST, () => resolve()));
}

/** What becomes of a datagram: it is lost, arrives, arrives twice, or after the next one. */
type Fate = "lost" | "once" | "twice" | "late";

/** One direction between a peer and the system behind a {@link BadPath}. */
interface Way {
  readonly send: (bytes: Uint8Array) => void;
  /** Leaves after the next one. */
  late: Uint8Array | undefined;
}

/** Something between two systems that loses, repeats and exchanges datagrams. Peers send to its `port`. */
export class BadPath {
  readonly socket: Socket;
  /** All that peers have sent to it. */
  readonly datagrams: Uint8Array[] = [];
  readonly #fateOf: () => Fate;
  readonly #ways = new Map<number, Way>();
  targetPort = 0;
  lostCount = 0;
  #isOver = false;

  private constructor(socket: Socket, fateOf: () => Fate) {
    this.socket = socket;
    this.#fateOf = fateOf;
    cleanUpWith(() => void (this.#isOver = true)); // before the sockets close
    socket.on("message", (bytes, from) => {
      this.datagrams.push(bytes);
      this.#pass(this.#ways.get(from.port) ?? this.#newWay(from), bytes);
    });
  }

  /** Of a hundred datagrams so many are lost, repeated and late, each. */
  static async create(percent = 0, seed = 1): Promise<BadPath> {
    const random = new SeededRandom(seed);
    const fates: readonly Fate[] = ["lost", "twice", "late"];
    return new BadPath(await bareSocket(), () => (percent > 0 ? fates[Math.floor(random.integer(0, 99) / percent)] : undefined) ?? "once");
  }

  get port(): number {
    return this.socket.address().port;
  }

  /** Sends everything again that peers have sent, from where it came before. */
  repeatAll(): void {
    for (const way of this.#ways.values()) for (const bytes of this.datagrams) way.send(bytes);
  }

  #newWay(from: RemoteInfo): Way {
    const forth = createSocket("udp4");
    cleanUpWith(() => {
      this.#isOver = true;
      forth.close();
    });
    const back: Way = { send: (bytes) => this.socket.send(bytes, from.port, from.address), late: undefined };
    forth.on("message", (bytes) => this.#pass(back, bytes));
    const way: Way = { send: (bytes) => forth.send(bytes, this.targetPort, HOST), late: undefined };
    this.#ways.set(from.port, way);
    return way;
  }

  #pass(way: Way, bytes: Uint8Array): void {
    if (this.#isOver) return;
    const fate = this.#fateOf();
    if (fate === "lost") this.lostCount += 1;
    else if (fate !== "late" || way.late !== undefined) way.send(bytes);
    if (fate === "twice") way.send(bytes);
    const late = way.late;
    way.late = fate === "late" && late === undefined ? bytes : undefined;
    if (late !== undefined) way.send(late);
  }
}
