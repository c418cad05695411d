import { describe, expect, test } from "vitest";
import { AKKA_NET, AKKA_NET_MODES } from "../../bench/compare/contestants.ts";
import type { Measurement, Unit } from "../../bench/compare/measurement.ts";
import { Progress } from "../../bench/compare/progress.ts";
import { type Row, rowsOf } from "../../bench/compare/report.ts";
import { runRounds } from "../../bench/compare/rounds.ts";

const [workstation = "", server = ""] = AKKA_NET_MODES;
const silent = { isTTY: false, write: () => true } as unknown as NodeJS.WriteStream;

function measured(contestant: string, value: number, unit: Unit = "messages/s"): Measurement {
  return { subject: "ping-pong", contestant, unit, value };
}

function rowOf(contestant: string, rounds: readonly (readonly Measurement[])[]): Row | undefined {
  return rowsOf(rounds).find((row) => row.contestant === contestant);
}

/** Runs a contestant that reaches these values, one after the other. */
async function runWith(values: readonly (number | Error)[], count: number) {
  const left = [...values];
  const run = (): Promise<readonly Measurement[]> => {
    const value = left.shift();
    return value instanceof Error ? Promise.reject(value) : Promise.resolve([measured("one", value ?? Number.NaN)]);
  };
  const { rounds, remarks } = await runRounds({ name: "ping-pong", trials: [{ contestant: "one", run }] }, count, new Progress([], silent));
  return { values: rounds.map((round) => round[0]?.value), remarks };
}

describe("The comparison of the benchmarks", () => {
  test("takes ratios within the rounds, so that a slow round does not change them", () => {
    const rounds = [
      [measured("Ritsem", 500), measured(workstation, 100)],
      [measured("Ritsem", 50), measured(workstation, 10)],
      [measured("Ritsem", 400), measured(workstation, 100)],
    ];
    expect(rowOf("Ritsem", rounds)?.ofAkkaNet).toBe(5);
  });

  test("says of a time how many times shorter it is", () => {
    expect(rowOf("Ritsem", [[measured("Ritsem", 50, "µs"), measured(workstation, 200, "µs")]])?.ofAkkaNet).toBe(4);
  });

  test("counts the mode of Akka.NET with the better median", () => {
    const rounds = [
      [measured(workstation, 100), measured(server, 150)],
      [measured(workstation, 900), measured(server, 160)],
      [measured(workstation, 110), measured(server, 170)],
    ];
    expect(rowOf(AKKA_NET, rounds)).toMatchObject({ median: 160, lowest: 150, highest: 170 });
    expect(rowOf(server, rounds)).toBeUndefined();
  });

  test("names and repeats a round that is more than 25 % below the median", async () => {
    const { values, remarks } = await runWith([100, 60, 104, 102], 3);
    expect(values).toEqual([100, 102, 104]);
    expect(remarks).toEqual(["ping-pong, round 2: one reached 60 % of its median (ping-pong); repeated"]);
  });

  test("repeats at most half as many rounds as there are", async () => {
    const { values, remarks } = await runWith([100, 60, 104, 61], 3);
    expect(values).toEqual([100, 61, 104]);
    expect(remarks).toHaveLength(1);
  });

  test("goes on without a contestant that fails", async () => {
    const { values, remarks } = await runWith([100, new Error("out of ports"), 102], 3);
    expect(values).toEqual([100, undefined, 102]);
    expect(remarks).toEqual(["ping-pong, round 2 of 3: one failed: out of ports"]);
  });
});
