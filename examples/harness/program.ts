import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";

const PATIENCE_MS = 60_000;

/** A program in a process of its own: its lines are shown as they come, and can be waited for. */
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

  /** Everything that it has printed. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  /** Resolves with the first line that has `text` in it, once there is one. Rejects when the program ends first, or none comes. */
  async says(text: string): Promise<string> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const line = this.#lines.find((each) => each.includes(text));
      if (line !== undefined) return line;
      if (this.#end !== undefined) throw new Error(`${this.#label} ${this.#end} before it said "${text}"`);
      if (Date.now() >= deadline) throw new Error(`${this.#label} has not said "${text}" within ${PATIENCE_MS / 1000} s`);
      await this.#change(deadline);
    }
  }

  type(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  /** Ends its input and waits for its own end. Rejects when it ends otherwise than with 0. */
  async leave(): Promise<void> {
    this.#child.stdin?.end();
    const deadline = Date.now() + PATIENCE_MS;
    while (this.#end === undefined && Date.now() < deadline) await this.#change(deadline);
    if (this.#end !== "ended with 0") throw new Error(`${this.#label} ${this.#end ?? "has not ended"}`);
  }

  /** Ends it at once, however it is. */
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

/** A TypeScript program of this folder's neighbours, with its arguments. */
export function typeScript(file: string, ...args: readonly string[]): readonly string[] {
  return [process.execPath, "--import", "tsx", file, ...args];
}

/** A C# program that `interop/build-peer.sh` has built, with its arguments. */
export function cSharp(project: string, ...args: readonly string[]): readonly string[] {
  return ["dotnet", `build/akka-net-peer/${project}/${project}.dll`, ...args];
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return address !== null && typeof address === "object" ? address.port : 0;
}
