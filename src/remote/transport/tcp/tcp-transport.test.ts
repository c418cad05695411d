import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { afterEach, assert, describe, it } from "vitest";
import { Address } from "../../../actor/index.ts";
import type { Platform } from "../../../platform/index.ts";
import { nodePlatform } from "../../../platform/node/index.ts";
import { type AssociationHandle, BindError, ConnectError, ConnectionLostError, FrameTooLargeError } from "../index.ts";
import type { TcpSettings } from "./tcp-settings.ts";
import { TcpTransport } from "./tcp-transport.ts";

const SETTINGS: TcpSettings = {
  key: "akka.remote.dot-netty.tcp",
  schemeIdentifier: "tcp",
  usesTls: false,
  hostname: "127.0.0.1",
  port: 0,
  publicHostname: "",
  publicPort: 0,
  isLittleEndian: true,
  maximumFrameBytes: 127_996,
  logsTransport: false,
  backlog: 4096,
  sendsSmallPacketsAtOnce: true,
  path: "",
  probesSilentPeers: true,
  connectionTimeoutMs: 15_000,
  prefersIpv6: false,
  enforcesIpFamily: false,
  highWaterBytes: 256 * 1024,
  lowWaterBytes: 64 * 1024,
};

const NEVER_ABORTED = new AbortController().signal;
const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

/** Timers that fire when the test says so. */
class HeldTimers {
  readonly held = new Set<{ readonly delayMs: number; readonly task: () => void }>();

  once(delayMs: number, task: () => void): () => void {
    const entry = { delayMs, task };
    this.held.add(entry);
    return () => void this.held.delete(entry);
  }

  fire(delayMs: number): void {
    for (const entry of this.held) if (entry.delayMs === delayMs && this.held.delete(entry)) entry.task();
  }
}

function transport(overrides: Partial<TcpSettings> = {}, platform: Platform = nodePlatform()) {
  const warnings: string[] = [];
  const log = { warning: (text: string) => void warnings.push(text), debug: () => {} };
  const created = new TcpTransport({ ...SETTINGS, ...overrides }, { platform, log, flushWaitMs: 2000, isDaemonic: true });
  cleanUps.push(() => created.shutdown());
  return { transport: created, warnings };
}

/** What a handle's owner heard. */
function listenTo(handle: AssociationHandle) {
  const frames: number[][] = [];
  let tellEnd: (cause: Error | undefined) => void;
  const ended = new Promise<Error | undefined>((resolve) => {
    tellEnd = resolve;
  });
  handle.open({
    onFrame: (bytes, start, end) => frames.push(Array.from(bytes.slice(start, end))),
    onWritable() {},
    onDisassociated: (cause) => tellEnd(cause),
  });
  return { frames, ended };
}

/** A transport that listens, and a plain socket connected to it. */
async function withRawPeer(overrides: Partial<TcpSettings> = {}, platform?: Platform) {
  const listening = transport(overrides, platform);
  const accepted = new Promise<AssociationHandle>((resolve) => {
    void listening.transport.listen("Beta", resolve).then(({ port }) => {
      const raw = connect({ port: port ?? 0, host: "127.0.0.1", allowHalfOpen: true });
      raw.on("error", () => {});
      cleanUps.push(() => raw.destroy());
      sockets.push(raw);
    });
  });
  const sockets: Socket[] = [];
  const handle = await accepted;
  const [raw] = sockets;
  assert.isDefined(raw);
  return { handle, raw, ...listening };
}

async function bytesUntilEnd(socket: Socket): Promise<number[]> {
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  await once(socket, "end");
  return Array.from(Buffer.concat(chunks));
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => assert.fail("it was to reject"),
    (reason: unknown) => reason,
  );
}

function frameOf(length: number, isLittleEndian = true): Uint8Array {
  const frame = new Uint8Array(4 + length).fill(7);
  new DataView(frame.buffer).setUint32(0, length, isLittleEndian);
  return frame;
}

