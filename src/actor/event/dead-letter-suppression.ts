/**
 * A message that is not worth a `DeadLetter` when it reaches nobody: it is published as `SuppressedDeadLetter` and never logged. Put the
 * property on a class of your own to say so.
 */
export interface DeadLetterSuppression {
  readonly deadLetterSuppression: true;
}

export function isSuppressed(message: unknown): boolean {
  return typeof message === "object" && message !== null && (message as Partial<DeadLetterSuppression>).deadLetterSuppression === true;
}
