// The transports and adapters that the compliance suite is run with, each with several settings.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Address } from "../../src/actor/index.ts";
import { Config, parse } from "../../src/hocon/index.ts";
import { nodePlatform } from "../../src/platform/node/index.ts";
import type {
  TransportAdapterContext,
  TransportAdapterFactory,
  TransportContext,
  TransportFactory,
} from "../../src/remote/transport/index.ts";
import { createFailureInjector, createThrottler, SetThrottle, TokenBucket } from "../../src/remote/transport/adapters/index.ts";
import { MemoryNetwork, memoryReference, memoryTransportOn } from "../../src/remote/transport/memory/index.ts";
import { createTcpTransport, tcpReference } from "../../src/remote/transport/tcp/index.ts";
import { createUdpTransport, udpReference } from "../../src/remote/transport/udp/index.ts";
import { webSocketTransportWith } from "../../src/remote/transport/websocket/server/index.ts";
import { webSocketReference } from "../../src/remote/transport/websocket/settings/index.ts";
import { createWorkerTransport, workerReference } from "../../src/remote/transport/worker/index.ts";
import type { TransportFixture } from "../../src/testkit/compliance/index.ts";
import { PASSWORD, TestAuthority } from "../certificates/test-authority.ts";

const platform = nodePlatform();
export const authority: TestAuthority = new TestAuthority();
const { pkcs12, pem } = authority.issue();

function contextOf(key: string, reference: Config, overrides: string): TransportContext {
  const config = parse(`${key} { ${overrides} }`).withFallback(reference).resolve();
  const section = config.getConfig(key);
  return { platform, settings: { key, section, config, flushWaitMs: 2000, isDaemonic: true }, log: { warning() {}, debug() {} } };
}

function fixtureOf(create: TransportFactory, key: string, reference: Config, overrides = ""): TransportFixture {
  return {
    platform,
    createTransport: (port = 0) => create(contextOf(key, reference, `hostname = "127.0.0.1", port = ${port}, ${overrides}`)),
  };
}

function tcp(overrides?: string): TransportFixture {
  return fixtureOf(createTcpTransport, "akka.remote.dot-netty.tcp", tcpReference(), overrides);
}

/** The defaults of TLS, and trust in the authority. */
function trusting(): Config {
  return parse(`ritsem.remote.tls.trusted-certificates = [${JSON.stringify(authority.certificate)}]`).withFallback(tcpReference());
}

/** TLS with a certificate of the authority. */
function tlsWith(certificate: string, overrides: string): string {
  return `enable-ssl = on, ssl.certificate { path = ${JSON.stringify(certificate)}, password = "${PASSWORD}" }, ${overrides}`;
}

function tls(certificate: string, overrides = ""): TransportFixture {
  return fixtureOf(createTcpTransport, "akka.remote.dot-netty.tcp", trusting(), tlsWith(certificate, overrides));
}

function memory(schedule: (task: () => void) => void): TransportFixture {
  return fixtureOf(memoryTransportOn(new MemoryNetwork({ schedule })), "ritsem.remote.memory", memoryReference());
}

function webSocket(overrides?: string): TransportFixture {
  return fixtureOf(webSocketTransportWith(), "ritsem.remote.websocket", webSocketReference(), overrides);
}

function secureWebSocket(certificate: string, overrides = ""): TransportFixture {
  const reference = webSocketReference().withFallback(trusting());
  return fixtureOf(webSocketTransportWith(), "ritsem.remote.websocket", reference, tlsWith(certificate, overrides));
}

/** `fixture` below an adapter that injects no faults. */
function adapted(fixture: TransportFixture, ...adapters: readonly TransportAdapterFactory[]): TransportFixture {
  const context: TransportAdapterContext = {
    platform,
    log: { warning() {}, debug() {} },
    settings: Config.empty(),
    originOf: () => undefined,
  };
  return {
    platform,
    createTransport: (port) => adapters.reduce((transport, adapter) => adapter(transport, context), fixture.createTransport(port)),
  };
}

/** `trttl` with buckets that are never empty: frames go through its queues. */
const busyThrottler: TransportAdapterFactory = (wrapped, context) => {
  const plenty = new TokenBucket(2 ** 40, 2 ** 40);
  const transport = createThrottler(wrapped, context);
  const associate = async (remote: Address, signal: AbortSignal) => {
    await transport.managementCommand?.(new SetThrottle(remote, "Both", plenty));
    return transport.associate(remote, signal);
  };
  return { ...transport, associate };
};

