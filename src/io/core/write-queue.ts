import { RingQueue } from "../../base/index.ts";
import type { ActorRef } from "../../actor/index.ts";
import { CompoundWrite, type SimpleWriteCommand, Write, type WriteCommand, WriteFile } from "../message/tcp-writes.ts";

/** A write, and who is told when it is done. */
export interface PendingWrite {
  readonly write: SimpleWriteCommand;
  readonly sender: ActorRef;
}

/** What to write next: bytes, which may be none, or a part of a file. */
export type NextWrite =
  | { readonly kind: "bytes"; readonly chunks: readonly Uint8Array[] }
  | { readonly kind: "file"; readonly write: WriteFile };

/** How a question for room is answered. */
export type ResumeAnswer = "now" | "when-written" | "already-asked";

/**
 * The writes of one connection, in order: those under way, and those that wait. It knows how many bytes may wait, and, after a write without room, that
 * writers must ask before they go on. Knows no sockets.
 */
export class WriteQueue {
  readonly #limitBytes: number;
  readonly #waiting = new RingQueue<PendingWrite>();
  #underWay: PendingWrite[] = [];
  #waitingBytes = 0;
  #isSuspended = false;
  #whoAsked: ActorRef | undefined;

  /** `limitBytes`: of the writes that wait behind those under way. Key: `akka.io.tcp.write-commands-queue-max-size`. */
  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** Whether all writes are done. */
  get isFlushed(): boolean {
    return this.#underWay.length === 0 && this.#waiting.length === 0;
  }

  /** How many bytes wait. */
  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  /** Takes all of `write`, or nothing; then it returns why. A write of any size has room while no other is pending. */
  offer(write: WriteCommand, sender: ActorRef, suspendsWithoutRoom: boolean): Error | undefined {
    if (this.#isSuspended) return new Error("An earlier write had no room. Send ResumeWriting, and write again after WritingResumed.");
    if (!this.isFlushed && this.#waitingBytes + write.bytes > this.#limitBytes) {
      this.#isSuspended = suspendsWithoutRoom;
      return new Error(
        `${this.#waitingBytes} bytes wait already, and ${write.bytes} more would exceed akka.io.tcp.write-commands-queue-max-size, ${this.#limitBytes} bytes.`,
      );
    }
    if (write instanceof CompoundWrite) for (const part of write) this.#waiting.push({ write: part, sender });
    else this.#waiting.push({ write: write as SimpleWriteCommand, sender });
    this.#waitingBytes += write.bytes;
    return undefined;
  }

  /** Answers a `ResumeWriting`. For `when-written`, {@link takeWhoAsked} names the sender later. */
  resume(sender: ActorRef): ResumeAnswer {
    this.#isSuspended = false;
    if (this.isFlushed) return "now";
    if (this.#whoAsked !== undefined) return "already-asked";
    this.#whoAsked = sender;
    return "when-written";
  }

  /** Who is to learn that all is written; `undefined` if none, or if something is not. */
  takeWhoAsked(): ActorRef | undefined {
    if (!this.isFlushed) return undefined;
    const asked = this.#whoAsked;
    this.#whoAsked = undefined;
    return asked;
  }

  /** What is under way from now on: a part of a file, or the bytes of all writes before the next file. `undefined` while a write is, or if none waits. */
  next(): NextWrite | undefined {
    if (this.#underWay.length > 0) return undefined;
    const chunks: Uint8Array[] = [];
    for (let pending = this.#waiting.peek(); pending !== undefined; pending = this.#waiting.peek()) {
      const { write } = pending;
      if (write instanceof WriteFile && this.#underWay.length > 0) break;
      this.#waiting.shift();
      this.#underWay.push(pending);
      this.#waitingBytes -= write.bytes;
      if (write instanceof WriteFile) return { kind: "file", write };
      if (write instanceof Write && write.bytes > 0) chunks.push(write.data);
    }
    return this.#underWay.length === 0 ? undefined : { kind: "bytes", chunks };
  }

  /** The writes under way are done: returns them, for their acknowledgements. */
  takeWritten(): readonly PendingWrite[] {
    const written = this.#underWay;
    this.#underWay = [];
    return written;
  }

  /** The connection has ended: returns those whose writes were not done. */
  abandon(): ReadonlySet<ActorRef> {
    const senders = new Set(this.#underWay.map(({ sender }) => sender));
    for (let pending = this.#waiting.shift(); pending !== undefined; pending = this.#waiting.shift()) senders.add(pending.sender);
    this.#underWay = [];
    this.#waitingBytes = 0;
    return senders;
  }
}
