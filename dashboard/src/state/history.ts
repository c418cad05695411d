import type { Snapshot } from "../contract.ts";

/** Names of what is kept over time. */
export const measures = ["rate", "mailbox", "load", "bytesIn", "bytesOut", "deadLetters", "restarts", "actors"] as const;
export type Measure = (typeof measures)[number];

/** How many points are kept: 5 minutes at 4 a second. */
const CAPACITY = 1200;
/** Points that go at once, so that arrays are not moved each time. */
const STEP = 200;

/** The latest values of some measures, for charts. A point without a value is a gap. */
export class History {
  /** Seconds since 1970, by the clock of the node. */
  readonly times: number[] = [];
  readonly #values = new Map<Measure, (number | null)[]>(measures.map((measure) => [measure, []]));
  #last: Snapshot | undefined;

  values(measure: Measure): readonly (number | null)[] {
    return this.#values.get(measure) ?? [];
  }

  /** The latest value; null if there is none. */
  latest(measure: Measure): number | null {
    return this.values(measure).at(-1) ?? null;
  }

  /** Adds what a snapshot says. Counts become rates; after a restart of the system there is a gap. */
  add(snapshot: Snapshot): void {
    const seconds = Date.parse(snapshot.time) / 1000;
    const last = this.#last?.uid === snapshot.uid ? this.#last : undefined;
    const previous = this.times.at(-1);
    if (Number.isNaN(seconds) || (previous !== undefined && seconds <= previous)) return;
    if (this.#last !== undefined && last === undefined && previous !== undefined) this.#push(previous + 0.001, () => null);
    this.#last = snapshot;
    const elapsed = last === undefined ? 0 : seconds - Date.parse(last.time) / 1000;
    const rateOf = (countOf: (snapshot: Snapshot) => number | null): number | null => {
      const [now, before] = [countOf(snapshot), last === undefined ? null : countOf(last)];
      return now === null || before === null || elapsed <= 0 ? null : Math.max(0, (now - before) / elapsed);
    };
    const { totals } = snapshot;
    const now: Record<Measure, number | null> = {
      rate: totals.rate,
      mailbox: totals.mailbox,
      load: totals.load * 100,
      actors: totals.actors,
      bytesIn: rateOf((of) => bytesOf(of, "bytesIn")),
      bytesOut: rateOf((of) => bytesOf(of, "bytesOut")),
      deadLetters: rateOf((of) => of.deadLetters.total),
      restarts: rateOf((of) => of.totals.restarts),
    };
    this.#push(seconds, (measure) => now[measure]);
  }

  #push(seconds: number, valueOf: (measure: Measure) => number | null): void {
    const isFull = this.times.length >= CAPACITY;
    if (isFull) this.times.splice(0, STEP);
    this.times.push(seconds);
    for (const [measure, values] of this.#values) {
      if (isFull) values.splice(0, STEP);
      values.push(valueOf(measure));
    }
  }
}

/** Sum over the associations; null before a look. */
function bytesOf(snapshot: Snapshot, member: "bytesIn" | "bytesOut"): number | null {
  let sum: number | null = null;
  for (const association of snapshot.associations) {
    const bytes = association[member];
    if (bytes !== null) sum = (sum ?? 0) + bytes;
  }
  return sum;
}
