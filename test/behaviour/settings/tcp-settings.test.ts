import { once } from "node:events";
import { connect, Server } from "node:net";
import { afterEach, assert, it, vi } from "vitest";
import { Address } from "../../../src/actor/index.ts";
import { parse } from "../../../src/hocon/index.ts";
import { ActorSystem } from "../../../src/index.ts";
import type { Platform } from "../../../src/platform/index.ts";
import { nodePlatform } from "../../../src/platform/node/index.ts";
import type { AssociationHandle, Transport } from "../../../src/remote/transport/index.ts";
import { createTcpTransport, tcpReference, tcpSettingsFrom } from "../../../src/remote/transport/tcp/index.ts";
import { describeSetting } from "./describe-setting.ts";

const KEY = "akka.remote.dot-netty.tcp";
const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  vi.restoreAllMocks();
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

/** The TCP transport as a configuration makes it; on 127.0.0.1 and any free port unless `settings` say otherwise. */
function transportWith(settings: string, platform: Platform = nodePlatform()): Transport {
  const config = parse(`${KEY} { hostname = "127.0.0.1", port = 0, ${settings} }`).withFallback(tcpReference()).resolve();
  const created = createTcpTransport({
    platform,
    settings: { key: KEY, section: config.getConfig(KEY), flushWaitMs: 2000, isDaemonic: true },
    log: { warning() {}, debug() {} },
  });
  cleanUps.push(() => created.shutdown());
  return created;
}

/** A whole system with remoting over TCP, on 127.0.0.1 and any free port unless `settings` say otherwise. */
async function systemWith(settings: string, name = "Sys"): Promise<ActorSystem> {
  const config = `akka { loggers = [], stdout-loglevel = OFF, actor.provider = remote }
    ${KEY} { hostname = "127.0.0.1", port = 0 }
    ${KEY} { ${settings} }`;
  const system = await ActorSystem.create(name, config);
  cleanUps.push(() => system.terminate());
  return system;
}

const failureOf = (promise: Promise<unknown>): Promise<string> => promise.then(() => "no failure", String);

/** Bytes in, frames out: what the transport makes of what a plain socket sends. */
async function framesFrom(settings: string, bytes: readonly number[]): Promise<readonly number[][]> {
  const frames: number[][] = [];
  const ended = new Promise<void>((resolve) => {
    const open = (handle: AssociationHandle): void =>
      handle.open({
        onFrame: (block, start, end) => void frames.push(Array.from(block.slice(start, end))),
        onWritable() {},
        onDisassociated: () => resolve(),
      });
    void transportWith(settings)
      .listen("Sys", open)
      .then(({ port }) => {
        const raw = connect(port ?? 0, "127.0.0.1");
        raw.on("error", () => {});
        raw.end(Uint8Array.from(bytes));
      });
  });
  await ended;
  return frames;
}

/** Whether a process listens at `host`. */
async function answers(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port });
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

describeSetting("akka.remote.dot-netty.tcp.hostname", () => {
  it("is where the system listens, and its address", async () => {
    assert.equal((await systemWith("hostname = localhost")).address.host, "localhost");
    assert.match(await failureOf(systemWith('hostname = "192.0.2.1"')), /192\.0\.2\.1/); // an address that no machine has
  });
});

describeSetting("akka.remote.dot-netty.tcp.port", () => {
  it("is the port that the system listens on, and a taken one stops it", async () => {
    const { address } = await systemWith("port = 0");
    assert.match(await failureOf(systemWith(`port = ${address.port}`)), new RegExp(`127\\.0\\.0\\.1:${address.port}`));
  });
});

describeSetting("akka.remote.dot-netty.tcp.public-hostname", () => {
  it("is the host that others are told", async () => {
    assert.equal((await systemWith("public-hostname = chat.example")).address.host, "chat.example");
  });
});

describeSetting("akka.remote.dot-netty.tcp.public-port", () => {
  it("is the port that others are told", async () => {
    assert.equal((await systemWith("public-port = 4711")).address.port, 4711);
  });
});

describeSetting("akka.remote.dot-netty.tcp.transport-protocol", () => {
  it("is the second half of the protocol in addresses", async () => {
    assert.equal((await systemWith("transport-protocol = pigeon")).address.protocol, "akka.pigeon");
  });
});

describeSetting("akka.remote.dot-netty.tcp.transport-class", () => {
  it("chooses the transport by Akka.NET's name of it, and refuses unknown ones with the names that are known", async () => {
    await systemWith('transport-class = "Akka.Remote.Transport.DotNetty.TcpTransport"');
    const failure = await failureOf(systemWith('transport-class = "My.Transport, Mine"'));
    assert.match(failure, /akka\.remote\.dot-netty\.tcp\.transport-class.*My\.Transport.*Akka\.Remote\.Transport\.DotNetty\.TcpTransport/);
  });

  it("is a transport of the program's, when it gives one by that name", async () => {
    const asked: string[] = [];
    const transports = new Map([
      [
        "My.Transport",
        (context: Parameters<typeof createTcpTransport>[0]) => (asked.push(context.settings.key), createTcpTransport(context)),
      ],
    ]);
    const config = `akka { loggers = [], actor.provider = remote }, ${KEY} { hostname = "127.0.0.1", port = 0, transport-class = "My.Transport, Mine" }`;
    const system = await ActorSystem.create("Sys", config, { transports });
    await system.terminate();
    assert.deepEqual(asked, [KEY]);
  });
});

describeSetting("akka.remote.dot-netty.tcp.byte-order", () => {
  it("is that of the length in front of each frame", async () => {
    assert.deepEqual(await framesFrom("byte-order = big-endian", [0, 0, 0, 1, 7]), [[7]]);
    assert.deepEqual(await framesFrom("byte-order = little-endian", [1, 0, 0, 0, 7]), [[7]]);
  });
});

