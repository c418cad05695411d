import { once } from "node:events";
import { MessageChannel, type MessagePort, threadId, Worker } from "node:worker_threads";
import { afterEach } from "vitest";
import { ActorSystem } from "../../src/index.ts";
import { parse } from "../../src/hocon/index.ts";
import { nodePlatform } from "../../src/platform/node/index.ts";
import type { AssociationHandle, Transport } from "../../src/remote/transport/index.ts";
import { createWorkerTransport, workerReference } from "../../src/remote/transport/worker/index.ts";

export const KEY = "ritsem.remote.worker";
/** What transports recognize each other by. */
export const MARK = "ritsem.remote.worker/1";
export const NEVER: AbortSignal = new AbortController().signal;
const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Runs after the test, the latest first. */
export function cleanUpWith(cleanUp: () => unknown): void {
  cleanUps.push(cleanUp);
}

/** The transport as a configuration makes it, used without a system. */
export function transportWith(settings = ""): Transport {
  const config = parse(`${KEY} { ${settings} }`).withFallback(workerReference()).resolve();
  const transport = createWorkerTransport({
    platform: nodePlatform(),
    settings: { key: KEY, section: config.getConfig(KEY), config, flushWaitMs: 500, isDaemonic: true },
    log: { warning() {}, debug() {} },
  });
  cleanUpWith(() => transport.shutdown());
  return transport;
}

/** Two ends of one connection, both in this thread. */
export async function pairWith(settings = ""): Promise<{ readonly outbound: AssociationHandle; readonly inbound: AssociationHandle }> {
  const listener = transportWith(settings);
  let onInbound = (_handle: AssociationHandle): void => {};
  const accepted = new Promise<AssociationHandle>((resolve) => {
    onInbound = resolve;
  });
  const address = await listener.listen("Sys", onInbound);
  return { outbound: await transportWith(settings).associate(address, NEVER), inbound: await accepted };
}

/** How one connection went, as its owner saw it. */
export function visitOf(handle: AssociationHandle): { readonly frames: number[]; readonly ended: Promise<Error | undefined> } {
  const frames: number[] = [];
  const ended = new Promise<Error | undefined>((resolve) => {
    handle.open({ onFrame: (_, start, end) => void frames.push(end - start), onWritable() {}, onDisassociated: resolve });
  });
  return { frames, ended };
}

/** A block of one frame of `length` bytes. */
export function frame(length: number): Uint8Array {
  const bytes = new Uint8Array(4 + length);
  new DataView(bytes.buffer).setUint32(0, length, true);
  return bytes;
}

/** A thread with a system that has the actor `/user/echo`. */
export async function threadWithEcho(): Promise<{ readonly worker: Worker; readonly address: string }> {
  const worker = new Worker(new URL("./run-typescript.mjs", import.meta.url), {
    argv: [new URL("./worker-thread.program.ts", import.meta.url).href],
  });
  cleanUpWith(() => worker.terminate());
  const [address] = (await Promise.race([once(worker, "message"), failureOf(worker)])) as [string];
  return { worker, address };
}

/** Stops the thread, and returns what lets it go on. */
export async function block(worker: Worker): Promise<() => void> {
  const lock = new Int32Array(new SharedArrayBuffer(8));
  worker.postMessage(lock);
  while (Atomics.load(lock, 1) === 0) await new Promise((resolve) => setImmediate(resolve));
  return () => {
    Atomics.store(lock, 0, 1);
    Atomics.notify(lock, 0);
  };
}

async function failureOf(worker: Worker): Promise<never> {
  const [error] = (await once(worker, "error")) as [unknown];
  throw error;
}

/** A system of this thread. */
export async function systemWith(name: string, settings = ""): Promise<ActorSystem> {
  const system = await ActorSystem.create(
    name,
    `akka { stdout-loglevel = OFF, loggers = [], actor.provider = remote, remote { enabled-transports = ["${KEY}"], retry-gate-closed-for = 50 ms } }
    ${settings}`,
  );
  cleanUpWith(() => system.terminate());
  return system;
}

/** A connection that a program asks for by itself: its bare port, and the end that a transport has taken. */
export async function dialledByHand(
  settings = "",
  lowWaterBytes = 1,
): Promise<{ readonly port: MessagePort; readonly handle: AssociationHandle }> {
  let onInbound = (_handle: AssociationHandle): void => {};
  const inbound = new Promise<AssociationHandle>((resolve) => {
    onInbound = resolve;
  });
  const address = await transportWith(settings).listen("Sys", (handle) => onInbound(handle));
  const { port1, port2 } = new MessageChannel();
  cleanUpWith(() => port1.close());
  const request = { mark: MARK, kind: "dial", port: address.port, lowWaterBytes, conversation: port2, isTaken: false };
  process.emit("workerMessage", request, threadId);
  return { port: port1, handle: await inbound };
}
