import { type ChildProcess, spawn } from "node:child_process";
import { ExpectationError } from "../../index.ts";
import { LineSplitter } from "./line-splitter.ts";
import { WaitableLog } from "./waitable-log.ts";

/** How to start a program. */
export interface LineProcessCommand {
  /** The file to run, found as a shell finds it. */
  readonly command: string;
  /** Its arguments. */
  readonly args: readonly string[];
  /** The folder to run it in. Default: the current one. */
  readonly cwd?: string;
  /** Variables in addition to those of the current process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** How a program ended: one of the two is null. */
export interface ExitStatus {
  /** With which it exited. */
  readonly code: number | null;
  /** The signal that ended it. */
  readonly signal: string | null;
}

/** A program that a test talks to in lines, and that it can kill, freeze and thaw. */
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
      ({ code, signal }) => this.lines.end(new ExpectationError(`${this.#title} ended with ${code ?? signal}. ${this.#errorText}`)),
      (failure: unknown) => this.lines.end(new ExpectationError(`${this.#title} could not be started`, { cause: failure })),
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

  /** Writes a line to its standard input. */
  writeLine(text: string): void {
    this.#child.stdin?.write(`${text}\n`);
  }

  /** Ends its standard input. */
  endInput(): void {
    this.#child.stdin?.end();
  }

  /** SIGKILL: the program ends at once. Resolves when it has ended. */
  async kill(): Promise<ExitStatus> {
    this.#child.kill("SIGKILL"); // ends a frozen program too
    return await this.exited;
  }

  /** SIGSTOP: its connections stay open, and it does nothing. */
  freeze(): void {
    this.#child.kill("SIGSTOP");
  }

  /** SIGCONT: ends `freeze`. */
  thaw(): void {
    this.#child.kill("SIGCONT");
  }

  /** Resolves when it has ended. Rejects with ExpectationError if it still runs after `timeoutMs`, and with the cause if it could not be started. */
  async waitForExit(timeoutMs: number): Promise<ExitStatus> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new ExpectationError(`${this.#title} still runs after ${timeoutMs} ms. ${this.#errorText}`)),
        timeoutMs,
      );
    });
    return await Promise.race([this.exited, late]).finally(() => clearTimeout(timer));
  }

  #readLines(): void {
    const splitter = new LineSplitter();
    this.#child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      for (const line of splitter.linesIn(text)) this.lines.add(line.endsWith("\r") ? line.slice(0, -1) : line);
    });
    this.#child.stdout?.on("end", () => {
      if (splitter.rest !== "" && !this.#child.killed) this.lines.add(splitter.rest); // one that is killed may be in the middle of a line
    });
  }
}
