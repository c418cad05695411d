/** A text that the REPL prints as it is, without quotes. */
export class PrintedText {
  readonly text: string;

  constructor(text: string) {
    this.text = text.trimEnd();
  }

  toJSON(): string {
    return this.text;
  }
}
