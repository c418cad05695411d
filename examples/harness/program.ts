import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";

const PATIENCE_MS = 60_000;

/** A program in its own process. Its lines are printed as they arrive, and can be awaited. */
export class Program {
  readonly #child: ChildProcess;
  readonly #lines: string[] = [];
  readonly #label: string;
  #onChange: () => void = () => {};
  #end: string | undefined;

  /** `environment` is added to this process's own. */
  constructor(label: string, [command = "", ...args]: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    this.#label = label.trim();
    this.#child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, ...environment } });
    if (this.#child.stdout === null) throw new Error("unreachable: stdout is a pipe");
    createInterface({ input: this.#child.stdout }).on("line", (line) => {
      console.log(`${label} | ${line}`);
      this.#lines.push(line);
      this.#onChange();
    });
    this.#child.once("error", (error) => this.#ended(error.message));
    this.#child.once("close", (code, signal) => this.#ended(`ended with ${code ?? signal}`));
  }

  /** All lines that it has printed. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  /** Resolves with the first line that contains `text`. Rejects if the program exits first, or prints none in time. */
  async says(text: string): Promise<string> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const line = this.#lines.find((each) => each.includes(text));
      if (line !== undefined) return line;
      if (this.#end !== undefined) throw new Error(`${this.#label} ${this.#end} before it printed "${text}"`);
      if (Date.now() >= deadline) throw new Error(`${this.#label} did not print "${text}" within ${PATIENCE_MS / 1000} s`);
      await this.#change(deadline);
    }
  }

  type(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  /** Closes its input and waits until it exits. Rejects if the exit code is not 0. */
  async leave(): Promise<void> {
    this.#child.stdin?.end();
    const deadline = Date.now() + PATIENCE_MS;
    while (this.#end === undefined && Date.now() < deadline) await this.#change(deadline);
    if (this.#end !== "ended with 0") throw new Error(`${this.#label} ${this.#end ?? "has not ended"}`);
  }

  /** Kills it. */
  [Symbol.dispose](): void {
    this.#child.kill("SIGKILL");
  }

  #change(deadline: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(0, deadline - Date.now()));
      this.#onChange = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #ended(how: string): void {
    this.#end ??= how;
    this.#onChange();
  }
}

/** A TypeScript program of an example, with its arguments. */
export function typeScript(file: string, ...args: readonly string[]): readonly string[] {
  return [process.execPath, "--import", "tsx", file, ...args];
}

/** A C# program that `interop/build-peer.sh` has built, with its arguments. */
export function cSharp(project: string, ...args: readonly string[]): readonly string[] {
  return ["dotnet", `build/akka-net-peer/${project}/${project}.dll`, ...args];
}

/** A free port. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return address !== null && typeof address === "object" ? address.port : 0;
}
