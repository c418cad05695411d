import { errorFrom } from "../../base/index.ts";
import * as Status from "../message/status.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import { NO_SENDER } from "../ref/no-sender.ts";

/** Sends the result of `reply` to `sender`, if there is one, or a `Status.Failure` with the reason of its rejection. */
export function replyTo(sender: ActorRef | undefined, reply: Promise<unknown>): void {
  reply.then(
    (message) => sender?.tell(message ?? new Status.Success(), NO_SENDER),
    (error: unknown) => sender?.tell(new Status.Failure(errorFrom(error)), NO_SENDER),
  );
}
