import type { DeadLetterSuppression } from "../event/dead-letter-suppression.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import { AutoReceivedMessage } from "./auto-received-message.ts";
import type { PossiblyHarmful } from "./possibly-harmful.ts";

/**
 * A watched actor is gone. Each watcher gets exactly one per watched incarnation; a watcher that does not handle it fails with
 * `DeathPactError`.
 */
export class Terminated extends AutoReceivedMessage implements DeadLetterSuppression, PossiblyHarmful {
  readonly actor: ActorRef;
  /** False when nobody was found at the path that was watched. */
  readonly existenceConfirmed: boolean;
  /** True when the actor's whole system is not heard of any more. */
  readonly addressTerminated: boolean;

  constructor(actor: ActorRef, existenceConfirmed: boolean, addressTerminated: boolean) {
    super();
    this.actor = actor;
    this.existenceConfirmed = existenceConfirmed;
    this.addressTerminated = addressTerminated;
  }

  get deadLetterSuppression(): true {
    return true;
  }

  get possiblyHarmful(): true {
    return true;
  }
}
