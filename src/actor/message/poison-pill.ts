import type { DeadLetterSuppression } from "./dead-letter-suppression.ts";
import { AutoReceivedMessage } from "../ref/auto-received-message.ts";
import type { PossiblyHarmful } from "./possibly-harmful.ts";

/** Stops its recipient when it is handled: messages sent earlier are handled first. Send {@link PoisonPill.instance}. */
export class PoisonPill extends AutoReceivedMessage implements DeadLetterSuppression, PossiblyHarmful {
  /** The only instance. */
  static readonly instance: PoisonPill = new PoisonPill();

  /** Marks a message that is not published as a dead letter. */
  get deadLetterSuppression(): true {
    return true;
  }

  /** Marks a message that untrusted peers may not send. */
  get possiblyHarmful(): true {
    return true;
  }
}
