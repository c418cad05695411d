// What feeds hostile bytes to a listening system over real sockets and message ports, one kind of transport each.
import { randomBytes } from "node:crypto";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { connect, type NetConnectOpts, type Socket } from "node:net";
import { MessageChannel, threadId } from "node:worker_threads";
import type { SeededRandom } from "../../src/testkit/index.ts";
import { concatenated } from "./proto-tree.ts";

/** One hostile visit: gives the listener `chunks`, in its way, and leaves. Never rejects. */
export type Visit = (chunks: readonly Uint8Array[], random: SeededRandom) => Promise<void>;

/** What a listener that does not answer or close may take. Unit: ms. */
export const PATIENCE_MS = 1_000;

/** Sends bytes to a TCP port, or a socket file, and closes, or breaks the connection. */
export function overStream(where: NetConnectOpts): Visit {
  return async (chunks, random) => {
    const socket = await opened(where);
    for (const chunk of chunks) await written(socket, chunk);
    await left(socket, random.chance(0.3));
  };
}

/** A proper request for a WebSocket, with more lines if given, each ended by a line break. */
export function upgradeRequest(path = "/akka", more = ""): string {
  const key = randomBytes(16).toString("base64");
  return `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n${more}\r\n`;
}

/** Asks for a WebSocket, properly or not, and sends frames of WebSockets that lie about their length, are texts, compressed, unmasked or never end. */
export function overWebSocket(port: number): Visit {
  return async (chunks, random) => {
    const socket = await opened({ host: "127.0.0.1", port });
    const origin = random.chance(0.2) ? "Origin: https://elsewhere.example\r\n" : "";
    const path = random.chance(0.1) ? "/other" : "/akka";
    const extensions = random.chance(0.2) ? "Sec-WebSocket-Extensions: permessage-deflate\r\n" : "";
    const request = upgradeRequest(path, origin + extensions);
    const text = random.chance(0.05) ? request.slice(0, random.integer(1, request.length)) : request;
    const answered = Promise.race([anyOf(socket, "data", "close"), after(PATIENCE_MS)]);
    await written(socket, new TextEncoder().encode(text));
    await answered;
    for (const chunk of chunks) await written(socket, webSocketFrame(chunk, random));
    await left(socket, random.chance(0.3));
  };
}

/** One frame of a WebSocket, right in two of three cases. */
function webSocketFrame(payload: Uint8Array, random: SeededRandom): Uint8Array {
  const isRight = random.chance(0.66);
  const first = isRight ? 0x82 : random.pick([0x81, 0x02, 0x80, 0xc2, 0xc1, 0xf2, 0x88, 0x89, 0x8f, 0x00]);
  const masked = isRight || random.chance(0.8) ? 0x80 : 0;
  const lengths = [payload.length, payload.length + 7, Math.max(0, payload.length - 3), 0xffff, 0x7fff_ffff];
  const length = isRight ? payload.length : random.pick(lengths);
  const head = new Uint8Array(10);
  const view = new DataView(head.buffer);
  head.set([first, masked | 127]);
  view.setBigUint64(2, isRight || random.chance(0.8) ? BigInt(length) : 2n ** 63n - 1n);
  return concatenated([head, new Uint8Array(masked === 0 ? 0 : 4), payload]); // a mask of zeros changes nothing
}

/** Sends datagrams: rubbish, what belongs to other connections, and rubbish within a connection that it has opened. */
export function overUdp(port: number): Visit {
  return async (chunks, random) => {
    const socket = createSocket("udp4");
    socket.connect(port, "127.0.0.1");
    await once(socket, "connect");
    socket.on("error", () => {});
    const send = (bytes: Uint8Array) => new Promise<void>((resolve) => socket.send(bytes, () => resolve()));
    const answerTo = async (bytes: Uint8Array): Promise<Uint8Array> => {
      const answer = new Promise<Uint8Array>((resolve) => void socket.once("message", resolve));
      await send(bytes);
      return (await Promise.race([answer, after(PATIENCE_MS)])) ?? new Uint8Array(18);
    };
    const own = randomBytes(8);
    const welcome = await answerTo(Uint8Array.from([0xa1, 1, ...own, ...new Array<number>(8).fill(0)]));
    const token = new Uint8Array(8);
    token.set(welcome.subarray(10, 18)); // another datagram may be shorter
    if (random.chance(0.8)) await answerTo(Uint8Array.from([0xa1, 3, ...token, ...own]));
    let number = 0;
    for (const chunk of chunks) {
      number += random.chance(0.8) ? 1 : random.integer(-2, 1_000_000);
      const head = Uint8Array.from([0xa1, random.chance(0.8) ? 5 : random.integer(0, 255), ...token, 0, 0, 0, 0]);
      new DataView(head.buffer).setUint32(10, number >>> 0, true);
      await send(random.chance(0.1) ? chunk.slice(0, 60_000) : concatenated([head, chunk.slice(0, 60_000)]));
    }
    if (random.chance(0.5)) await send(Uint8Array.from([0xa1, random.pick([8, 10]), ...token]));
    socket.close();
  };
}

/** Posts rubbish to a system of this thread, in place of requests, and over connections that it has opened. */
export function overWorker(port: number): Visit {
  return async (chunks, random) => {
    const { port1, port2 } = new MessageChannel();
    const rubbish: readonly unknown[] = [undefined, null, 1e300, -1, Number.NaN, "end", {}, [], new Uint16Array(3), new Map(), 5n];
    const mark = random.chance(0.9) ? "ritsem.remote.worker/1" : "another";
    const request = { mark, kind: "dial", port, lowWaterBytes: random.pick([1, 65_536]), conversation: port2, isTaken: false };
    process.emit("workerMessage", random.chance(0.9) ? request : random.pick([...rubbish, { ...request, conversation: 7 }]), threadId);
    port1.on("message", () => {});
    for (const chunk of chunks) {
      port1.postMessage(chunk);
      if (random.chance(0.1)) port1.postMessage(random.pick(rubbish));
    }
    await new Promise((resolve) => setImmediate(resolve));
    port1.close();
  };
}

/** Opens a connection and says nothing, or only the beginning of a handshake. The caller destroys it. */
export async function slowConnection(port: number, beginning: Uint8Array): Promise<Socket> {
  const socket = await opened({ host: "127.0.0.1", port });
  socket.write(beginning);
  return socket;
}

/** A connection whose errors mean nothing, since the listener may break it at any time. It may have failed. */
export async function opened(where: NetConnectOpts): Promise<Socket> {
  const socket = connect(where);
  socket.on("error", () => {});
  socket.on("data", () => {});
  await anyOf(socket, "connect", "close");
  return socket;
}

/** Resolves when `bytes` have left, or never will. */
export function written(socket: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed || bytes.length === 0) resolve();
    else socket.write(bytes, () => resolve());
  });
}

/** Half-closes and waits for the listener, or breaks the connection. */
export async function left(socket: Socket, isBroken: boolean): Promise<void> {
  if (!isBroken) socket.end();
  else if (socket.remoteAddress === undefined) socket.destroy();
  else socket.resetAndDestroy(); // only TCP can
  if (!socket.closed) await Promise.race([anyOf(socket, "close"), after(PATIENCE_MS)]);
  socket.destroy();
}

/** Resolves at the first of `events`. An error is followed by "close". */
export function anyOf(socket: Socket, ...events: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    for (const event of events) socket.once(event, () => resolve());
  });
}

/** Resolves after so many ms, and keeps no process alive. */
export function after(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms).unref());
}
