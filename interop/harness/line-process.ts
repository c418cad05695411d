import { type ChildProcess, spawn } from "node:child_process";
import { WaitableLog } from "./waitable-log.ts";

/** How to start a program. */
export interface LineProcessCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** How a program ended: one of the two is null. */
export interface ExitStatus {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A program that is talked to in lines, with the blunt means that a fault test needs: kill, freeze, thaw. */
export class LineProcess {
  /** Lines of standard output, without their ends. */
  readonly lines: WaitableLog<string> = new WaitableLog<string>();
  /** Resolves when the program has ended and all that it wrote has been read. */
  readonly exited: Promise<ExitStatus>;
  readonly #child: ChildProcess;
  readonly #title: string;
  #errorText = "";

  constructor({ command, args, cwd, env }: LineProcessCommand) {
    this.#title = [command, ...args].join(" ");
    this.#child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["pipe", "pipe", "pipe"] });
    this.#child.stdin?.on("error", () => {}); // writing to a program that has ended: its exit status tells
    this.#readLines();
    this.#child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#errorText += text;
    });
    this.exited = new Promise((resolve, reject) => {
      this.#child.once("error", reject);
      this.#child.once("close", (code, signal) => resolve({ code, signal }));
    });
    this.exited.then(
      ({ code, signal }) => this.lines.end(new Error(`${this.#title} ended with ${code ?? signal}. ${this.#errorText}`)),
      (failure: unknown) => this.lines.end(new Error(`${this.#title} could not be started`, { cause: failure })),
    );
  }

  /** Of the process; `undefined` if it could not be started. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** All that the program wrote to standard error so far. */
  get errorText(): string {
    return this.#errorText;
  }

  writeLine(text: string): void {
    this.#child.stdin?.write(`${text}\n`);
  }

  endInput(): void {
    this.#child.stdin?.end();
  }

  /** SIGKILL: no farewell to anybody. */
  async kill(): Promise<ExitStatus> {
    this.#child.kill("SIGKILL"); // ends a frozen program too
    return await this.exited;
  }

  /** SIGSTOP: connections stay open, no system answers. */
  freeze(): void {
    this.#child.kill("SIGSTOP");
  }

  /** SIGCONT: ends `freeze`. */
  thaw(): void {
    this.#child.kill("SIGCONT");
  }

  async waitForExit(timeoutMs: number): Promise<ExitStatus> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${this.#title} still runs after ${timeoutMs} ms. ${this.#errorText}`)), timeoutMs);
    });
    return await Promise.race([this.exited, late]).finally(() => clearTimeout(timer));
  }

  // Not node:readline: it also ends lines at U+2028, which JSON text may hold.
  #readLines(): void {
    let rest = "";
    this.#child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      const parts = (rest + text).split("\n");
      rest = parts.pop() ?? "";
      for (const part of parts) this.lines.add(part.endsWith("\r") ? part.slice(0, -1) : part);
    });
    this.#child.stdout?.on("end", () => {
      if (rest !== "" && !this.#child.killed) this.lines.add(rest); // one that is killed may be in the middle of a line
    });
  }
}
