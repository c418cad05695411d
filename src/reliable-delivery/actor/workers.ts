import type { ActorRef } from "../../actor/index.ts";
import { activeProducer, type ProducerCoreSettings, type ProducerState } from "../core/producer-state.ts";
import type { Work } from "./work.ts";

/** A worker's consumer controller, and the messages that it has not confirmed, by their numbers for it. */
export interface Worker {
  readonly ref: ActorRef;
  state: ProducerState;
  readonly work: Map<number, Work>;
}

/** The workers of one work-pulling controller. */
export class Workers {
  readonly #byPath = new Map<string, Worker>();
  #all: readonly Worker[] = [];
  /** Whose turn it is: all workers get their share. */
  #turn = 0;
  /** Who sent last: messages of one worker often follow each other. */
  #latest: Worker | undefined;

  get all(): readonly Worker[] {
    return this.#all;
  }

  get count(): number {
    return this.#all.length;
  }

  at(ref: ActorRef): Worker | undefined {
    if (this.#latest?.ref === ref) return this.#latest;
    const worker = this.#byPath.get(ref.toString());
    if (worker !== undefined) this.#latest = worker;
    return worker;
  }

  add(ref: ActorRef, settings: ProducerCoreSettings, nowMs: number): void {
    const { state } = activeProducer(settings, { currentSeqNr: 1, confirmedSeqNr: 0, unconfirmed: [] }, nowMs);
    const worker = { ref, state, work: new Map<number, Work>() };
    this.#byPath.set(ref.toString(), worker);
    this.#all = [...this.#all, worker];
  }

  remove(worker: Worker): void {
    this.#byPath.delete(worker.ref.toString());
    this.#all = this.#all.filter((each) => each !== worker);
    if (this.#latest === worker) this.#latest = undefined;
  }

  /** One that has requested work; the one after it comes first next time. */
  next(): Worker | undefined {
    const { length } = this.#all;
    for (let offset = 0; offset < length; offset += 1) {
      const index = (this.#turn + offset) % length;
      const worker = this.#all[index];
      if (worker?.state.hasRequestedNext !== true) continue;
      this.#turn = index + 1;
      return worker;
    }
    return undefined;
  }
}
