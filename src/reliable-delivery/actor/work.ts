import type { ActorRef } from "../../actor/index.ts";

/** A message for one of the workers. */
export interface Work {
  readonly message: unknown;
  /** Who waits until a worker has confirmed it; with a durable queue, until it is stored. */
  readonly replyTo: ActorRef | undefined;
  /** Its number in the durable queue; `undefined` without one. */
  readonly storedSeqNr: number | undefined;
}
