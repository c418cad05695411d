import { Terminated } from "../author/terminated.ts";
import { UnhandledMessage } from "../event/dead-letter.ts";
import type { ActorContext } from "./actor-context.ts";
import { DeathPactError } from "./actor-error.ts";

/** What becomes of a message that an actor has no handler for. Throws DeathPactError for a `Terminated`. */
export function unhandled(context: ActorContext, message: unknown): void {
  if (message instanceof Terminated) throw DeathPactError.of(context.self.path, message.actor.path);
  context.system.eventStream.publish(new UnhandledMessage(message, context.sender, context.self));
}
