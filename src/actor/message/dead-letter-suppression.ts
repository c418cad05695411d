/**
 * A message that should not be logged if it cannot be delivered: it is published as `SuppressedDeadLetter` instead of `DeadLetter`. Add the
 * property to a class of your own to mark it.
 */
export interface DeadLetterSuppression {
  /** Marks the message. */
  readonly deadLetterSuppression: true;
}

export function isSuppressed(message: unknown): boolean {
  return typeof message === "object" && message !== null && (message as Partial<DeadLetterSuppression>).deadLetterSuppression === true;
}
