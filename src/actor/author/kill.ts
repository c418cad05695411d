import { AutoReceivedMessage } from "./auto-received-message.ts";

/**
 * Makes its recipient fail with `ActorKilledError`, which the default strategy answers by stopping it. Send {@link Kill.instance}.
 */
export class Kill extends AutoReceivedMessage {
  static readonly instance: Kill = new Kill();
}
