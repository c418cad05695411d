// What feeds hostile bytes to ports that expect TLS: real beginnings of handshakes, and real handshakes whose records are tampered with.
import { randomBytes } from "node:crypto";
import type { Socket } from "node:net";
import { Duplex } from "node:stream";
import { connect, type ConnectionOptions, type SecureVersion, type TLSSocket } from "node:tls";
import type { SeededRandom } from "../../src/testkit/index.ts";
import { after, anyOf, left, opened, PATIENCE_MS, type Visit, written } from "./hostile-clients.ts";
import { concatenated } from "./proto-tree.ts";

/** Versions that a client may offer; the first two are refused. */
const VERSIONS: readonly SecureVersion[] = ["TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"];
/** Types of records: change of ciphers, alert, handshake, data, and none. */
const RECORD_TYPES: readonly number[] = [20, 21, 22, 23, 24, 255];

/** What a client of each version says first. */
export function clientHellos(): Promise<readonly Uint8Array[]> {
  return Promise.all(VERSIONS.map(clientHello));
}

function clientHello(version: SecureVersion): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const way = new Duplex({
      read() {},
      write(chunk: Uint8Array) {
        resolve(Uint8Array.from(chunk));
      },
    });
    connect({ socket: way, ...clientOf(version) }).on("error", () => {});
  });
}

function clientOf(version: SecureVersion): ConnectionOptions {
  return { minVersion: version, maxVersion: version, ciphers: "DEFAULT@SECLEVEL=0", rejectUnauthorized: false };
}

/** Sends plain bytes, records of TLS that are none, and real beginnings of handshakes with garbage in them or after them. */
export function overTls(port: number, hellos: readonly Uint8Array[]): Visit {
  return async (chunks, random) => {
    const socket = await opened({ host: "127.0.0.1", port });
    const body = concatenated([...chunks]).slice(0, random.integer(0, 600));
    const hello = random.pick(hellos);
    const http = new TextEncoder().encode("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const garbled = withFlippedBytes(hello, random);
    const cut = hello.slice(0, random.integer(1, hello.length));
    const pieces = random.pick<readonly Uint8Array[]>([
      [body],
      [http],
      [recordOf(body, random)],
      [hello, recordOf(body, random), recordOf(body, random)],
      [hello, body],
      [hello, hello],
      [garbled],
      [cut, body],
      inRecordsOf(hello, random.integer(1, 40)),
    ]);
    for (const piece of pieces) await written(socket, piece);
    await left(socket, random.chance(0.5));
  };
}

/** Handshakes of a proper client, with a certificate or without, of any version. What it sends after its first words is tampered with, or is no frames. */
export function overTlsHandshake(port: number, certificate: Pick<ConnectionOptions, "pfx" | "passphrase">): Visit {
  return async (chunks, random) => {
    const raw = await opened({ host: "127.0.0.1", port });
    const from = random.integer(1, 4);
    const isTampered = random.chance(0.7);
    const way = tamperedWay(raw, (bytes, index) => (isTampered && index >= from ? tampered(bytes, random) : bytes));
    const version = random.pick([...VERSIONS, "TLSv1.3", "TLSv1.3"] as const);
    const socket = connect({ socket: way, ...clientOf(version), ...(random.chance(0.7) ? certificate : {}) });
    socket.on("error", () => {}).on("data", () => {});
    await Promise.race([anyOf(socket, "secureConnect", "close"), after(PATIENCE_MS)]);
    for (const chunk of chunks) if (!socket.destroyed) socket.write(chunk);
    if (random.chance(0.2)) renegotiate(socket);
    socket.end();
    await Promise.race([anyOf(raw, "close"), after(PATIENCE_MS)]);
    socket.destroy();
    raw.destroy();
  };
}

/** Only TLS 1.2 knows it. */
function renegotiate(socket: TLSSocket): void {
  if (!socket.destroyed && socket.getProtocol() === "TLSv1.2") socket.renegotiate({ rejectUnauthorized: false }, () => {});
}

/** A way over `raw` on which `change` is made to each piece that is sent. */
function tamperedWay(raw: Socket, change: (bytes: Uint8Array, index: number) => Uint8Array): Duplex {
  let index = 0;
  const way = new Duplex({
    read() {},
    write(chunk: Uint8Array, _, onWritten) {
      void written(raw, change(chunk, index)).then(() => onWritten());
      index += 1;
    },
    final: (onEnded) => void raw.end(() => onEnded()),
  });
  raw.on("data", (bytes) => void way.push(bytes));
  raw.on("close", () => void way.push(null));
  return way;
}

function tampered(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  return random.pick([
    withFlippedBytes(bytes, random),
    bytes.slice(0, random.integer(0, bytes.length)),
    concatenated([bytes, bytes]),
    recordOf(randomBytes(random.integer(0, 200)), random),
    concatenated([recordOf(new Uint8Array(0), random), bytes]),
  ]);
}

/** One record, of a version and a length that may be wrong. */
function recordOf(body: Uint8Array, random: SeededRandom): Uint8Array {
  const length = random.chance(0.7) ? body.length : random.pick([0, body.length + 1, 0x4000, 0x4101, 0xffff]);
  return Uint8Array.from([random.pick(RECORD_TYPES), 3, random.integer(0, 5), length >> 8, length & 255, ...body]);
}

/** The handshake message of `hello` in records of `size` bytes each. */
function inRecordsOf(hello: Uint8Array, size: number): readonly Uint8Array[] {
  const [head, message] = [hello.subarray(0, 3), hello.subarray(5)];
  return Array.from({ length: Math.ceil(message.length / size) }, (_, index) => {
    const part = message.subarray(index * size, (index + 1) * size);
    return Uint8Array.from([...head, part.length >> 8, part.length & 255, ...part]);
  });
}

function withFlippedBytes(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (let count = random.integer(1, 4); count > 0 && copy.length > 0; count -= 1) {
    const at = random.integer(0, copy.length - 1);
    copy[at] = (copy[at] ?? 0) ^ (1 << random.integer(0, 7));
  }
  return copy;
}
