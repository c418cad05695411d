import { RingQueue } from "../../../base/index.ts";
import { CallLog } from "./call-log.ts";
import type { MemoryCarrier, MemoryWay } from "./memory-carrier.ts";
import type { MemoryHandle, MemoryMedium } from "./memory-handle.ts";

const DEFAULT_LOGGED_CALLS = 200;
const FIRST_FREE_PORT = 1;

/** Options of a network. */
export interface MemoryNetworkOptions {
  /**
   * Runs a task in a later turn. Default: a microtask, so that a test needs no timers. A program that runs for long passes
   * `platform.yieldToHost`, or endless traffic keeps its timers from their turn.
   */
  readonly schedule?: (task: () => void) => void;
  /** How many of the latest calls `calls` keeps. Default: 200. */
  readonly loggedCalls?: number;
  /** What brings things from one system to the other. Default: at once, that is a turn later, whole and in order. */
  readonly carrier?: MemoryCarrier;
}

/** A listener at an address of the network. */
export interface Acceptor {
  /** Makes the accepting end, which sends on `way`, of a connection whose dialling end is `dialler`, joins the two and hands it to its owner. */
  accept(dialler: MemoryHandle, diallerName: string, way: MemoryWay): void;
  /** Its process has ended. The other ends of its connections are told if `leavesWord`. */
  die(leavesWord: boolean): void;
  /** See {@link MemoryNetwork.loseConnections}. */
  loseConnections(which: (way: MemoryWay) => boolean, isHeardBy: (endpoint: string) => boolean): void;
}

/**
 * A network inside one process. Transports made on the same network reach each other, others do not; nothing is global.
 *
 * Everything that happens on it goes through one queue, first in first out, a turn later: two runs with the same calls deliver the
 * same things in the same order.
 */
export class MemoryNetwork implements MemoryMedium {
  /** Calls that the network recorded, for tests. */
  readonly callLog: CallLog;
  /** Carries frames and calls between ends. */
  readonly carrier: MemoryCarrier;
  readonly #schedule: (task: () => void) => void;
  readonly #acceptors = new Map<string, Acceptor>();
  readonly #events = new RingQueue<() => void>();
  #isScheduled = false;
  #nextPort = FIRST_FREE_PORT;
  #nextConnection = 1;

  constructor(options: MemoryNetworkOptions = {}) {
    this.#schedule = options.schedule ?? ((task) => queueMicrotask(task)); // browsers insist on their own `this`
    this.callLog = new CallLog(options.loggedCalls ?? DEFAULT_LOGGED_CALLS);
    this.carrier = options.carrier ?? {
      dial: (_way, arrive) => this.enqueue(arrive),
      carry: (_way, cargo, arrive) => this.enqueue(() => arrive(cargo)),
    };
  }

  /** Reserves `host:port`, the next free port for 0, and returns the port; `undefined` when it is taken. */
  bind(host: string, port: number, acceptor: Acceptor): number | undefined {
    let bound = port;
    if (port === 0) {
      while (this.#acceptors.has(endpointOf(host, this.#nextPort))) this.#nextPort += 1;
      bound = this.#nextPort;
      this.#nextPort += 1;
    }
    if (this.#acceptors.has(endpointOf(host, bound))) return undefined;
    this.#acceptors.set(endpointOf(host, bound), acceptor);
    return bound;
  }

  /** Removes the listener at `host:port`. */
  unbind(host: string, port: number): void {
    this.#acceptors.delete(endpointOf(host, port));
  }

  /** The listener at `host:port`, if any. */
  acceptorAt(host: string, port: number): Acceptor | undefined {
    return this.#acceptors.get(endpointOf(host, port));
  }

  /** The process that listens at `host:port` is killed. Its peers are told if `leavesWord`; otherwise they notice by themselves. */
  kill(host: string, port: number, leavesWord: boolean): void {
    this.#acceptors.get(endpointOf(host, port))?.die(leavesWord);
    this.#acceptors.delete(endpointOf(host, port));
  }

  /**
   * Loses the connections that `which` holds for, and what is underway on them. The systems that `isHeardBy` holds for learn of it; the others
   * go on sending, and nothing arrives there any more.
   */
  loseConnections(which: (way: MemoryWay) => boolean, isHeardBy: (endpoint: string) => boolean): void {
    for (const acceptor of this.#acceptors.values()) acceptor.loseConnections(which, isHeardBy);
  }

  /** The number of the next connection. */
  nextConnection(): number {
    return this.#nextConnection++;
  }

  /** Runs `event` after all that was given before, never within this call. */
  enqueue(event: () => void): void {
    this.#events.push(event);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#schedule(() => this.#runTurn());
  }

  /** Runs what waits now; what that gives rise to waits for the next turn, so that the host gets its share. */
  #runTurn(): void {
    try {
      for (let left = this.#events.length; left > 0; left -= 1) this.#events.shift()?.();
    } finally {
      this.#isScheduled = this.#events.length > 0;
      if (this.#isScheduled) this.#schedule(() => this.#runTurn());
    }
  }
}

function endpointOf(host: string, port: number): string {
  return `${host}:${port}`;
}
