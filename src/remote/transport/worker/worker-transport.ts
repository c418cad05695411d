import { threadId } from "node:worker_threads";
import { Address } from "../../../actor/index.ts";
import {
  ALL_AT_ONCE,
  type AssociationHandle,
  BindError,
  ConnectError,
  OpenConnections,
  ReadTurns,
  type Transport,
  type TransportContext,
  UNLIMITED_ROOM,
} from "../index.ts";
import { Conversation } from "./conversation.ts";
import { acceptance, acceptanceFrom } from "./dial-request.ts";
import type { WorkerSettings } from "./settings/index.ts";
import { hostOfThread, threadOf } from "./thread-host.ts";
import { connectTo, type Extension, listenAt } from "./thread-switchboard.ts";
import { announce } from "./worker-start.ts";
import { WorkerHandle, type WorkerHandleContext } from "./worker-handle.ts";

/** Frames between systems in the threads of one process, over message ports. Promises T1 to T17 of `Transport`. */
export class WorkerTransport implements Transport {
  readonly schemeIdentifier: string;
  readonly maximumFrameBytes: number;
  readonly #settings: WorkerSettings;
  readonly #context: TransportContext;
  readonly #handleContext: WorkerHandleContext;
  readonly #connections = new OpenConnections<WorkerHandle>();
  #extension: Extension | undefined;

  constructor(settings: WorkerSettings, context: TransportContext) {
    this.schemeIdentifier = settings.schemeIdentifier;
    this.maximumFrameBytes = settings.maximumFrameBytes;
    this.#settings = settings;
    this.#context = context;
    this.#handleContext = {
      turns: new ReadTurns(context.platform, context.settings.readTurn ?? ALL_AT_ONCE, context.areActorsBehind),
      openReceiveRoom: context.openReceiveRoom ?? (() => UNLIMITED_ROOM),
      onClosed: (handle) => this.#connections.remove(handle),
    };
  }

  listen(systemName: string, onInbound: (handle: AssociationHandle) => void): Promise<Address> {
    const { port, key } = this.#settings;
    const host = hostOfThread(threadId);
    if (this.#extension !== undefined || this.#connections.isShutDown)
      return Promise.reject(new BindError(host, port, "this transport listens or has ended already", key));
    this.#extension = listenAt(port, ({ conversation: otherEnd, lowWaterBytes }, peer) => {
      const conversation = new Conversation(otherEnd, this.#context.settings.isDaemonic, { onMessage() {}, onClosed() {} });
      conversation.post(acceptance(this.#settings.lowWaterBytes));
      const handle = this.#adopt(conversation, hostOfThread(peer), lowWaterBytes);
      try {
        onInbound(handle);
      } catch (error) {
        this.#context.log.warning(`Refused the connection from ${handle.remoteEndpoint}: ${String(error)}`);
        handle.abort();
      }
    });
    if (this.#extension === undefined) return Promise.reject(new BindError(host, port, "another system of this thread listens there", key));
    const address = new Address(this.schemeIdentifier, systemName, host, this.#extension.port);
    announce(`akka.${address}`);
    return Promise.resolve(address);
  }

  associate(remote: Address, signal: AbortSignal): Promise<AssociationHandle> {
    const { connectTimeoutMs, key } = this.#settings;
    const limit = { timers: this.#context.platform.timers, key: `${key}.connect-timeout`, ms: connectTimeoutMs };
    return this.#connections.attempt(remote, signal, (attempt) => this.#connect(remote, attempt), limit);
  }

  shutdown(): Promise<void> {
    return this.#connections.shutdown(() => this.#extension?.close());
  }

  /** Rejects with `ConnectError`, or with the reason of `signal`. */
  #connect(remote: Address, signal: AbortSignal): Promise<WorkerHandle> {
    return new Promise((resolve, reject) => {
      const thread = threadOf(remote);
      if (thread === undefined) return reject(new ConnectError(remote, NO_THREAD));
      let isSettled = false;
      let conversation: Conversation | undefined;
      const settle = (): void => {
        isSettled = true;
        signal.removeEventListener("abort", onAbort);
      };
      const fail = (reason: unknown): void => {
        if (isSettled) return;
        settle();
        conversation?.close();
        reject(reason);
      };
      const onAbort = (): void => fail(signal.reason);
      signal.addEventListener("abort", onAbort, { once: true });
      const onUnreachable = (cause: unknown): void => fail(new ConnectError(remote, NO_SYSTEM, { cause }));
      const port = connectTo(thread, remote.port ?? 0, this.#settings.lowWaterBytes, onUnreachable);
      conversation = new Conversation(port, this.#context.settings.isDaemonic, {
        onMessage: (value) => {
          const accepted = acceptanceFrom(value);
          if (accepted === undefined || isSettled) return fail(new ConnectError(remote, ANSWERS_OTHERWISE));
          settle();
          resolve(this.#adopt(conversation as Conversation, `${remote.host}:${remote.port}`, accepted.lowWaterBytes));
        },
        onClosed: () => fail(new ConnectError(remote, NO_SYSTEM)),
      });
      if (isSettled) conversation.close(); // it has failed at once
    });
  }

  #adopt(conversation: Conversation, remoteEndpoint: string, peerLowWaterBytes: number): WorkerHandle {
    const { firstFrameBytes } = this.#context.settings;
    const settings = { ...this.#settings, peerLowWaterBytes, firstFrameBytes };
    const handle = new WorkerHandle(conversation, remoteEndpoint, settings, this.#handleContext);
    this.#connections.add(handle);
    return handle;
  }
}

const NO_THREAD = "its host is not a thread, such as thread-1. Use the address that the system there has.";
const NO_SYSTEM = "no system of that thread listens there, or the thread has ended. Check that the system has started.";
const ANSWERS_OTHERWISE = "what answers there is no system. Check that all threads run the same version of Ritsem.";
