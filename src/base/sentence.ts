/** `text` with a full stop at its end, unless it ends as a sentence does already: for texts that are made of other texts. */
export function asSentence(text: string): string {
  const trimmed = text.trimEnd();
  return /[.!?\u2026]["')\]]?$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
