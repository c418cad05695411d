import { errorFrom } from "../../base/index.ts";
import type { ActorPath } from "../address/actor-path.ts";
import { LoggedDeadLetter } from "../event/dead-letter.ts";
import * as Status from "../message/status.ts";
import type { Props } from "../props/props.ts";
import type { SystemContext } from "../context/system-context.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";
import type { ChildPlace, InternalActorRef } from "../ref-internal/internal-actor-ref.ts";
import { LocalActorRef } from "./local-actor-ref.ts";
import { NO_SENDER } from "../ref/no-sender.ts";
import { senderOf } from "../minimal-ref/ref-base.ts";
import { type SerializationVerifier } from "../ref-internal/serialization-verifier.ts";
import { needsVerification } from "./needs-verification.ts";

/**
 * Under `akka.actor.serialize-messages = on`: its actor receives every message as if it had been sent to another system. A message that
 * cannot be sent is logged, becomes a dead letter, and rejects the `ask` that sent it, as it would on its way to another system.
 */
export class VerifyingActorRef extends LocalActorRef {
  readonly #verifier: SerializationVerifier;

  constructor(
    system: SystemContext,
    props: Props<never>,
    supervisor: InternalActorRef,
    place: ChildPlace | ActorPath,
    verifier: SerializationVerifier,
  ) {
    super(system, props, supervisor, place);
    this.#verifier = verifier;
  }

  override tell(message: unknown, sender?: AnyActorRef): void {
    const copy = this.#copyOf(message, senderOf(sender));
    if (copy !== undefined || message === undefined) super.tell(copy, sender);
  }

  protected override deliver(message: unknown, sender: ActorRef | undefined): void {
    const copy = this.#copyOf(message, sender);
    if (copy !== undefined) super.deliver(copy, sender);
  }

  /** `undefined` for a message that cannot be sent. */
  #copyOf(message: unknown, sender: ActorRef | undefined): unknown {
    if (message === null || message === undefined || !needsVerification(message)) return message;
    try {
      return this.#verifier.copyOf(message);
    } catch (thrown) {
      const error = errorFrom(thrown);
      this.cell.system
        .log(this.path.toString())
        .error("A message for {0} cannot be sent to another system (akka.actor.serialize-messages): {1}", this.path, error.message);
      const { deadLetters } = this.cell.system;
      deadLetters.tell(new LoggedDeadLetter(message, sender ?? deadLetters, this, error.message), NO_SENDER);
      if (sender?.path.parent.equals(this.provider.tempContainer.path)) sender.tell(new Status.Failure(error), NO_SENDER);
      return undefined;
    }
  }
}
