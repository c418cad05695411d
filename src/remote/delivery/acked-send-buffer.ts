import type { Acknowledgement } from "./acknowledgement.ts";

/** A message with its place in the order. The first number is 0. */
export interface Sequenced<Message> {
  readonly seq: number;
  readonly message: Message;
}

/** How much a sender keeps and how much of it may be on its way. */
export interface SendLimits {
  /** More than so many without acknowledgement end the delivery. Count. Key: `akka.remote.system-message-buffer-size` (20000). */
  readonly bufferSize: number;
  /** At most so many without acknowledgement are written; the others wait. Count. Key: `akka.remote.resend-limit` (200). */
  readonly resendLimit: number;
}

/** What became of a message that was to be sent. After an overflow the order cannot be kept: the peer has to be quarantined. */
export type PushVerdict<Message> = { readonly kind: "kept"; readonly sequenced: Sequenced<Message> } | { readonly kind: "overflow" };

/** What an acknowledgement means for the sender. */
export type AckVerdict<Message> =
  /** `again` was missing over there and is to be written at once. */
  | { readonly kind: "accepted"; readonly again: readonly Sequenced<Message>[] }
  /** It speaks of numbers that were never given out. INTEROP: ignored with a warning since Akka.NET 1.5.7x, a reason to quarantine before. */
  | { readonly kind: "above-highest"; readonly highest: number }
  /** The peer lacks `seq`, which is not kept any more because the peer has acknowledged it before: the peer has to be quarantined. */
  | { readonly kind: "unfulfillable"; readonly seq: number };

/**
 * The messages that the other side has not acknowledged yet, in order, numbered from 0. One for each incarnation of a peer; it outlives
 * connections. A message leaves it when it is acknowledged and not before.
 */
export class AckedSendBuffer<Message> {
  readonly #limits: SendLimits;
  /** Ascending numbers; gaps where a later message was acknowledged and an earlier one nacked. */
  #unacked: Sequenced<Message>[] = [];
  #nextSeq = 0;
  /** Everything below was written at least once, or is to be written with the next {@link resend}. */
  #nextUnwritten = 0;

  constructor(limits: SendLimits) {
    this.#limits = limits;
  }

  /** The highest number given out so far, -1 before the first. */
  get highest(): number {
    return this.#nextSeq - 1;
  }

  get unackedCount(): number {
    return this.#unacked.length;
  }

  /** Whether any is still to be written for the first time. */
  get hasUnwritten(): boolean {
    return this.#nextUnwritten < this.#nextSeq;
  }

  /** Numbers `message` and keeps it. */
  push(message: Message): PushVerdict<Message> {
    if (this.#unacked.length >= this.#limits.bufferSize) return { kind: "overflow" };
    const sequenced = { seq: this.#nextSeq, message };
    this.#nextSeq += 1;
    this.#unacked.push(sequenced);
    return { kind: "kept", sequenced };
  }

  /**
   * Whether `sequenced` is to be written for the first time now, which then counts as done. False when it was written already, when
   * others are before it, when too many are on their way, and when it belongs to another incarnation's buffer.
   */
  takeFirstWrite(sequenced: Sequenced<Message>): boolean {
    if (sequenced.seq !== this.#nextUnwritten || this.#isWindowFull()) return false;
    if (this.#unacked[this.#firstUnwritten()] !== sequenced) return false;
    this.#nextUnwritten += 1;
    return true;
  }

  /** What may be written for the first time now that others were acknowledged; counts as written. */
  takeWaiting(): readonly Sequenced<Message>[] {
    const from = this.#firstUnwritten();
    const waiting = this.#unacked.slice(from, Math.max(from, this.#limits.resendLimit));
    const last = waiting.at(-1);
    if (last !== undefined) this.#nextUnwritten = last.seq + 1;
    return waiting;
  }

  /** What was written and not acknowledged, oldest first, as much as may be on its way: for the resend timer and for a new connection. */
  resend(): readonly Sequenced<Message>[] {
    return this.#unacked.slice(0, Math.min(this.#firstUnwritten(), this.#limits.resendLimit));
  }

  /** Those that have never been written have lost their turn among other messages; the next {@link resend} is to take them along. */
  giveUpFirstWrites(): void {
    this.#nextUnwritten = Math.min(this.#nextSeq, this.#unacked[this.#limits.resendLimit]?.seq ?? this.#nextSeq);
  }

  /** Forgets what the other side has, as said by `ack`. */
  acknowledge(ack: Acknowledgement): AckVerdict<Message> {
    const { cumulative, nacks } = ack;
    if (cumulative > this.highest) return { kind: "above-highest", highest: this.highest };
    const missing = new Set(nacks);
    const again = missing.size === 0 ? [] : this.#unacked.filter(({ seq }) => missing.has(seq));
    if (again.length < missing.size) {
      for (const { seq } of again) missing.delete(seq);
      return { kind: "unfulfillable", seq: Math.min(...missing) };
    }
    this.#unacked = this.#unacked.filter(({ seq }) => seq > cumulative || missing.has(seq));
    this.#nextUnwritten = Math.max(this.#nextUnwritten, cumulative + 1);
    return { kind: "accepted", again };
  }

  #isWindowFull(): boolean {
    return this.#firstUnwritten() >= this.#limits.resendLimit;
  }

  /** Where in #unacked those begin that were never written. They have no gaps among them, so it can be counted from the end. */
  #firstUnwritten(): number {
    return Math.max(0, this.#unacked.length - (this.#nextSeq - this.#nextUnwritten));
  }
}
