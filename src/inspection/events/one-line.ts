/** Texts of events are for people, and come from anywhere: a path may have 32 KiB. Unit: characters. */
const LONGEST = 300;
const CONTROL = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;

/** `text` in one line, without signs that would change a terminal, cut if it is long. */
export function oneLine(text: string): string {
  const plain = text.slice(0, LONGEST * 2).replace(CONTROL, " ");
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1)}…` : plain;
}
