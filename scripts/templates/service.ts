import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";

const PATIENCE_MS = 90_000;

/** A program of a project, in a process group of its own, because npm and tsx start others. */
export class Service {
  readonly #child: ChildProcess;
  readonly #name: string;
  #output = "";

  constructor(command: readonly string[], cwd: string, environment: Readonly<Record<string, string>>) {
    const [program = "", ...args] = command;
    this.#name = command.join(" ");
    this.#child = spawn(program, args, { cwd, detached: true, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...environment } });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on("data", (chunk: Buffer) => (this.#output += chunk.toString()));
    this.#child.once("error", (error) => (this.#output += error.message));
  }

  /** Waits until the program has printed `text`. */
  async says(text: string): Promise<void> {
    await this.#until(`it did not print "${text}"`, async () => this.#output.includes(text));
  }

  /** Waits until `url` is answered with `pattern`, and returns the answer. */
  async answers(url: string, pattern: RegExp): Promise<string> {
    let last = "";
    await this.#until(`${url} was not answered with ${pattern}`, async () => {
      last = await textOf(url);
      return pattern.test(last);
    }).catch((error: Error) => {
      throw new Error(`${error.message}\nthe last answer: ${last}`);
    });
    return last;
  }

  /** Sends SIGTERM to the program alone, as `docker stop` does, and returns its exit status. */
  async stopped(): Promise<number | null> {
    this.#child.kill("SIGTERM");
    await this.#until("it did not stop", async () => this.#hasEnded);
    return this.#child.exitCode;
  }

  /** Ends all that it has started. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const signal of ["SIGTERM", "SIGKILL"] as const) {
      try {
        process.kill(-(this.#child.pid ?? 0), signal);
      } catch {
        return; // there is none any more
      }
      for (let waits = 0; waits < 50 && !this.#hasEnded; waits += 1) await pause(100);
    }
  }

  get #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async #until(failure: string, isDone: () => Promise<boolean>): Promise<void> {
    for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await pause(50)) {
      if (await isDone()) return;
      if (this.#hasEnded) break;
    }
    throw new Error(`${this.#name}: ${failure}; it printed:\n${this.#output}`);
  }
}

async function textOf(url: string): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(15_000) });
    return `${response.status} ${await response.text()}`;
  } catch (error) {
    return String(error);
  }
}
