import { ActorBase } from "../author/actor-base.ts";
import { Terminated } from "../message/terminated.ts";
import { DeadLetter } from "../event/dead-letter.ts";
import { Props } from "../props/props.ts";
import { internalRef } from "../ref-internal/internal-actor-ref.ts";
import { NO_SENDER } from "../ref/no-sender.ts";
import type { SupervisorStrategy } from "../supervision/supervisor-strategy.ts";

/** The parent of actors that were not created by an actor: supervises them, and makes dead letters of messages sent to it. */
class Guardian extends ActorBase {
  readonly #onTerminated: (message: Terminated) => void;

  constructor(onTerminated: (message: Terminated) => void) {
    super();
    this.#onTerminated = onTerminated;
  }

  override handle(message: unknown): void {
    if (message instanceof Terminated) this.#onTerminated(message);
    else internalRef(this.context.system.deadLetters).tell(new DeadLetter(message, this.sender, this.self), NO_SENDER);
  }

  /** A guardian survives an escalated failure of a child: its other children remain. */
  override preRestart(): void {}
}

/** `onTerminated` is called for the actors that it watches. */
export function guardianProps(strategy: SupervisorStrategy, onTerminated: (message: Terminated) => void = () => {}): Props {
  return Props.from(() => new Guardian(onTerminated)).withSupervisorStrategy(strategy);
}
