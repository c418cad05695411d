import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";

/** A TypeScript file to run, with the options of its page: `serves` a port until the others ended, `prints` a text. */
export interface Program {
  readonly file: string;
  readonly options: ReadonlyMap<string, string>;
}

const LIMIT_MS = 30_000;

/**
 * Runs the programs of one example, in order. One that serves a port stays in the background, and the next starts when the port
 * answers; every other must end by itself with status 0. Returns what went wrong.
 */
export async function runPrograms(programs: readonly Program[]): Promise<readonly string[]> {
  const problems: string[] = [];
  const background: Running[] = [];
  for (const program of programs) {
    const running = new Running(program);
    const port = program.options.get("serves");
    if (port === undefined) problems.push(...(await running.ended()));
    else if (await answers(Number(port), running)) background.push(running);
    else problems.push(`${program.file}: port ${port} does not answer`, ...(await running.stopped()));
  }
  if (background.length === programs.length) problems.push("every program serves: none was seen to end by itself");
  for (const running of background) problems.push(...(await running.stopped()));
  return problems;
}

/** One started program and what it has printed. */
class Running {
  readonly #program: Program;
  readonly #child: ChildProcess;
  readonly #closed: Promise<unknown>;
  #output = "";

  constructor(program: Program) {
    this.#program = program;
    this.#child = spawn(process.execPath, ["--import", "tsx", program.file], { stdio: ["ignore", "pipe", "pipe"] });
    this.#closed = once(this.#child, "close"); // comes after the last of the output
    this.#child.stdout?.on("data", (chunk: Buffer) => (this.#output += chunk.toString()));
    this.#child.stderr?.on("data", (chunk: Buffer) => (this.#output += chunk.toString()));
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Waits for the program's own end. */
  async ended(): Promise<readonly string[]> {
    const limit = setTimeout(() => this.#child.kill("SIGKILL"), LIMIT_MS);
    await this.#closed;
    clearTimeout(limit);
    const { exitCode, signalCode } = this.#child;
    return exitCode === 0
      ? this.#unprinted()
      : [this.#failure(signalCode === null ? `status ${exitCode}` : `still running after ${LIMIT_MS} ms`)];
  }

  /** Ends a program that runs until it is stopped. That it ended before is a failure. */
  async stopped(): Promise<readonly string[]> {
    if (this.hasEnded) return [this.#failure(`ended too early, status ${this.#child.exitCode}`)];
    this.#child.kill("SIGTERM");
    const limit = setTimeout(() => this.#child.kill("SIGKILL"), 5_000);
    await this.#closed;
    clearTimeout(limit);
    return this.#unprinted();
  }

  #unprinted(): readonly string[] {
    const text = this.#program.options.get("prints");
    return text === undefined || this.#output.includes(text) ? [] : [this.#failure(`did not print "${text}"`)];
  }

  #failure(why: string): string {
    return `${this.#program.file}: ${why}; it printed:\n${this.#output}`;
  }
}

/** Whether somebody accepts connections on the port before the limit, and before the program ended. */
async function answers(port: number, running: Running): Promise<boolean> {
  for (const deadline = Date.now() + LIMIT_MS; Date.now() < deadline && !running.hasEnded; ) {
    const socket = connect(port, "localhost");
    const connected = await new Promise<boolean>((done) => {
      socket.once("connect", () => done(true));
      socket.once("error", () => done(false));
    });
    socket.destroy();
    if (connected) return true;
    await new Promise((done) => setTimeout(done, 50));
  }
  return false;
}
