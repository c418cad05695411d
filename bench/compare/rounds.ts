import type { Case } from "./case.ts";
import { isRate, type Measurement } from "./measurement.ts";
import type { Progress } from "./progress.ts";
import { median } from "./statistics.ts";

/** Below this share of its own median, a contestant's rate counts as disturbed. */
const LOWEST_SHARE = 0.75;

export interface Rounds {
  readonly rounds: readonly (readonly Measurement[])[];
  /** A sentence for each failure, and for each round that was repeated or should have been. */
  readonly remarks: readonly string[];
}

/**
 * Runs the trials of a case `count` times, in an order that rotates. A round in which a rate falls more than 25 % below the median of its contestant is then
 * repeated, as long as no more than half as many rounds were repeated before.
 */
export async function runRounds({ name, trials }: Case, count: number, progress: Progress): Promise<Rounds> {
  const remarks: string[] = [];
  const runRound = async (number: number, label: string): Promise<readonly Measurement[]> => {
    const first = number % trials.length;
    const measurements: Measurement[] = [];
    for (const { contestant, run } of [...trials.slice(first), ...trials.slice(0, first)]) {
      try {
        measurements.push(...(await progress.during(`${name}, ${contestant}`, label, run)));
      } catch (error) {
        remarks.push(`${name}, ${label}: ${contestant} failed: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    return measurements;
  };
  const rounds: (readonly Measurement[])[] = [];
  for (let number = 0; number < count; number += 1) rounds.push(await runRound(number, `round ${number + 1} of ${count}`));
  let repetitions = Math.floor(count / 2);
  for (let index = 0; index < count; index += 1) {
    const disturbed = disturbance(rounds, index);
    if (disturbed === undefined) continue;
    remarks.push(
      `${name}, round ${index + 1}: ${disturbed}; ${repetitions > 0 ? "repeated" : "kept, because too many others were repeated"}`,
    );
    if (repetitions === 0) continue;
    repetitions -= 1;
    rounds[index] = await runRound(index, `round ${index + 1} again`);
  }
  return { rounds, remarks };
}

/** The rate of a round that is farthest below the median of its contestant, if one is too far. */
function disturbance(rounds: readonly (readonly Measurement[])[], index: number): string | undefined {
  let lowest = LOWEST_SHARE;
  let found: string | undefined;
  for (const { subject, contestant, unit, value } of rounds[index] ?? []) {
    if (!isRate(unit)) continue;
    const all = rounds.flat().filter((other) => other.subject === subject && other.contestant === contestant);
    const share = value / median(all.map((other) => other.value));
    if (share >= lowest) continue;
    lowest = share;
    found = `${contestant} reached ${Math.round(share * 100)} % of its median (${subject})`;
  }
  return found;
}