describe("TcpTransport, listening", () => {
  it("advertises scheme, system, host and the bound port", async () => {
    const address = await transport().transport.listen("Beta", () => {});
    assert.match(address.toString(), /^tcp:\/\/Beta@127\.0\.0\.1:[1-9]\d*$/);
  });

  it("advertises public-hostname and public-port where they are set", async () => {
    const address = await transport({ publicHostname: "beta.example", publicPort: 4711 }).transport.listen("Beta", () => {});
    assert.equal(address.toString(), "tcp://Beta@beta.example:4711");
  });

  it("binds every interface for an empty hostname and warns that 0.0.0.0 is no address to answer to", async () => {
    const any = transport({ hostname: "" });
    const address = await any.transport.listen("Beta", () => {});
    assert.equal(address.host, "0.0.0.0");
    assert.lengthOf(any.warnings, 1);
    assert.include(any.warnings[0], "akka.remote.dot-netty.tcp.public-hostname");

    const published = transport({ hostname: "", publicHostname: "beta.example" });
    await published.transport.listen("Beta", () => {});
    assert.deepEqual(published.warnings, []);
  });

  it("puts an IPv6 literal into brackets, and dials one", async () => {
    const address = await transport({ hostname: "::1" }).transport.listen("Beta", () => {});
    assert.match(address.toString(), /^tcp:\/\/Beta@\[::1\]:\d+$/);
    const handle = await transport().transport.associate(address, NEVER_ABORTED);
    assert.equal(handle.remoteEndpoint, `[::1]:${address.port}`);
  });

  it("names host, port and key when the port is taken", async () => {
    const { port } = await transport().transport.listen("Alpha", () => {});
    const error = await failureOf(transport({ port: port ?? 0 }).transport.listen("Beta", () => {}));
    assert.instanceOf(error, BindError);
    for (const part of [`127.0.0.1:${port}`, "listens there already", "akka.remote.dot-netty.tcp.port"])
      assert.include(String(error), part);
  });

  it("names the host when this machine does not have it", async () => {
    const error = await failureOf(transport({ hostname: "192.0.2.1" }).transport.listen("Beta", () => {}));
    assert.instanceOf(error, BindError);
    assert.include(String(error), "192.0.2.1");
  });

  it("refuses a second listen", async () => {
    const { transport: once } = transport();
    await once.listen("Beta", () => {});
    assert.instanceOf(await failureOf(once.listen("Beta", () => {})), BindError);
  });

  it("drops a connection whose owner throws, with one warning, and takes the next one", async () => {
    let calls = 0;
    const { transport: listening, warnings } = transport();
    const address = await listening.listen("Beta", (handle) => {
      calls += 1;
      if (calls === 1) throw new Error("not now");
      handle.write(frameOf(1));
    });
    const first = listenTo(await transport().transport.associate(address, NEVER_ABORTED));
    await first.ended;
    const raw = connect(address.port ?? 0, "127.0.0.1");
    cleanUps.push(() => raw.destroy());
    assert.deepEqual([...((await once(raw, "data"))[0] as Buffer)], [...frameOf(1)]);
    assert.lengthOf(warnings, 1);
  });
});

