import type { ActorRef } from "../actor/index.ts";
import { RingQueue } from "../base/index.ts";
import type { AutoPilot } from "./auto-pilot.ts";
import type { Wake } from "./test-time.ts";

/** A message and who sent it. */
export interface Arrival {
  readonly message: unknown;
  readonly sender: ActorRef;
}

/** What has come to a probe and was not expected yet. */
export class ProbeInbox {
  autoPilot: AutoPilot | undefined = undefined;
  isIgnored: ((message: unknown) => boolean) | undefined = undefined;
  readonly #queue = new RingQueue<Arrival>();
  readonly #listeners = new Set<() => void>();

  get length(): number {
    return this.#queue.length;
  }

  /** Says when something has come. */
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
