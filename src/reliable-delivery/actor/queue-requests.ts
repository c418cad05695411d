import type { ExtendedActorSystem } from "../../actor/internal.ts";
import { type DurableQueueState, MessageConfirmed, type MessageSent } from "../message/durable-queue-events.ts";
import type { DurableProducerQueue } from "../queue/durable-producer-queue.ts";

/** Ticks of 100 ns from the year 1 to 1970, and in a millisecond. */
const TICKS_AT_EPOCH = 621_355_968_000_000_000n;
const TICKS_PER_MS = 10_000n;

/** What a controller's queue answered; sent by the controller to itself. */
export class QueueAnswer {
  readonly request: "load" | "store";
  readonly seqNr: number;
  readonly state: DurableQueueState | undefined;
  /** Why it failed; `undefined` if it did not. */
  readonly reason: unknown;

  constructor(request: "load" | "store", seqNr: number, state: DurableQueueState | undefined, reason?: unknown) {
    this.request = request;
    this.seqNr = seqNr;
    this.state = state;
    this.reason = reason;
  }
}

/** The requests of a controller to its durable queue: each is answered within the time limit. */
export class QueueRequests {
  readonly #queue: DurableProducerQueue;
  readonly #system: ExtendedActorSystem;
  readonly #timeoutMs: number;
  readonly #answer: (answer: QueueAnswer) => void;

  constructor(queue: DurableProducerQueue, system: ExtendedActorSystem, timeoutMs: number, answer: (answer: QueueAnswer) => void) {
    this.#queue = queue;
    this.#system = system;
    this.#timeoutMs = timeoutMs;
    this.#answer = answer;
  }

  load(): void {
    this.#ask("load", 0, () => this.#queue.load());
  }

  store(message: MessageSent): void {
    this.#ask("store", message.seqNr, async () => {
      await this.#queue.storeSent(message);
      return undefined;
    });
  }

  /** A failure is logged: the next confirmation includes this one. */
  confirm(seqNr: number, qualifier: string): void {
    const failed = (reason: unknown): void =>
      this.#system.log("ReliableDelivery").warning("A confirmation of message {0} could not be stored: {1}", seqNr, reason);
    this.#queue.storeConfirmed(new MessageConfirmed(seqNr, qualifier, this.nowTicks())).catch(failed);
  }

  close(): void {
    const failed = (reason: unknown): void =>
      this.#system.log("ReliableDelivery").warning("A durable queue could not be closed: {0}", reason);
    this.#queue.close().catch(failed);
  }

  /** The time of day in .NET's ticks. */
  nowTicks(): bigint {
    return TICKS_AT_EPOCH + BigInt(this.#system.platform.clock.date().getTime()) * TICKS_PER_MS;
  }

  #ask(request: "load" | "store", seqNr: number, ask: () => Promise<DurableQueueState | undefined>): void {
    let isAnswered = false;
    const once = (answer: QueueAnswer): void => {
      if (isAnswered) return;
      isAnswered = true;
      cancel();
      this.#answer(answer);
    };
    const late = (): void => once(new QueueAnswer(request, seqNr, undefined, `no answer within ${this.#timeoutMs} ms`));
    const cancel = this.#system.platform.timers.once(this.#timeoutMs, late);
    ask().then(
      (state) => once(new QueueAnswer(request, seqNr, state)),
      (reason: unknown) => once(new QueueAnswer(request, seqNr, undefined, reason ?? "unknown reason")),
    );
  }
}
