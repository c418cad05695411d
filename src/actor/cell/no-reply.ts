import { asSentence, describeValue } from "../../base/index.ts";
import { textOf } from "../logging/value-text.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import type { CellPhase } from "./cell-phase.ts";

/** The state of an actor that explains why it has not replied. */
export interface UnansweringCell {
  readonly self: ActorRef;
  readonly phase: CellPhase;
  readonly awaitingSinceMs: number | undefined;
  readonly currentMessage: unknown;
  readonly stashedCount: number;
  readonly mailbox: { readonly length: number };
}

/** Why the actor has not replied to `message`, and what to do, in whole sentences. */
export function whyNoReply(cell: UnansweringCell, message: unknown, nowMs: number): string {
  const { phase, awaitingSinceMs, currentMessage, mailbox, stashedCount } = cell;
  const waiting = mailbox.length === 0 ? "" : `, and ${messages(mailbox.length)} in its mailbox`;
  if (awaitingSinceMs !== undefined) {
    const durationMs = Math.round(nowMs - awaitingSinceMs);
    if (currentMessage === message) return `its handler has been working on the message for ${durationMs} ms. Give it more time.`;
    const what =
      currentMessage === undefined ? "one of its hooks has been running" : `it has been working on ${describeValue(currentMessage)}`;
    return `${what} for ${durationMs} ms${waiting}. Give it more time, or let it handle other messages meanwhile (pipeTo).`;
  }
  if (phase.kind !== "running") return `it ${STATES[phase.kind]}${waiting}.`;
  if (mailbox.length > 0) return `${messages(mailbox.length)} in its mailbox. Give it more time.`;
  if (stashedCount > 0) return `its stash holds ${stashedCount} messages, and the message may be one of them.`;
  return "its handler has returned without a reply. Does it send one, by this.sender.tell(…)?";
}

/** Why an actor whose handler failed does not reply. */
export function whyHandlerFailed({ self }: Pick<UnansweringCell, "self">, error: Error): string {
  return `the handler of ${self.path} threw ${asSentence(textOf(error))} To report the error to the sender, reply with new Status.Failure(error).`;
}

const STATES: Readonly<Record<Exclude<CellPhase["kind"], "running">, string>> = {
  starting: "has not started yet",
  failed: "has failed, and its supervisor has not decided yet",
  restarting: "is restarting, and its children have not stopped yet",
  terminating: "is stopping, and its children have not stopped yet",
  terminated: "has terminated",
};

function messages(count: number): string {
  return count === 1 ? "1 message waits" : `${count} messages wait`;
}
