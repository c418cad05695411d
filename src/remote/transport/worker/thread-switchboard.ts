import * as workerThreads from "node:worker_threads"; // a version of Node without postMessageToThread must load this to hear that it is missing
import { MessageChannel, type MessagePort, threadId } from "node:worker_threads";
import { dialRequest, type DialRequest, portQuery, requestFrom } from "./dial-request.ts";

/** How the threads of a process reach each other: the event `workerMessage`, which Node emits in any thread at any other's request. */
const EVENT = "workerMessage";
const LARGEST_PORT = 65_535;

/** A listener at a port of this thread. */
export interface Extension {
  readonly port: number;
  /** Stops listening. */
  close(): void;
}

/** Takes a connection; `peer` is the thread that asked for it. */
export type OnDial = (request: DialRequest, peer: number) => void;

/** Listens at `port` of this thread, or at the first free one for 0. Returns undefined if another transport listens there. */
export function listenAt(port: number, onDial: OnDial): Extension | undefined {
  const bound = port === 0 ? firstFreePort() : port;
  if (bound === undefined || isTaken(bound)) return undefined;
  const listener = (value: unknown, peer: number): void => {
    const request = requestFrom(value);
    if (request === undefined) return;
    if (request.port === bound) {
      request.isTaken = true;
      if (request.kind === "dial") onDial(request, peer);
    } else if (request.kind === "dial") {
      // Whether another transport of this thread listens there is known once all of them have been asked.
      queueMicrotask(() => {
        if (!request.isTaken) request.conversation.close();
      });
    }
  };
  // Each transport of a thread adds one listener; Node reports more than ten as a leak.
  if (process.listenerCount(EVENT) >= process.getMaxListeners()) process.setMaxListeners(process.listenerCount(EVENT) + 1);
  process.on(EVENT, listener);
  return { port: bound, close: () => void process.off(EVENT, listener) };
}

/**
 * Asks `thread` for a connection with its `port`. Returns this thread's end: it is closed if no system listens there, and nothing happens on it while the
 * other thread is busy. `onUnreachable` is called if there is no such thread, or none with a listener.
 */
export function connectTo(thread: number, port: number, lowWaterBytes: number, onUnreachable: (cause?: unknown) => void): MessagePort {
  const { port1, port2 } = new MessageChannel();
  const request = dialRequest(port, lowWaterBytes, port2);
  if (thread === threadId) {
    if (!process.emit(EVENT, request, threadId)) onUnreachable();
    return port1;
  }
  workerThreads.postMessageToThread(thread, request, [port2]).catch((error: unknown) => {
    // A listener of the program failed there, which does not matter here.
    if ((error as { readonly code?: unknown }).code !== "ERR_WORKER_MESSAGING_ERRORED") onUnreachable(error);
  });
  return port1;
}

function isTaken(port: number): boolean {
  const query = portQuery(port);
  process.emit(EVENT, query, threadId);
  return query.isTaken;
}

function firstFreePort(): number | undefined {
  for (let port = 1; port <= LARGEST_PORT; port += 1) if (!isTaken(port)) return port;
  return undefined;
}
