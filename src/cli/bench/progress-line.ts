import type { Terminal } from "../terminal/terminal.ts";

/** Moves to the start of the line and clears it. */
const CLEARED = "\r\u001B[2K";

/** One line on standard error that changes while a command works. Shown only in a terminal. */
export class ProgressLine {
  readonly #terminal: Terminal;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  show(text: string): void {
    if (this.#terminal.isInteractive === true) this.#terminal.err(`${CLEARED}${text}`);
  }

  clear(): void {
    this.show("");
  }
}
