import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { afterEach, assert, describe, it } from "vitest";
import { SharedReads } from "./incoming-bytes.ts";

const cleanUps: (() => unknown)[] = [];

afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

/** A server, and what a dialled socket that is read into a shared array has received, as text. */
async function dialled(
  shared: SharedReads,
): Promise<{ peer: Socket; start(onBytes: (bytes: Uint8Array) => void): void; keep: (bytes: Uint8Array, from: number) => Uint8Array }> {
  const server = createServer().listen(0, "127.0.0.1");
  cleanUps.push(() => server.close());
  await once(server, "listening");
  const reads = shared.forSocket("linux");
  assert.isDefined(reads);
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const socket = connect({ host: "127.0.0.1", port, onread: reads.options });
  socket.pause();
  cleanUps.push(() => socket.destroy());
  const [[peer]] = (await Promise.all([once(server, "connection"), once(socket, "connect")])) as [[Socket], unknown];
  cleanUps.push(() => peer.destroy());
  return { peer, start: (onBytes) => reads.start(socket, onBytes), keep: (bytes, from) => reads.keep(bytes, from) };
}

describe("SharedReads", () => {
  it("reads all dialled sockets into the same array, and keeps copies of what is read later", async () => {
    const shared = new SharedReads();
    const [one, other] = [await dialled(shared), await dialled(shared)];
    const arrays = new Set<ArrayBufferLike>();
    const kept: Uint8Array[] = [];
    for (const [connection, text] of [
      [one, "first"],
      [other, "other"],
    ] as const) {
      const isRead = new Promise<void>((resolve) =>
        connection.start((bytes) => {
          arrays.add(bytes.buffer);
          kept.push(connection.keep(bytes, 2));
          resolve();
        }),
      );
      connection.peer.write(text);
      await isRead;
    }
    assert.equal(arrays.size, 1);
    assert.deepEqual(
      kept.map((bytes) => new TextDecoder().decode(bytes)),
      ["rst", "her"],
    );
  });

  it("does not copy again what is kept already", async () => {
    const { keep } = await dialled(new SharedReads());
    const own = Uint8Array.of(1, 2, 3);
    assert.strictEqual(keep(own, 1).buffer, own.buffer);
  });

  it("leaves sockets as they are on Windows, which is given the array before anything arrives", () => {
    assert.isUndefined(new SharedReads().forSocket("win32"));
  });
});
