import { afterEach } from "vitest";
import { WebSocket } from "ws";
import { ActorSystem, type ActorSystemSetup, type LogEvent, LogLevel } from "../../src/index.ts";
import { parse } from "../../src/hocon/index.ts";
import { nodePlatform } from "../../src/platform/node/index.ts";
import type { AssociationHandle, Transport } from "../../src/remote/transport/index.ts";
import { tcpReference } from "../../src/remote/transport/tcp/index.ts";
import { type WebSocketServerOptions, webSocketTransportWith } from "../../src/remote/transport/websocket/server/index.ts";
import { webSocketReference } from "../../src/remote/transport/websocket/settings/index.ts";

export const KEY = "ritsem.remote.websocket";
const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Runs after the test, the latest first. */
export function cleanUpWith(cleanUp: () => unknown): void {
  cleanUps.push(cleanUp);
}

/** A transport that is used without a system, and what it logs. */
export interface LoggedTransport {
  readonly transport: Transport;
  readonly warnings: string[];
}

/**
 * The WebSocket transport as a configuration makes it; on 127.0.0.1 and any free port unless `settings`, in its section, say otherwise. `others` are
 * settings outside of the section.
 */
export function transportWith(settings = "", options: WebSocketServerOptions = {}, others = ""): LoggedTransport {
  const warnings: string[] = [];
  const config = parse(`${KEY} { hostname = "127.0.0.1", port = 0, ${settings} }, ${others}`)
    .withFallback(webSocketReference())
    .withFallback(tcpReference())
    .resolve();
  const transport = webSocketTransportWith(options)({
    platform: nodePlatform(),
    settings: { key: KEY, section: config.getConfig(KEY), config, flushWaitMs: 500, isDaemonic: true },
    log: { warning: (text) => void warnings.push(text), debug() {} },
  });
  cleanUpWith(() => transport.shutdown());
  return { transport, warnings };
}

/** How one connection went, as its owner saw it. */
export interface Visit {
  readonly frames: number[][];
  /** Its cause. */
  readonly ended: Promise<Error | undefined>;
}

/** Records what arrives on `handle`, and its end. */
export function visitOf(handle: AssociationHandle): Visit {
  const frames: number[][] = [];
  const ended = new Promise<Error | undefined>((resolve) => {
    handle.open({
      onFrame: (bytes, start, end) => void frames.push(Array.from(bytes.slice(start, end))),
      onWritable() {},
      onDisassociated: resolve,
    });
  });
  return { frames, ended };
}

/** A listening transport, and the next connection that it takes. */
export async function listening(
  settings = "",
  options: WebSocketServerOptions = {},
): Promise<LoggedTransport & { readonly host: string; readonly port: number; readonly next: Promise<AssociationHandle> }> {
  const { transport, warnings } = transportWith(settings, options);
  let onInbound = (_handle: AssociationHandle): void => {};
  const next = new Promise<AssociationHandle>((resolve) => {
    onInbound = resolve;
  });
  const { host = "", port = 0 } = await transport.listen("Sys", onInbound);
  return { transport, warnings, host, port, next };
}

/** What a plain WebSocket client is told: the status of the response, or `open`. */
export function answerTo(url: string, headers: Readonly<Record<string, string>> = {}): Promise<number | "open"> {
  const socket = new WebSocket(url, { headers });
  cleanUpWith(() => socket.terminate());
  return new Promise((resolve, reject) => {
    socket.on("open", () => resolve("open"));
    socket.on("unexpected-response", (_, response) => resolve(response.statusCode ?? 0));
    socket.on("error", reject);
  });
}

/** A plain WebSocket client that is connected. */
export async function plainClient(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url);
  cleanUpWith(() => socket.terminate());
  socket.on("error", () => {});
  await new Promise((resolve) => socket.on("open", resolve));
  return socket;
}

/** A system under test. */
export interface LoggedSystem {
  readonly system: ActorSystem;
  /** Resolves with the first warning or error that matches. */
  line(pattern: RegExp): Promise<string>;
}

/** A whole system with remoting over WebSockets on 127.0.0.1, and the lines that it logs. */
export async function systemWith(name: string, settings = "", setup: ActorSystemSetup = {}): Promise<LoggedSystem> {
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const log = ({ level, message }: LogEvent): void => {
    if (level < LogLevel.Warning) return;
    lines.push(String(message));
    for (const look of waiting) look();
  };
  const config = `akka { loggers = [recorder], stdout-loglevel = OFF, loglevel = WARNING, actor.provider = remote
      remote { enabled-transports = ["${KEY}"], retry-gate-closed-for = 50 ms, flush-wait-on-shutdown = 200 ms } }
    ${KEY} { hostname = "127.0.0.1", port = 0 }
    ${settings}`;
  const system = await ActorSystem.create(name, config, { loggers: new Map([["recorder", { log }]]), ...setup });
  cleanUpWith(() => system.terminate());
  const line = (pattern: RegExp): Promise<string> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = lines.find((text) => pattern.test(text));
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  return { system, line };
}