function worker(overrides?: string): TransportFixture {
  return fixtureOf(createWorkerTransport, "ritsem.remote.worker", workerReference(), overrides);
}

function udp(overrides?: string): TransportFixture {
  return fixtureOf(createUdpTransport, "ritsem.remote.udp", udpReference(), overrides);
}

/** What the compliance suite is run with. */
interface TransportRuns {
  /** The class names under which configurations name the transports or adapters. A test fails if one has no run. */
  readonly registeredAs: readonly string[];
  readonly fixtures: Readonly<Record<string, () => TransportFixture>>;
}

/** By the name that the tests show. */
export const transportRuns: Readonly<Record<string, TransportRuns>> = {
  tcp: {
    registeredAs: ["Akka.Remote.Transport.DotNetty.TcpTransport, Akka.Remote"],
    fixtures: {
      "with Akka.NET's defaults": () => tcp(),
      "over Unix domain sockets": () => tcp(`path = ${JSON.stringify(mkdtempSync(join(tmpdir(), "ritsem-")))}`),
      "with big-endian prefixes": () => tcp("byte-order = big-endian"),
      "with a small frame limit and small buffers": () => tcp("maximum-frame-size = 32000b, write-buffer-high-water-mark = 1b"),
    },
  },
  tls: {
    registeredAs: [],
    fixtures: {
      "with Akka.NET's defaults": () => tls(pkcs12),
      "with PEM, names checked and big-endian prefixes": () => tls(pem, "byte-order = big-endian, ssl.validate-certificate-hostname = on"),
      "with certificates of servers alone": () => tls(pkcs12, "ssl.require-mutual-authentication = off"),
      "with a small frame limit and small buffers": () => tls(pkcs12, "maximum-frame-size = 32000b, write-buffer-high-water-mark = 1000b"),
    },
  },
  memory: {
    registeredAs: ["Ritsem.Remote.Transport.Memory"],
    fixtures: {
      "delivering in microtasks": () => memory(queueMicrotask),
      "delivering in turns of the host": () => memory((task) => platform.yieldToHost(task)),
    },
  },
  websocket: {
    registeredAs: ["Ritsem.Remote.Transport.WebSocket"],
    fixtures: {
      "with its defaults": () => webSocket(),
      "with a small frame limit and small buffers": () => webSocket("maximum-frame-size = 1000b, write-buffer-high-water-mark = 1b"),
      "with frames larger than a message that collects them": () => webSocket("maximum-frame-size = 1MiB"),
      "with TLS": () => secureWebSocket(pkcs12),
      "with TLS, certificates of both sides and small buffers": () =>
        secureWebSocket(pem, "ssl.require-mutual-authentication = on, maximum-frame-size = 1000b, write-buffer-high-water-mark = 1000b"),
    },
  },
  adapters: {
    registeredAs: ["Akka.Remote.Transport.ThrottlerProvider, Akka.Remote", "Akka.Remote.Transport.FailureInjectorProvider, Akka.Remote"],
    fixtures: {
      "trttl over TCP": () => adapted(tcp(), createThrottler),
      "trttl over memory": () => adapted(memory(queueMicrotask), createThrottler),
      "trttl with rates over memory": () => adapted(memory(queueMicrotask), busyThrottler),
      "gremlin over TCP": () => adapted(tcp(), createFailureInjector),
      "gremlin over memory": () => adapted(memory(queueMicrotask), createFailureInjector),
      "trttl over gremlin over TCP": () => adapted(tcp(), createFailureInjector, createThrottler),
    },
  },
  worker: {
    registeredAs: ["Ritsem.Remote.Transport.Worker"],
    fixtures: {
      "with its defaults": () => worker(),
      "with a small frame limit and small buffers": () => worker("maximum-frame-size = 1000b, write-buffer-high-water-mark = 1b"),
      "with large frames": () => worker("maximum-frame-size = 1MiB"),
    },
  },
  udp: {
    registeredAs: ["Ritsem.Remote.Transport.Udp"],
    fixtures: {
      "with its defaults": () => udp(),
      "with small datagrams and small buffers": () =>
        udp("maximum-payload-bytes = 1100b, write-buffer-high-water-mark = 2000b, send-window = 1b"),
      "with the largest datagrams but few at a time": () => udp("maximum-payload-bytes = 60000b"),
    },
  },
};
