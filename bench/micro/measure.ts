import { deepStrictEqual } from "node:assert/strict";
import { median } from "../compare/statistics.ts";
import type { Contestant, MicroCase } from "./micro-case.ts";

/** Of each contestant in each round. */
const ROUND_MS = 60;
const WARM_UP_MS = 400;

export interface Measurement {
  /** Processor time of one operation, the median of the rounds. */
  readonly hotNs: number;
  readonly plainNs: number;
  /** How many times as long the plain implementation takes: median, lowest and highest of the rounds. */
  readonly ratio: number;
  readonly lowest: number;
  readonly highest: number;
}

/** Throws unless both do the same, then lets them take turns. */
export async function measure(micro: MicroCase, rounds: number): Promise<Measurement> {
  await checkSame(micro);
  for (const contestant of [micro.hot, micro.plain, micro.hot, micro.plain]) await nanosecondsOf(micro, contestant, WARM_UP_MS / 2);
  const hot: number[] = [];
  const plain: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const isHotFirst = round % 2 === 0;
    if (isHotFirst) hot.push(await nanosecondsOf(micro, micro.hot, ROUND_MS));
    plain.push(await nanosecondsOf(micro, micro.plain, ROUND_MS));
    if (!isHotFirst) hot.push(await nanosecondsOf(micro, micro.hot, ROUND_MS));
  }
  const ratios = hot.map((nanoseconds, round) => (plain[round] ?? Number.NaN) / nanoseconds).toSorted((one, other) => one - other);
  return {
    hotNs: median(hot),
    plainNs: median(plain),
    ratio: median(ratios),
    lowest: ratios[0] ?? Number.NaN,
    highest: ratios.at(-1) ?? Number.NaN,
  };
}

/** Twice, because what is remembered must not change the outcome. */
async function checkSame({ inputs = 1, hot, plain }: MicroCase): Promise<void> {
  for (const input of [...Array(inputs).keys(), ...Array(inputs).keys()]) {
    const expected = await outcomeOf(plain, input);
    deepStrictEqual(await outcomeOf(hot, input), expected, `The two implementations differ on input ${input}.`);
    if (expected === undefined) throw new Error(`Input ${input} has no outcome to compare.`);
  }
}

async function outcomeOf({ run, outcome }: Contestant, input: number): Promise<unknown> {
  const returned = await run(input);
  return outcome === undefined ? returned : outcome(returned, input);
}

/** Processor time of one operation, garbage collection included. */
async function nanosecondsOf({ inputs = 1, operations }: MicroCase, { run }: Contestant, atLeastMs: number): Promise<number> {
  const before = process.cpuUsage();
  let calls = 0;
  let passes = 1;
  let elapsedMs = 0;
  while (elapsedMs < atLeastMs) {
    for (let pass = 0; pass < passes; pass += 1) {
      for (let input = 0; input < inputs; input += 1) {
        const returned = run(input);
        if (returned instanceof Promise) await returned;
      }
    }
    calls += passes * inputs;
    passes = Math.min(passes * 2, 1024); // the clock is read seldom, also if a call is short
    const { user, system } = process.cpuUsage(before);
    elapsedMs = (user + system) / 1000;
  }
  return (elapsedMs * 1e6) / (calls * operations);
}
