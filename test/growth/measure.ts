import type { GrowthCase } from "./growth-case.ts";

/** Least processor time of one measurement: below it a busy machine says more than the parser. */
const LEAST_MS = 2;
/** Where to begin, and the largest of the smallest inputs: eight times as much is about a frame. */
const SMALLEST = 512;
const LARGEST_SMALLEST = 16_384;
/** A case whose growth is linear after so many runs is; another is measured more often. */
const FEWEST_RUNS = 3;
const MOST_RUNS = 7;
const DOUBLINGS = [1, 2, 4, 8];
const WARM_LOOKS = 3;
/** What a doubling of the input may do to time and allocation. */
const MOST_GROWTH = 2.5;
/** Smaller allocations say more about the engine than about the parser. */
const LEAST_BYTES = 1_000_000;

/** What one case cost with an input and with its doubles: the least of several runs. */
export interface Growth {
  readonly size: number;
  readonly milliseconds: readonly number[];
  /** Allocated; `undefined` when it is too little to say anything. */
  readonly bytes: readonly number[] | undefined;
}

/** Why a growth is above linear: two doublings in a row that are. `undefined` when it is not. */
export function excessOf({ milliseconds, bytes }: Growth): string | undefined {
  if (growsTooFast(milliseconds)) return `time: ${milliseconds.map((value) => value.toFixed(1)).join(", ")} ms`;
  if (bytes !== undefined && growsTooFast(bytes)) return `allocation: ${bytes.map((value) => Math.round(value / 1000)).join(", ")} kB`;
  return undefined;
}

function growsTooFast(costs: readonly number[]): boolean {
  const isTooFast = costs.slice(1).map((cost, index) => cost > MOST_GROWTH * (costs[index] ?? 0));
  return isTooFast.some((each, index) => each && isTooFast[index + 1] === true);
}

/** Needs `--expose-gc`. */
export function growthOf({ make, run, largest }: GrowthCase): Growth {
  const call = run as (input: unknown) => unknown;
  const most = largest === undefined ? LARGEST_SMALLEST : Math.floor(largest / 8);
  let size = Math.min(SMALLEST, most);
  while (size < most && leastTimeOf(call, make(size), 1) < LEAST_MS) size = Math.min(2 * size, most);
  const inputs = DOUBLINGS.map((factor) => make(size * factor));
  let repetitions = 1;
  // More than once: what was slow enough at first is several times as fast once the engine has optimized it.
  for (let look = 0; look < WARM_LOOKS; look += 1) while (leastTimeOf(call, inputs[0], repetitions) < LEAST_MS) repetitions *= 2;
  const milliseconds = DOUBLINGS.map(() => Number.POSITIVE_INFINITY);
  const bytes = DOUBLINGS.map(() => Number.POSITIVE_INFINITY);
  const growth = (): Growth => {
    const isTelling = bytes.every((value) => value >= LEAST_BYTES && value < Number.POSITIVE_INFINITY);
    return { size, milliseconds, bytes: isTelling ? bytes : undefined };
  };
  for (let round = 0; round < MOST_RUNS; round += 1) {
    if (round >= FEWEST_RUNS && excessOf(growth()) === undefined) break;
    for (const [index, input] of inputs.entries()) {
      globalThis.gc?.({ type: "minor" });
      const before = allocated();
      milliseconds[index] = Math.min(milliseconds[index] ?? 0, timeOf(call, input, repetitions));
      const added = allocated() - before;
      if (added > 0) bytes[index] = Math.min(bytes[index] ?? 0, added); // less: the collector ran meanwhile
    }
  }
  return growth();
}

function leastTimeOf(call: (input: unknown) => unknown, input: unknown, repetitions: number): number {
  return Math.min(timeOf(call, input, repetitions), timeOf(call, input, repetitions), timeOf(call, input, repetitions));
}

/** Processor time, of which other processes take nothing. Unit: ms. */
function timeOf(call: (input: unknown) => unknown, input: unknown, repetitions: number): number {
  const startedAt = process.cpuUsage();
  for (let count = 0; count < repetitions; count += 1) {
    try {
      call(input);
    } catch {
      // refusing costs too
    }
  }
  const { user, system } = process.cpuUsage(startedAt);
  return (user + system) / 1000;
}

function allocated(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
