import type { ActorRef } from "../ref/actor-ref.ts";

/** Sees each message of a system when it is sent, and may let something go with it. Absent as long as nobody looks. */
export interface SendingObserver {
  /** What is sent in place of `message`: itself, or a `ContextualMessage` with it. Must not throw. */
  onSend(recipient: ActorRef, message: unknown, sender: ActorRef | undefined): unknown;
  /** Whether what goes with messages may leave for other systems of this kind, and is read. */
  readonly readsContexts: boolean;
  /** A message from another system is delivered, until {@link onArrived}. The range has what went with it, if anything, written by the peer. */
  onArriving(bytes: Uint8Array, start: number, end: number): void;
  onArrived(): void;
  /** Runs `task` apart from what surrounds it by chance, such as the trace of the message whose handler asked for a turn first. */
  detached(task: () => void): void;
}
