/** Without control characters: a text of another node must not move the cursor or add lines. */
export function onOneLine(text: string): string {
  return text.replace(/\p{Cc}/gu, " ");
}
