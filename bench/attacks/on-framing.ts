import type { Attack } from "./assault.ts";
import { associate, control, frame, prefix } from "./wire.ts";

const JUNK = Buffer.alloc(64 * 1024, 0xa5);

/** Attacks on the cutting of bytes into frames. */
export const onFraming: readonly Attack[] = [
  { name: "5 000 silent connections", run: (assault) => assault.many(5_000, () => {}) },
  {
    name: "one byte each on 2 000 connections",
    run: (assault) => assault.many(2_000, (socket) => socket.write(prefix(100).subarray(0, 1))),
  },
  { name: "a prefix of 2 GiB on 1 000 connections", run: (assault) => assault.many(1_000, (socket) => socket.write(prefix(0x7fff_ffff))) },
  {
    name: "127 kB of a frame that never ends, on 1 500 connections",
    run: (assault) => assault.many(1_500, (socket) => socket.write(Buffer.concat([prefix(127_000), JUNK, JUNK.subarray(0, 60_000)]))),
  },
  {
    name: "unfinished frames behind a handshake, on 500 connections",
    run: (assault) =>
      assault.many(500, (socket, index) =>
        socket.write(Buffer.concat([associate({ system: `Evil${index}` }), prefix(127_000), JUNK, JUNK.subarray(0, 60_000)])),
      ),
  },
  {
    name: "a frame in pieces of one byte",
    run: async (assault) => {
      const socket = await assault.peer();
      const bytes = frame(JUNK.subarray(0, 60_000));
      for (let at = 0; socket !== undefined && at < bytes.length && (await assault.write(socket, bytes.subarray(at, at + 1))); at += 1)
        await new Promise((resolve) => setImmediate(resolve));
    },
  },
  {
    name: "empty frames",
    run: (assault) => assault.send(1_000, () => Buffer.concat(Array.from({ length: 5_000 }, () => prefix(0)))),
  },
  { name: "random bytes", run: (assault) => assault.send(10_000, () => frame(JUNK)) },
  {
    name: "random bytes on 3 000 connections",
    run: (assault) => assault.many(3_000, (socket) => socket.end(JUNK)),
  },
  {
    name: "connections that are opened and reset",
    run: async (assault) => {
      while (!assault.isOver) (await assault.connect())?.resetAndDestroy();
    },
  },
  {
    name: "heartbeats without end",
    run: (assault) => assault.send(2_000, () => Buffer.concat(Array.from({ length: 2_000 }, () => control(3)))),
  },
  {
    name: "HTTP on 2 000 connections",
    run: (assault) => assault.many(2_000, (socket) => socket.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n")),
  },
];
