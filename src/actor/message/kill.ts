import { AutoReceivedMessage } from "../ref/auto-received-message.ts";
import type { PossiblyHarmful } from "./possibly-harmful.ts";

/**
 * Makes its recipient fail with `ActorKilledError`; the default strategy then stops it. Send {@link Kill.instance}.
 */
export class Kill extends AutoReceivedMessage implements PossiblyHarmful {
  /** The only instance. */
  static readonly instance: Kill = new Kill();

  /** Marks a message that untrusted peers may not send. */
  get possiblyHarmful(): true {
    return true;
  }
}
