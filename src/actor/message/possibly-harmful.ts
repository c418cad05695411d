/**
 * A message that only trusted peers may send: with `akka.remote.untrusted-mode = on`, it is dropped if it comes from another system. Add
 * the property to a class of your own to mark it, as a getter, because an instance created from bytes has only its declared members.
 */
export interface PossiblyHarmful {
  /** Marks the message. */
  readonly possiblyHarmful: true;
}

export function isPossiblyHarmful(message: unknown): boolean {
  return typeof message === "object" && message !== null && (message as Partial<PossiblyHarmful>).possiblyHarmful === true;
}
