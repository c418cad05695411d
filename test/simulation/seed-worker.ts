import { type ChildProcess, fork } from "node:child_process";

/** A worker that is silent for longer hangs; on a busy machine one may starve for a minute. */
const SILENCE_LIMIT_MS = 180_000;

/** Where reports go. */
export interface Tally<Report> {
  add(report: Report): void;
  fail(seed: number, why: string): void;
}

/** A process that takes tasks until none is left. One that hangs or dies fails the seed it was at and is replaced. */
export class SeedWorker<Report> {
  readonly ended: Promise<void>;
  readonly #program: string;
  readonly #arguments: readonly string[];
  readonly #tasks: number[][];
  readonly #tally: Tally<Report>;
  #left: number[] = [];
  #child: ChildProcess | undefined;
  #watchdog: NodeJS.Timeout | undefined;
  #onEnd: () => void = () => {};

  /** `program` runs the seeds that it is sent, and answers each with a report. `programArguments` are those of its command line. */
  constructor(program: string, tasks: number[][], tally: Tally<Report>, programArguments: readonly string[] = []) {
    this.#program = program;
    this.#arguments = programArguments;
    this.#tasks = tasks;
    this.#tally = tally;
    this.ended = new Promise((resolve) => (this.#onEnd = resolve));
    this.#next();
  }

  #next(): void {
    if (this.#left.length === 0) this.#left = this.#tasks.pop() ?? [];
    if (this.#left.length === 0) {
      clearTimeout(this.#watchdog);
      this.#child?.removeAllListeners();
      this.#child?.disconnect();
      this.#onEnd();
      return;
    }
    this.#child ??= this.#start();
    this.#child.send(this.#left);
    this.#expectSign();
  }

  #start(): ChildProcess {
    const child = fork(this.#program, [...this.#arguments], { execArgv: ["--import", "tsx"] });
    child.on("message", (report: Report) => {
      this.#left.shift();
      this.#tally.add(report);
      if (this.#left.length === 0) this.#next();
      else this.#expectSign();
    });
    child.once("exit", () => {
      this.#child = undefined;
      const seed = this.#left.shift();
      if (seed !== undefined) this.#tally.fail(seed, `its process hung for ${SILENCE_LIMIT_MS} ms or died`);
      this.#next();
    });
    return child;
  }

  #expectSign(): void {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => this.#child?.kill("SIGKILL"), SILENCE_LIMIT_MS);
  }
}
