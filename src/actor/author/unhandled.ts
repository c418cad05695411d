import { describeValue } from "../../base/index.ts";
import { Terminated } from "../message/terminated.ts";
import { UnhandledMessage } from "../event/dead-letter.ts";
import type { ActorContext } from "../context/actor-context.ts";
import { noteUnanswered } from "../minimal-ref/ask.ts";
import { DeathPactError } from "../ref/errors.ts";

/** Publishes a message that an actor has no handler for. Throws DeathPactError for a `Terminated`. */
export function unhandled(context: ActorContext, message: unknown): void {
  if (message instanceof Terminated) throw DeathPactError.of(context.self, message.actor);
  noteUnanswered(
    context.sender,
    () => `${context.self.path} has no handler for ${describeValue(message)}, which was published as UnhandledMessage.`,
  );
  context.system.eventStream.publish(new UnhandledMessage(message, context.sender, context.self));
}
