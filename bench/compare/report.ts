import { AKKA_NET, AKKA_NET_MODES, PROTOTYPE } from "./contestants.ts";
import { isRate, type Measurement, type Unit } from "./measurement.ts";
import { median } from "./statistics.ts";

/** What a contestant reached over all rounds of one subject. */
export interface Row {
  readonly subject: string;
  readonly contestant: string;
  readonly unit: Unit;
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
  /** The median of the ratios within the rounds: how many times better it is. */
  readonly ofAkkaNet?: number;
  readonly ofPrototype?: number;
}

type RoundList = readonly (readonly Measurement[])[];

/** The rows of one case, subject by subject. */
export function rowsOf(rounds: RoundList): readonly Row[] {
  const subjects = [...new Set(rounds.flat().map(({ subject }) => subject))];
  return subjects.flatMap((subject) => rowsOfSubject(subject, rounds));
}

function rowsOfSubject(subject: string, rounds: RoundList): readonly Row[] {
  const values = new Map<string, readonly number[]>();
  const all = rounds.flat().filter((measurement) => measurement.subject === subject);
  const [{ unit } = { unit: "messages/s" as Unit }] = all;
  for (const contestant of new Set(all.map((measurement) => measurement.contestant))) {
    const inRound = (round: readonly Measurement[]): number =>
      median(round.filter((one) => one.subject === subject && one.contestant === contestant).map(({ value }) => value));
    values.set(contestant, rounds.map(inRound)); // NaN where it failed
  }
  const merged = withBetterMode(values, unit);
  return [...merged].map(([contestant, reached]) => ({
    subject,
    contestant,
    unit,
    median: medianOfNumbers(reached),
    lowest: Math.min(...numbersOf(reached)),
    highest: Math.max(...numbersOf(reached)),
    ...ratio("ofAkkaNet", reached, merged.get(AKKA_NET) ?? merged.get("Akka.NET to Akka.NET"), unit),
    ...ratio("ofPrototype", reached, merged.get(PROTOTYPE), unit),
  }));
}

/** The two modes of Akka.NET become one contestant. */
function withBetterMode(values: ReadonlyMap<string, readonly number[]>, unit: Unit): ReadonlyMap<string, readonly number[]> {
  const sign = isRate(unit) ? 1 : -1;
  const modes = AKKA_NET_MODES.flatMap((mode) => {
    const reached = values.get(mode);
    return reached === undefined ? [] : [reached];
  });
  const [best] = modes.toSorted((one, other) => sign * (medianOfNumbers(other) - medianOfNumbers(one)));
  const others = [...values].filter(([contestant]) => !AKKA_NET_MODES.includes(contestant));
  return new Map(best === undefined ? others : [...others, [AKKA_NET, best]]);
}

function ratio(
  name: "ofAkkaNet" | "ofPrototype",
  reached: readonly number[],
  base: readonly number[] | undefined,
  unit: Unit,
): Partial<Row> {
  if (base === undefined) return {};
  const ratios = reached.map((value, round) => (isRate(unit) ? value / (base[round] ?? Number.NaN) : (base[round] ?? Number.NaN) / value));
  return { [name]: medianOfNumbers(ratios) };
}

function numbersOf(values: readonly number[]): readonly number[] {
  return values.filter((value) => !Number.isNaN(value));
}

function medianOfNumbers(values: readonly number[]): number {
  return median(numbersOf(values));
}
