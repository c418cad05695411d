/**
 * A message that peers may send only where they are trusted: with `akka.remote.untrusted-mode = on` it is dropped when it comes from another
 * system. Give a class of your own the property to say so: as a getter, since an instance made from bytes has no fields but its members.
 */
export interface PossiblyHarmful {
  readonly possiblyHarmful: true;
}

export function isPossiblyHarmful(message: unknown): boolean {
  return typeof message === "object" && message !== null && (message as Partial<PossiblyHarmful>).possiblyHarmful === true;
}
