import { dotnetAvailable } from "../../interop/harness/akka-net-programs.ts";
import type { Progress } from "./progress.ts";
import { runPair } from "./command.ts";
import { AKKA_NET, akkaNetContestants, RITSEM, ritsem } from "./contestants.ts";
import { median } from "./statistics.ts";
import { amount, markdownTable } from "./table.ts";

export const PERCENTS: readonly number[] = [25, 50, 75, 90];

/** The latencies of one contestant at one rate: medians of the rounds. */
export interface LoadRow {
  readonly contestant: string;
  /** Of its own highest throughput. */
  readonly percent: number;
  /** Round trips. */
  readonly perSecond: number;
  readonly p50Us: number;
  readonly p99Us: number;
  readonly p999Us: number;
  /** Garbage collections of the client, in a run of two seconds. */
  readonly gcPauses: number;
  readonly gcMs: number;
  /** Unknown for .NET. */
  readonly gcLongestMs?: number;
}

/** The trials of so many rounds, as a {@link Progress} counts them. */
export function loadTrials(rounds: number): readonly string[] {
  return Array.from({ length: rounds }, () => [RITSEM, ...(dotnetAvailable() ? [AKKA_NET] : [])].map((name) => `load, ${name}`)).flat();
}

/** Latency at fixed rates, ours and Akka.NET's in turn. */
export async function measureLoads(rounds: number, progress: Progress): Promise<readonly LoadRow[]> {
  const [akkaNet] = akkaNetContestants();
  const contestants = [ritsem, ...(akkaNet === undefined ? [] : [{ ...akkaNet, name: AKKA_NET }])];
  const results = new Map(contestants.map(({ name }) => [name, [] as Readonly<Record<string, number>>[]]));
  const args = ["--clients", "", "--load", PERCENTS.join(), "--seconds", "2", "--total", "100000"];
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, program, warmUp } of round % 2 === 0 ? contestants : contestants.toReversed()) {
      const lines = await progress.during(`load, ${name}`, `round ${round + 1} of ${rounds}`, () =>
        runPair(program, program, [...args, "--warm-up", `${warmUp}`]),
      );
      results.get(name)?.push(...(lines as readonly Readonly<Record<string, number>>[]));
    }
  }
  return [...results].flatMap(([contestant, lines]) => PERCENTS.map((percent) => rowOf(contestant, percent, lines)));
}

function rowOf(contestant: string, percent: number, lines: readonly Readonly<Record<string, number | null>>[]): LoadRow {
  const ofField = (field: string): number =>
    median(lines.filter((line) => line["percent"] === percent).map((line) => line[field] ?? Number.POSITIVE_INFINITY));
  const row = {
    contestant,
    percent,
    perSecond: ofField("perSecond"),
    p50Us: ofField("p50Us"),
    p99Us: ofField("p99Us"),
    p999Us: ofField("p999Us"),
    gcPauses: ofField("gcPauses"),
    gcMs: ofField("gcMs"),
  };
  return contestant === RITSEM ? { ...row, gcLongestMs: ofField("gcLongestMs") } : row;
}

export function loadTable(rows: readonly LoadRow[]): string {
  const headings = ["contestant", "load", "round trips/s", "p50 ms", "p99 ms", "p99.9 ms", "GC pauses", "GC ms", "longest GC ms"];
  return markdownTable(
    headings,
    rows.map((row) => [
      row.contestant,
      `${row.percent} %`,
      amount(row.perSecond, "messages/s"),
      ...[row.p50Us, row.p99Us, row.p999Us].map((micros) => amount(micros / 1000)),
      amount(row.gcPauses),
      amount(row.gcMs),
      row.gcLongestMs === undefined ? "" : amount(row.gcLongestMs),
    ]),
  );
}
