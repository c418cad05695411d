import type { PossiblyHarmful } from "./possibly-harmful.ts";

/** Sent to an actor that has received no message for the time set by `context.setReceiveTimeout`. */
export class ReceiveTimeout implements PossiblyHarmful {
  /** The only instance. */
  static readonly instance: ReceiveTimeout = new ReceiveTimeout();

  /** Marks a message that untrusted peers may not send. */
  get possiblyHarmful(): true {
    return true;
  }
}

/**
 * A message that does not reset the receive timeout. Add the property to a class of your own to mark it.
 */
export interface NotInfluenceReceiveTimeout {
  /** Marks a message that does not restart the receive timeout. */
  readonly notInfluenceReceiveTimeout: true;
}

export function influencesReceiveTimeout(message: unknown): boolean {
  const isMarked =
    typeof message === "object" && (message as Partial<NotInfluenceReceiveTimeout> | null)?.notInfluenceReceiveTimeout === true;
  return !isMarked;
}