describe("TcpTransport, dialling", () => {
  it("names the address when no system listens there", async () => {
    const { transport: gone } = transport();
    const address = await gone.listen("Beta", () => {});
    await gone.shutdown();
    const error = await failureOf(transport().transport.associate(address, NEVER_ABORTED));
    assert.instanceOf(error, ConnectError);
    assert.include(String(error), `${address}: no process listens on that port`);
  });

  it("names the address when the host is unknown", async () => {
    const error = await failureOf(transport().transport.associate(new Address("tcp", "Beta", "nowhere.invalid", 2552), NEVER_ABORTED));
    assert.instanceOf(error, ConnectError);
    assert.include(String(error), "tcp://Beta@nowhere.invalid:2552");
    assert.include(String(error), "name");
  });

  it("refuses an address without host and port", async () => {
    const error = await failureOf(transport().transport.associate(new Address("tcp", "Beta"), NEVER_ABORTED));
    assert.instanceOf(error, ConnectError);
  });

  it("gives up after connection-timeout, naming the key", async () => {
    const timers = new HeldTimers();
    const dialler = transport({}, { ...nodePlatform(), timers });
    const attempt = dialler.transport.associate(new Address("tcp", "Beta", "192.0.2.1", 2552), NEVER_ABORTED);
    timers.fire(15_000);
    assert.include(String(await failureOf(attempt)), "akka.remote.dot-netty.tcp.connection-timeout");
    assert.equal(timers.held.size, 0);
  });

  it("leaves no socket behind when aborted", async () => {
    const server: Server = createServer();
    const gone = new Promise<void>((resolve) =>
      server.once("connection", (socket) =>
        socket
          .on("error", () => {})
          .once("close", () => resolve())
          .resume(),
      ),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    cleanUps.push(() => server.close());
    const bound = server.address();
    const aborter = new AbortController();
    const address = new Address("tcp", "Beta", "127.0.0.1", typeof bound === "object" ? bound?.port : 0);
    const attempt = transport().transport.associate(address, aborter.signal);
    server.once("connection", () => aborter.abort(new Error("enough")));
    // The connection is seen by the server before or after the abort, according to the system's mood; it ends either way.
    const outcome = await attempt.then(
      (handle) => handle.abort(),
      (reason: Error) => reason.message,
    );
    if (outcome !== undefined) assert.equal(outcome, "enough");
    await gone;
  });

  it("dials many peers at once without a warning of the runtime", async () => {
    const warnings: string[] = [];
    const onWarning = (warning: Error): void => void warnings.push(warning.message);
    process.on("warning", onWarning);
    cleanUps.push(() => process.removeListener("warning", onWarning));
    const address = await transport().transport.listen("Beta", () => {});
    const dialler = transport().transport;
    await Promise.all(Array.from({ length: 20 }, () => dialler.associate(address, new AbortController().signal)));
    await dialler.shutdown();
    assert.deepEqual(warnings, []);
  });

  it("ends attempts under way at shutdown", async () => {
    const dialler = transport();
    const attempt = failureOf(dialler.transport.associate(new Address("tcp", "Beta", "192.0.2.1", 2552), NEVER_ABORTED));
    await dialler.transport.shutdown();
    assert.instanceOf(await attempt, ConnectError);
  });
});

describe("TcpHandle", () => {
  it("takes a length of 128000 under maximum-frame-size = 128000, 4 more than Akka.NET, and closes on 128001 without reading its body", async () => {
    const fits = await withRawPeer();
    const heard = listenTo(fits.handle);
    fits.raw.write(frameOf(127_996));
    fits.raw.write(frameOf(0));
    fits.raw.write(frameOf(128_000));
    fits.raw.write(frameOf(128_001).subarray(0, 4));
    const cause = await heard.ended;
    assert.deepEqual(
      heard.frames.map((frame) => frame.length),
      [127_996, 128_000],
    );
    assert.instanceOf(cause, FrameTooLargeError);
    assert.deepEqual(await bytesUntilEnd(fits.raw), []);
  });

  it("closes on an HTTP request with a cause that says so", async () => {
    const { handle, raw } = await withRawPeer();
    const heard = listenTo(handle);
    raw.write("GET / HTTP/1.1\r\nHost: beta\r\n\r\n");
    assert.include(String(await heard.ended), "HTTP client");
  });

  it("answers a half-closed peer by closing, after what was written has left", async () => {
    const { handle, raw } = await withRawPeer();
    const heard = listenTo(handle);
    handle.write(frameOf(3));
    raw.end();
    assert.deepEqual(await bytesUntilEnd(raw), [...frameOf(3)]);
    assert.isUndefined(await heard.ended);
  });

  it("half-closes on disassociate, discards what still arrives, and closes once the peer has", async () => {
    const { handle, raw } = await withRawPeer();
    const heard = listenTo(handle);
    handle.write(frameOf(2));
    handle.disassociate();
    assert.deepEqual(await bytesUntilEnd(raw), [...frameOf(2)]);
    raw.write(frameOf(1));
    raw.end();
    assert.isUndefined(await heard.ended);
    assert.deepEqual(heard.frames, []);
  });

  it("destroys the socket after flush-wait when the peer never closes", async () => {
    const timers = new HeldTimers();
    const { handle, raw } = await withRawPeer({}, { ...nodePlatform(), timers });
    const heard = listenTo(handle);
    handle.disassociate();
    await bytesUntilEnd(raw);
    timers.fire(2000);
    await heard.ended;
    assert.equal(timers.held.size, 0);
  });

  it("closes with the peer, without waiting, also when the handle was never opened", async () => {
    const timers = new HeldTimers(); // flush-wait never ends here
    const { handle, raw, transport: listening } = await withRawPeer({}, { ...nodePlatform(), timers });
    raw.end(frameOf(3));
    handle.disassociate();
    await bytesUntilEnd(raw);
    await listening.shutdown();
    assert.equal(timers.held.size, 0);
  });

  it("tells a reset by the peer from other ends", async () => {
    const { handle, raw } = await withRawPeer();
    const heard = listenTo(handle);
    raw.resetAndDestroy();
    const cause = await heard.ended;
    assert.instanceOf(cause, ConnectionLostError);
    assert.isTrue(cause.wasReset);
  });

  it("sends big-endian prefixes when told so", async () => {
    const { handle, raw } = await withRawPeer({ isLittleEndian: false });
    const heard = listenTo(handle);
    handle.write(frameOf(5));
    raw.end(frameOf(258, false));
    assert.deepEqual(await bytesUntilEnd(raw), [...frameOf(5, false)]);
    await heard.ended;
    assert.deepEqual(
      heard.frames.map((frame) => frame.length),
      [258],
    );
  });

  it("ends the connection, not the process, when its owner throws", async () => {
    const { handle, raw } = await withRawPeer();
    const failure = new Error("a mistake above");
    const cause = await new Promise<Error | undefined>((resolve) => {
      handle.open({
        onFrame() {
          throw failure;
        },
        onWritable() {},
        onDisassociated: resolve,
      });
      raw.write(frameOf(1));
    });
    assert.equal(cause, failure);
  });
});
