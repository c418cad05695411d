import { AutoReceivedMessage } from "./auto-received-message.ts";
import type { PossiblyHarmful } from "./possibly-harmful.ts";

/**
 * Makes its recipient fail with `ActorKilledError`, which the default strategy answers by stopping it. Send {@link Kill.instance}.
 */
export class Kill extends AutoReceivedMessage implements PossiblyHarmful {
  static readonly instance: Kill = new Kill();

  get possiblyHarmful(): true {
    return true;
  }
}
