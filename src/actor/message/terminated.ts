import type { DeadLetterSuppression } from "./dead-letter-suppression.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import { AutoReceivedMessage } from "../ref/auto-received-message.ts";
import type { PossiblyHarmful } from "./possibly-harmful.ts";

/**
 * A watched actor has terminated. Each watcher receives exactly one per watched incarnation; a watcher that does not handle it fails with
 * `DeathPactError`.
 */
export class Terminated extends AutoReceivedMessage implements DeadLetterSuppression, PossiblyHarmful {
  /** The actor that terminated. */
  readonly actor: ActorRef;
  /** False if there was no actor at the watched path. */
  readonly existenceConfirmed: boolean;
  /** True if the actor's whole system is unreachable. */
  readonly addressTerminated: boolean;

  constructor(actor: ActorRef, existenceConfirmed: boolean, addressTerminated: boolean) {
    super();
    this.actor = actor;
    this.existenceConfirmed = existenceConfirmed;
    this.addressTerminated = addressTerminated;
  }

  /** Marks a message that is not published as a dead letter. */
  get deadLetterSuppression(): true {
    return true;
  }

  /** Marks a message that untrusted peers may not send. */
  get possiblyHarmful(): true {
    return true;
  }
}