describeSetting("akka.remote.dot-netty.tcp.maximum-frame-size", () => {
  it("is the largest frame that is taken from a peer, its length not included, as Akka.NET sends it", async () => {
    const frame = (length: number): number[] => [...new Uint8Array(new Uint32Array([length]).buffer), ...new Uint8Array(length)];
    assert.lengthOf(await framesFrom("maximum-frame-size = 40000b", frame(40_000)), 1);
    assert.lengthOf(await framesFrom("maximum-frame-size = 40000b", frame(40_001)), 0);
  });

  it("stops a system below 32000 bytes, in both spellings", async () => {
    await systemWith("maximum-frame-size = 32000b");
    const failure = await failureOf(systemWith("maximum-frame-size = 31999b"));
    assert.match(failure, /akka\.remote\.dot-netty\.tcp\.maximum-frame-size = "31999b" \(configuration:3:\d+\).*32000/);
    const alias = "akka { loggers = [], actor.provider = remote, dot-netty.tcp { port = 0, maximum-frame-size = 31999b } }";
    assert.match(await failureOf(ActorSystem.create("Sys", alias)), /maximum-frame-size = "31999b"/);
  });
});

describeSetting("akka.remote.dot-netty.tcp.connection-timeout", () => {
  it("ends attempts to connect that take longer", async () => {
    const timers: Platform["timers"] = {
      once(delayMs, task) {
        if (delayMs === 3_000) queueMicrotask(task); // the time is over before anything could happen
        return () => {};
      },
    };
    const transport = transportWith("connection-timeout = 3 s", { ...nodePlatform(), timers });
    const { port } = await transportWith("").listen("Other", () => {});
    const attempt = transport.associate(new Address("tcp", "Other", "127.0.0.1", port), new AbortController().signal);
    assert.match(await failureOf(attempt), /within 3000 ms.*connection-timeout/);
  });
});

describeSetting("akka.remote.dot-netty.tcp.dns-use-ipv6", () => {
  it("makes a system without hostname listen on IPv6, too", async () => {
    const { port = 0 } = await transportWith('hostname = "", dns-use-ipv6 = on').listen("Sys", () => {});
    assert.isTrue(await answers("::1", port));
    const { port: ipv4Only = 0 } = await transportWith('hostname = ""').listen("Sys", () => {});
    assert.isFalse(await answers("::1", ipv4Only));
  });
});

describeSetting("akka.remote.dot-netty.tcp.enforce-ip-family", () => {
  it("leaves the other family out", async () => {
    const { port = 0 } = await transportWith('hostname = "", dns-use-ipv6 = on, enforce-ip-family = on').listen("Sys", () => {});
    assert.deepEqual([await answers("::1", port), await answers("127.0.0.1", port)], [true, false]);
  });
});

/** The server that a transport with these settings listens with, and what it was told. */
async function serverOf(settings: string) {
  const listen = vi.spyOn(Server.prototype, "listen");
  await transportWith(settings).listen("Sys", () => {});
  const server = listen.mock.contexts[0] as unknown as { readonly noDelay: boolean; readonly keepAlive: boolean };
  const [options] = listen.mock.calls[0] as unknown as [{ readonly backlog: number }];
  vi.restoreAllMocks();
  return { noDelay: server.noDelay, keepAlive: server.keepAlive, backlog: options.backlog };
}

describeSetting("akka.remote.dot-netty.tcp.backlog", () => {
  it("is how many connections may wait to be accepted", async () => {
    assert.equal((await serverOf("backlog = 7")).backlog, 7);
  });
});

describeSetting("akka.remote.dot-netty.tcp.tcp-nodelay", () => {
  it("sends small packets at once, or lets them wait", async () => {
    assert.deepEqual([(await serverOf("tcp-nodelay = off")).noDelay, (await serverOf("tcp-nodelay = on")).noDelay], [false, true]);
  });
});

describeSetting("akka.remote.dot-netty.tcp.tcp-keepalive", () => {
  it("lets the operating system probe silent connections, or not", async () => {
    assert.deepEqual([(await serverOf("tcp-keepalive = off")).keepAlive, (await serverOf("tcp-keepalive = on")).keepAlive], [false, true]);
  });
});

/** What `write` answers to more than the buffers of the operating system hold, when the other side does not read. */
async function writeAnswer(settings: string): Promise<boolean> {
  const { port } = await transportWith("").listen("Other", () => {});
  const handle = await transportWith(settings).associate(new Address("tcp", "Other", "127.0.0.1", port), new AbortController().signal);
  cleanUps.unshift(() => handle.abort());
  return handle.write(new Uint8Array(16 * 1024 * 1024));
}

describeSetting("akka.remote.dot-netty.tcp.write-buffer-high-water-mark", () => {
  it("is how many unsent bytes make senders wait", async () => {
    assert.isFalse(await writeAnswer("write-buffer-high-water-mark = 1000b"));
    assert.isTrue(await writeAnswer("write-buffer-high-water-mark = 32 MiB"));
  });
});

describeSetting("akka.remote.dot-netty.tcp.write-buffer-low-water-mark", () => {
  it("is how many unsent bytes let senders go on, at most the high one", () => {
    const lowWaterOf = (text: string): number =>
      tcpSettingsFrom(parse(text).withFallback(tcpReference().getConfig(KEY)).resolve(), KEY).lowWaterBytes;
    assert.equal(lowWaterOf("write-buffer-low-water-mark = 48 KiB"), 48 * 1024);
    assert.equal(lowWaterOf("write-buffer-low-water-mark = 80 KiB"), 64 * 1024);
  });
});
