import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";

/** A file to run, TypeScript or JavaScript, and the lines that its output must contain, in order. */
export interface Program {
  readonly file: string;
  readonly prints: readonly string[];
}

/** A program that runs in the background until it is stopped; it is ready once its port accepts connections. */
export interface Service extends Program {
  readonly port: number;
}

const LIMIT_MS = 30_000;

/** Runs a program, with the service that it needs, until it exits, which must be with status 0. Returns the problems. */
export async function runProgram(program: Program, service: Service | undefined): Promise<readonly string[]> {
  if (service === undefined) return new Running(program).ended();
  const beside = new Running(service);
  const problems = (await answers(service.port, beside))
    ? await new Running(program).ended()
    : [`${service.file}: nothing accepts connections on its port ${service.port}`];
  return [...problems, ...(await beside.stopped())];
}

/** A running program and its output. */
class Running {
  readonly #program: Program;
  readonly #child: ChildProcess;
  readonly #closed: Promise<unknown>;
  #output = "";

  constructor(program: Program) {
    this.#program = program;
    const command = program.file.endsWith(".ts") ? ["--import", "tsx", program.file] : [program.file];
    this.#child = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "pipe"] });
    this.#closed = once(this.#child, "close"); // emitted after the last output
    this.#child.stdout?.on("data", (chunk: Buffer) => (this.#output += chunk.toString()));
    this.#child.stderr?.on("data", (chunk: Buffer) => (this.#output += chunk.toString()));
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Waits until the program exits. */
  async ended(): Promise<readonly string[]> {
    await this.#closedWithin(LIMIT_MS);
    const { exitCode } = this.#child;
    if (exitCode === 0) return this.#unprinted();
    return [this.#failure(exitCode === null ? `still ran after ${LIMIT_MS} ms` : `ended with status ${exitCode}`)];
  }

  /** Stops a program that runs until it is stopped. It is a failure if it has already exited. */
  async stopped(): Promise<readonly string[]> {
    if (this.hasEnded) return [this.#failure(`ended too early, with status ${this.#child.exitCode}`)];
    this.#child.kill("SIGTERM");
    await this.#closedWithin(5_000);
    return this.#unprinted();
  }

  async #closedWithin(limitMs: number): Promise<void> {
    const limit = setTimeout(() => this.#child.kill("SIGKILL"), limitMs);
    await this.#closed;
    clearTimeout(limit);
  }

  #unprinted(): readonly string[] {
    let from = 0;
    for (const text of this.#program.prints) {
      const at = this.#output.indexOf(text, from);
      if (at < 0) return [this.#failure(`did not print "${text}"`)];
      from = at + text.length;
    }
    return [];
  }

  #failure(why: string): string {
    return `${this.#program.file}: ${why}; it printed:\n${this.#output}`;
  }
}

/** Whether the port accepts connections before the time limit, and before the program exits. */
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
