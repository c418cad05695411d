import { type CostEntry, costText, dearestOf } from "./cost-book.ts";
import { type FuzzReport, type Stage, STAGES } from "./fuzz-run.ts";

/** Of a hundred streams so many have to get so far, or the mutations spoil too much to try what lies behind. */
const LEAST_PERCENT: Readonly<Record<Stage, number>> = { handshake: 50, envelope: 20, acknowledgement: 20, message: 10 };

/** More memory than this, in a process that has seen many seeds, is memory that does not come back. Unit: MB. */
const LARGEST_HEAP_MB = 400;

/** What all seeds came to. */
export class FuzzTally {
  #passed = 0;
  #failed = 0;
  #streams = 0;
  #closed = 0;
  #logLines = 0;
  #largestHeapMb = 0;
  #dearest: readonly CostEntry[] = [];
  readonly #reached: Record<Stage, number> = { handshake: 0, envelope: 0, acknowledgement: 0, message: 0 };

  add({ seed, problems, streamCount, closedCount, logLineCount, reached, heapMb, dearest }: FuzzReport): void {
    this.#streams += streamCount;
    this.#closed += closedCount;
    this.#logLines += logLineCount;
    this.#largestHeapMb = Math.max(this.#largestHeapMb, heapMb);
    this.#dearest = dearestOf([...this.#dearest, ...dearest]);
    for (const stage of STAGES) this.#reached[stage] += reached[stage];
    if (problems.length === 0) this.#passed += streamCount;
    else this.fail(seed, problems.slice(0, 5).join("; "));
  }

  fail(seed: number, why: string): void {
    this.#failed += 1;
    console.log(`seed ${seed} failed: ${why}\n  again: npm run fuzz -- --seed ${seed}`);
  }

  print(elapsedMs: number): void {
    console.log(
      `${this.#streams} streams in ${(elapsedMs / 1000).toFixed(0)} s, ${this.#closed} closed by the system, ${this.#logLines} lines logged`,
    );
    console.log(`${this.#largestHeapMb} MB of heap at most, garbage included`);
    if (this.#largestHeapMb > LARGEST_HEAP_MB) {
      console.log(`  too much: at most ${LARGEST_HEAP_MB} MB`);
      this.#failed += 1;
    }
    for (const stage of STAGES) {
      console.log(`${this.#reached[stage]} streams reached: ${stage}`);
      if (this.#reached[stage] * 100 >= this.#streams * LEAST_PERCENT[stage]) continue;
      console.log(`  too few: at least ${LEAST_PERCENT[stage]} of 100 have to`);
      this.#failed += 1;
    }
    console.log("the dearest for their bytes:");
    for (const entry of this.#dearest) console.log(`  ${costText(entry)}`);
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    process.exitCode = this.#failed === 0 && this.#passed > 0 ? 0 : 1;
  }
}
