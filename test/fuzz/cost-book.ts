import { type Cost, leastOf } from "./cost-meter.ts";

/** The cost of one input, and where to find it again. */
export interface CostEntry extends Cost {
  readonly input: string;
  readonly bytes: number;
}

/** What an input may allocate and how many steps it may take: so much, and so much more for each byte. */
export interface CostBounds {
  readonly allocatedBytes: number;
  readonly allocatedBytesPerByte: number;
  readonly work: number;
  readonly workPerByte: number;
}

/** An input is looked at again when its processor time for each byte is above so many times the median. */
const SUSPICIOUS_TIMES = 20;
/** An input counts as at least so long: a short one costs what any input costs. */
const SHORTEST_BYTES = 256;
/** Less than this is no finding, whatever the median. */
const SUSPICIOUS_US = 2_000;
const REPETITIONS = 7;
const SHOWN = 20;

interface Suspect {
  readonly entry: CostEntry;
  readonly again: () => Cost | Promise<Cost>;
}

/** The costs of many inputs: the dearest are kept, with the means to try them again, alone. */
export class CostBook {
  readonly #bounds: CostBounds;
  readonly #keptCount: number;
  readonly #cpuUsPerByte: number[] = [];
  readonly #suspects: Suspect[] = [];
  readonly #excessive: Suspect[] = [];

  /** So many of the dearest are kept, and tried again. */
  constructor(bounds: CostBounds, keptCount: number = SHOWN) {
    this.#bounds = bounds;
    this.#keptCount = keptCount;
  }

  /** `again` measures the same input by itself. */
  add(entry: CostEntry, again: () => Cost | Promise<Cost>): void {
    this.#cpuUsPerByte.push(cpuUsPerByte(entry));
    if (this.#excessive.length < this.#keptCount && this.#isExcessive(entry)) this.#excessive.push({ entry, again });
    const last = this.#suspects.at(-1);
    if (this.#suspects.length < this.#keptCount || (last !== undefined && cpuUsPerByte(entry) > cpuUsPerByte(last.entry))) {
      this.#suspects.push({ entry, again });
      this.#suspects.sort((one, other) => cpuUsPerByte(other.entry) - cpuUsPerByte(one.entry));
      this.#suspects.length = Math.min(this.#suspects.length, this.#keptCount);
    }
  }

  /** Tries the dearest again, alone, since one measurement is mostly noise: what they cost at least, the dearest first, and what is a problem. */
  async close(): Promise<{ readonly dearest: readonly CostEntry[]; readonly problems: readonly string[] }> {
    const problems: string[] = [];
    for (const suspect of this.#excessive) {
      const least = await leastOfSeveral(suspect);
      if (this.#isExcessive(least)) problems.push(`costs more than its bytes may: ${costText(least)}`);
    }
    const limit = SUSPICIOUS_TIMES * medianOf(this.#cpuUsPerByte);
    const dearest: CostEntry[] = [];
    for (const suspect of this.#suspects) {
      const least = await leastOfSeveral(suspect);
      dearest.push(least);
      if (least.cpuUs > SUSPICIOUS_US && cpuUsPerByte(least) > limit)
        problems.push(`takes more than ${SUSPICIOUS_TIMES} times the median for each byte: ${costText(least)}`);
    }
    return { dearest: dearestOf(dearest), problems };
  }

  #isExcessive({ bytes, allocatedBytes, work }: CostEntry): boolean {
    const bounds = this.#bounds;
    return allocatedBytes > bounds.allocatedBytes + bounds.allocatedBytesPerByte * bytes || work > bounds.work + bounds.workPerByte * bytes;
  }
}

/** The dearest of several lists of the dearest. */
export function dearestOf(entries: readonly CostEntry[]): readonly CostEntry[] {
  return entries.toSorted((one, other) => cpuUsPerByte(other) - cpuUsPerByte(one)).slice(0, SHOWN);
}

export function costText(entry: CostEntry): string {
  const { input, bytes, cpuUs, allocatedBytes, work } = entry;
  const perByte = (value: number): string => (value / Math.max(bytes, SHORTEST_BYTES)).toFixed(2);
  return (
    `${input}, ${bytes} bytes: ${cpuUs} µs (${perByte(cpuUs)} for each byte), ` +
    `${allocatedBytes} bytes allocated (${perByte(allocatedBytes)} for each byte), ${work} steps`
  );
}

function cpuUsPerByte({ cpuUs, bytes }: CostEntry): number {
  return cpuUs / Math.max(bytes, SHORTEST_BYTES);
}

async function leastOfSeveral({ entry, again }: Suspect): Promise<CostEntry> {
  const costs: Cost[] = [];
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) costs.push(await again());
  return { ...entry, ...leastOf(costs) };
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
