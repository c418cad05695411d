/** What a run has found wrong. */
export class Problems {
  readonly texts: string[] = [];

  add(text: string): void {
    if (this.texts.length < 50) this.texts.push(text);
  }
}
