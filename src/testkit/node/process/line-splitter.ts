/** Divides a text that arrives in pieces into lines. Its cost is linear in the text, however long a line is. */
export class LineSplitter {
  #rest = "";

  /** What has arrived after the end of the last line. */
  get rest(): string {
    return this.#rest;
  }

  /** The lines that `text` ends, without their ends. Only U+000A ends a line: JSON text may contain U+2028, at which node:readline ends one too. */
  linesIn(text: string): readonly string[] {
    const lines = text.split("\n");
    lines[0] = this.#rest + (lines[0] ?? "");
    this.#rest = lines.pop() ?? "";
    return lines;
  }
}
