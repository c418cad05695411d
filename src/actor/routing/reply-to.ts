import * as Status from "../author/status.ts";
import { errorFrom } from "../cell/actor-error.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import { NO_SENDER } from "../ref/no-sender.ts";

/** Tells `sender`, if there is one, what `reply` resolves with, or a `Status.Failure` with what it rejects with. */
export function replyTo(sender: ActorRef | undefined, reply: Promise<unknown>): void {
  reply.then(
    (message) => sender?.tell(message ?? new Status.Success(), NO_SENDER),
    (error: unknown) => sender?.tell(new Status.Failure(errorFrom(error)), NO_SENDER),
  );
}
