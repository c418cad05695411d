import type { ActorRef } from "../../actor/index.ts";
import { RingQueue } from "../../base/index.ts";
import type { AutoPilot } from "./auto-pilot.ts";
import type { Wake } from "./test-time.ts";

/** A message and its sender. */
export interface Arrival {
  readonly message: unknown;
  readonly sender: ActorRef;
}

/** The messages that a probe has received and no expectation has taken yet. */
export class ProbeInbox {
  autoPilot: AutoPilot | undefined = undefined;
  isIgnored: ((message: unknown) => boolean) | undefined = undefined;
  readonly #queue = new RingQueue<Arrival>();
  readonly #listeners = new Set<() => void>();

  get length(): number {
    return this.#queue.length;
  }

  /** Calls a listener when a message arrives. */
  readonly wake: Wake = (listener) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  onMessage(message: unknown, sender: ActorRef): void {
    const next = this.autoPilot?.(message, sender);
    if (next === "stop") this.autoPilot = undefined;
    else if (next !== undefined && next !== "keep") this.autoPilot = next;
    if (this.isIgnored?.(message) === true) return;
    this.#queue.push({ message, sender });
    for (const listener of this.#listeners) listener();
  }

  peek(): Arrival | undefined {
    return this.#queue.peek();
  }

  shift(): Arrival | undefined {
    return this.#queue.shift();
  }
}
