import { SeedWorker, type Tally } from "./seed-worker.ts";

/** What every run of a simulation reports. */
export interface SeedReport {
  readonly seed: number;
  readonly plan: string;
  readonly problems: readonly string[];
  readonly met: readonly string[];
  readonly traceHash: string;
}

/** A kind of simulation whose runs are drawn from seeds. */
export interface SeedProgram<Report extends SeedReport> {
  /** The program itself, which its workers run too. */
  readonly file: string;
  /** The command line of workers. */
  readonly workerArguments?: readonly string[];
  /** Seeds that a worker gets at once. */
  readonly seedsPerTask: number;
  /** Every so many seeds are run a second time, which must do the same. */
  readonly seedsPerRepeat: number;
  readonly tally: Tally<Report> & { print(elapsedMs: number): void };
  /** `onEvent` is called with all that happens, as text. */
  run(seed: number, onEvent?: (text: string, atMs: number) => void): Report | Promise<Report>;
}

/** The command line of such a program: texts of numbers. */
export interface SeedArguments {
  /** This one alone, with all that happens in it. */
  readonly seed?: string | undefined;
  readonly seeds: string;
  readonly first: string;
  readonly workers: string;
}

/** Runs seeds in worker processes, or, in such a process, those that it is sent; or prints one of them. */
export async function runSeeds<Report extends SeedReport>(
  program: SeedProgram<Report>,
  { seed, seeds, first, workers }: SeedArguments,
): Promise<void> {
  if (process.send !== undefined) serve(program);
  else if (seed !== undefined) await replay(program, Number(seed));
  else await runAll(program, Number(first), Number(seeds), Number(workers));
}

/** A worker: runs the seeds it is sent. */
function serve<Report extends SeedReport>(program: SeedProgram<Report>): void {
  process.on("disconnect", () => process.exit());
  process.on("message", (seeds: readonly number[]) => {
    void (async () => {
      for (const seed of seeds) process.send?.(await reportOf(program, seed));
    })();
  });
}

async function reportOf<Report extends SeedReport>(program: SeedProgram<Report>, seed: number): Promise<Report> {
  const report = await program.run(seed);
  if (seed % program.seedsPerRepeat !== 0) return report;
  const { traceHash } = await program.run(seed);
  if (traceHash === report.traceHash) return report;
  return { ...report, problems: [...report.problems, `a second run did something else: ${traceHash} and not ${report.traceHash}`] };
}

async function replay<Report extends SeedReport>(program: SeedProgram<Report>, seed: number): Promise<void> {
  const report = await program.run(seed, (text, atMs) => console.log(`${(atMs / 1000).toFixed(3)} ${text}`));
  for (const problem of report.problems) console.log(`PROBLEM ${problem}`);
  console.log(`seed ${seed}, ${report.plan}, met ${report.met.join(", ") || "nothing"}, trace ${report.traceHash}`);
  const failed = report.problems.length > 0 ? 1 : 0;
  console.log(`${1 - failed} passed, ${failed} failed`);
  process.exitCode = failed;
}

async function runAll<Report extends SeedReport>(
  { file, workerArguments, seedsPerTask, tally }: SeedProgram<Report>,
  first: number,
  count: number,
  workers: number,
): Promise<void> {
  const started = performance.now();
  const tasks: number[][] = [];
  for (let at = 0; at < count; at += seedsPerTask) {
    tasks.push(Array.from({ length: Math.min(seedsPerTask, count - at) }, (_, index) => first + at + index));
  }
  tasks.reverse();
  await Promise.all(Array.from({ length: workers }, () => new SeedWorker(file, tasks, tally, workerArguments).ended));
  tally.print(performance.now() - started);
}
