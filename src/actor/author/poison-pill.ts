import type { DeadLetterSuppression } from "../event/dead-letter-suppression.ts";
import { AutoReceivedMessage } from "./auto-received-message.ts";
import type { PossiblyHarmful } from "./possibly-harmful.ts";

/** Stops its recipient when its turn comes: messages sent before it are still handled. Send {@link PoisonPill.instance}. */
export class PoisonPill extends AutoReceivedMessage implements DeadLetterSuppression, PossiblyHarmful {
  static readonly instance: PoisonPill = new PoisonPill();

  get deadLetterSuppression(): true {
    return true;
  }

  get possiblyHarmful(): true {
    return true;
  }
}
