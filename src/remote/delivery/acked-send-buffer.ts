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
  /** More bytes than so many without acknowledgement end the delivery. Key: `ritsem.remote.system-messages.unacknowledged-maximum-bytes` (64 MiB). */
  readonly maximumBytes?: number;
}

/** The result of adding a message. After an overflow the order cannot be kept, and the peer must be quarantined. */
export type PushVerdict<Message> = { readonly kind: "kept"; readonly sequenced: Sequenced<Message> } | { readonly kind: "overflow" };

/** What an acknowledgement means for the sender. */
export type AckVerdict<Message> =
  /** The peer lacks `again`, which must be written at once. */
  | { readonly kind: "accepted"; readonly again: readonly Sequenced<Message>[] }
  /** It acknowledges numbers that were never sent. INTEROP: ignored with a warning since Akka.NET 1.5.7x, a reason to quarantine before. */
  | { readonly kind: "above-highest"; readonly highest: number }
  /** The peer lacks `seq`, which is not kept any more because the peer has acknowledged it before: the peer must be quarantined. */
  | { readonly kind: "unfulfillable"; readonly seq: number };

/**
 * The messages that the other side has not acknowledged yet, in order, numbered from 0. One for each incarnation of a peer; it outlives
 * connections. A message leaves it when it is acknowledged and not before.
 */
export class AckedSendBuffer<Message> {
  readonly #limits: SendLimits;
  readonly #bytesOf: (message: Message) => number;
  /** Ascending numbers; gaps where a later message was acknowledged and an earlier one nacked. */
  #unacked: Sequenced<Message>[] = [];
  #nextSeq = 0;
  /** Everything below was written at least once, or waits for the next {@link resend}. */
  #nextUnwritten = 0;
  #unackedBytes = 0;

  /** `bytesOf`: what it costs to keep a message. */
  constructor(limits: SendLimits, bytesOf: (message: Message) => number = () => 0) {
    this.#limits = limits;
    this.#bytesOf = bytesOf;
  }

  /** The highest number given out so far, -1 before the first. */
  get highest(): number {
    return this.#nextSeq - 1;
  }

  get unackedCount(): number {
    return this.#unacked.length;
  }

  /** Unit: bytes. */
  get unackedBytes(): number {
    return this.#unackedBytes;
  }

  /** Whether any is still to be written for the first time. */
  get hasUnwritten(): boolean {
    return this.#nextUnwritten < this.#nextSeq;
  }

  /** Numbers `message` and keeps it. */
  push(message: Message): PushVerdict<Message> {
    const bytes = this.#bytesOf(message);
    const { bufferSize, maximumBytes = Number.POSITIVE_INFINITY } = this.#limits;
    if (this.#unacked.length >= bufferSize || this.#unackedBytes + bytes > maximumBytes) return { kind: "overflow" };
    this.#unackedBytes += bytes;
    const sequenced = { seq: this.#nextSeq, message };
    this.#nextSeq += 1;
    this.#unacked.push(sequenced);
    return { kind: "kept", sequenced };
  }

  /**
   * Whether to write `sequenced` for the first time now; it then counts as written. False when it was written already, when
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

  /** Messages that were never written have lost their place among other messages; the next {@link resend} includes them. */
  giveUpFirstWrites(): void {
    this.#nextUnwritten = Math.min(this.#nextSeq, this.#unacked[this.#limits.resendLimit]?.seq ?? this.#nextSeq);
  }

  /** Drops the messages that `ack` acknowledges. Takes time for what it drops and for each nack, not for what is kept. */
  acknowledge(ack: Acknowledgement): AckVerdict<Message> {
    const { cumulative, nacks } = ack;
    if (cumulative > this.highest) return { kind: "above-highest", highest: this.highest };
    const again: Sequenced<Message>[] = [];
    for (const seq of [...new Set(nacks)].sort((one, other) => one - other)) {
      const kept = this.#unacked[this.#firstFrom(seq)];
      if (kept?.seq !== seq) return { kind: "unfulfillable", seq };
      again.push(kept);
    }
    this.#forget(cumulative, again);
    this.#nextUnwritten = Math.max(this.#nextUnwritten, cumulative + 1);
    return { kind: "accepted", again };
  }

  /** Forgets everything up to `cumulative` but what is in `missing`, which is in order. */
  #forget(cumulative: number, missing: readonly Sequenced<Message>[]): void {
    const acknowledgedCount = this.#firstFrom(cumulative + 1);
    const kept = missing.filter(({ seq }) => seq <= cumulative);
    if (kept.length === acknowledgedCount) return;
    for (let index = 0; index < acknowledgedCount; index += 1) this.#unackedBytes -= this.#bytesAt(index);
    for (const { message } of kept) this.#unackedBytes += this.#bytesOf(message);
    this.#unacked = [...kept, ...this.#unacked.slice(acknowledgedCount)];
  }

  #bytesAt(index: number): number {
    const kept = this.#unacked[index];
    return kept === undefined ? 0 : this.#bytesOf(kept.message);
  }

  /** The index of the first one with a number of at least `seq`. */
  #firstFrom(seq: number): number {
    let low = 0;
    let high = this.#unacked.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#unacked[middle]?.seq ?? 0) < seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #isWindowFull(): boolean {
    return this.#firstUnwritten() >= this.#limits.resendLimit;
  }

  /** Where in #unacked those begin that were never written. They have no gaps among them, so it can be counted from the end. */
  #firstUnwritten(): number {
    return Math.max(0, this.#unacked.length - (this.#nextSeq - this.#nextUnwritten));
  }
}
