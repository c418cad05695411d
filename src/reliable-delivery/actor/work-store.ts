import type { ActorRef, LoggingAdapter } from "../../actor/index.ts";
import { type DurableQueueState, MessageSent } from "../message/durable-queue-events.ts";
import { DurableQueueFailedError } from "./errors.ts";
import type { QueueAnswer, QueueRequests } from "./queue-requests.ts";
import type { Work } from "./work.ts";

/** What a work store is made of. */
export interface WorkStoreContext {
  readonly queue: QueueRequests;
  readonly producerId: string;
  readonly messageType: string;
  readonly retryAttempts: number;
  readonly log: LoggingAdapter;
}

const SECTION = "akka.reliable-delivery.work-pulling.producer-controller.durable-queue";

/**
 * The durable queue of a work-pulling controller. Work is stored before a worker is chosen, each under a qualifier of its own: workers confirm in any
 * order, and work that changes its worker stays stored as it is.
 *
 * States: loading → idle ⇄ storing.
 */
export class WorkStore {
  readonly #init: WorkStoreContext;
  #nextSeqNr: number | undefined;
  #storing: { readonly work: Work; readonly sent: MessageSent } | undefined;
  #attempts = 1;

  constructor(init: WorkStoreContext) {
    this.#init = init;
  }

  /** Whether more work may be stored. */
  get isIdle(): boolean {
    return this.#nextSeqNr !== undefined && this.#storing === undefined;
  }

  load(): void {
    this.#init.queue.load();
  }

  /** Only when idle. */
  store(message: unknown, replyTo: ActorRef | undefined): void {
    const seqNr = this.#nextSeqNr;
    if (seqNr === undefined) return;
    const { queue, messageType } = this.#init;
    const sent = new MessageSent(seqNr, message, replyTo !== undefined, qualifierOf(seqNr), queue.nowTicks(), messageType);
    this.#storing = { work: { message, replyTo, storedSeqNr: seqNr }, sent };
    this.#attempts = 1;
    queue.store(sent);
  }

  confirm({ storedSeqNr }: Work): void {
    if (storedSeqNr !== undefined) this.#init.queue.confirm(storedSeqNr, qualifierOf(storedSeqNr));
  }

  close(): void {
    this.#init.queue.close();
  }

  /** The work that is stored now and waits for a worker. Throws DurableQueueFailedError after the last attempt. */
  onAnswer({ request, seqNr, state, reason }: QueueAnswer): readonly Work[] {
    if (request === "load") return state === undefined ? this.#repeat("load", reason) : this.#loaded(state);
    const { work, sent } = this.#storing ?? {};
    if (work === undefined || sent === undefined || work.storedSeqNr !== seqNr) return [];
    if (reason !== undefined) return this.#repeat(`store message ${seqNr}`, reason, sent);
    this.#storing = undefined;
    this.#nextSeqNr = seqNr + 1;
    return [work];
  }

  #loaded({ currentSeqNr, unconfirmed }: DurableQueueState): readonly Work[] {
    this.#nextSeqNr = currentSeqNr;
    return unconfirmed.map(({ content, seqNr }) => ({ message: content, replyTo: undefined, storedSeqNr: seqNr }));
  }

  #repeat(what: string, cause: unknown, sent?: MessageSent): readonly Work[] {
    const { producerId, retryAttempts, log, queue } = this.#init;
    if (this.#attempts >= retryAttempts) throw new DurableQueueFailedError(producerId, what, this.#attempts, SECTION, { cause });
    log.warning("Attempt {0} of {1} of a durable queue to {2} failed: {3}", this.#attempts, retryAttempts, what, cause);
    this.#attempts += 1;
    if (sent === undefined) queue.load();
    else queue.store(sent);
    return [];
  }
}

/** A confirmation is for all messages of its qualifier up to a number: each message has a qualifier of its own, so that it is for one. */
function qualifierOf(seqNr: number): string {
  return String(seqNr);
}
