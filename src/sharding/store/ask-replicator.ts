import type { ActorRef } from "../../actor/index.ts";

/** The replicator answers within its own limit; this is how long it may be busy beyond it. */
const BUSY_FACTOR = 2;

/** Asks `replicator`, which has `timeoutMs` for what the question itself needs. Rejects with AskTimeoutError. */
export function askReplicator(replicator: ActorRef, question: object, timeoutMs: number): Promise<unknown> {
  return replicator.ask(question, timeoutMs * BUSY_FACTOR);
}
