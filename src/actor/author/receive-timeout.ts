import type { PossiblyHarmful } from "./possibly-harmful.ts";

/** Sent to an actor that has heard nothing for as long as it said in `context.setReceiveTimeout`. */
export class ReceiveTimeout implements PossiblyHarmful {
  static readonly instance: ReceiveTimeout = new ReceiveTimeout();

  get possiblyHarmful(): true {
    return true;
  }
}

/**
 * A message that does not count as hearing something: receive timeouts go on as if it had not come. Put the property on a class of your own
 * to say so.
 */
export interface NotInfluenceReceiveTimeout {
  readonly notInfluenceReceiveTimeout: true;
}

export function influencesReceiveTimeout(message: unknown): boolean {
  const isMarked =
    typeof message === "object" && (message as Partial<NotInfluenceReceiveTimeout> | null)?.notInfluenceReceiveTimeout === true;
  return !isMarked;
}
