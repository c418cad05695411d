import { punctualTimers, type Timers } from "../../platform/index.ts";
import { ManualPlatform } from "../kit/manual-platform.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** The timers of a host fire up to 1 ms early, as Node's and those of browsers do, in steps of so many to the millisecond. */
const EARLIEST_STEPS = 64;

/**
 * The host of one incarnation of a simulated system. It shares clock and turns with all others, and can be frozen or killed separately.
 *
 * States: running ⇄ frozen; either → dead, for good.
 */
export class SimulatedPlatform extends ManualPlatform {
  override readonly timers: Timers;
  readonly #random: SeededRandom;
  readonly #onLine: (line: string) => void;
  #state: "running" | "frozen" | "dead" = "running";
  #waiting: (() => void)[] = [];

  constructor(world: ManualPlatform, random: SeededRandom, onLine: (line: string) => void) {
    super(world);
    this.#random = random;
    this.#onLine = onLine;
    const earliness = random.fork("timers");
    this.timers = punctualTimers(world.clock, (delayMs, task) => {
      let isCancelled = false; // timers of a frozen node may be cancelled after they are due and before the thaw
      const earlyMs = Math.min(delayMs, earliness.integer(0, EARLIEST_STEPS) / EARLIEST_STEPS);
      const cancel = world.clock.once(delayMs - earlyMs, () => this.#run(() => void (isCancelled || task())));
      return () => {
        isCancelled = true;
        cancel();
      };
    });
  }

  override yieldToHost(task: () => void): void {
    super.yieldToHost(() => this.#run(task));
  }

  override randomUid(): number {
    return this.#random.integer(1, 0x7fff_ffff);
  }

  override writeLine(line: string): void {
    super.writeLine(line);
    this.#onLine(line);
  }

  /** From now on, timers and turns wait, as in a stopped process. */
  freeze(): void {
    if (this.#state === "running") this.#state = "frozen";
  }

  /** Runs what has waited, in order. */
  thaw(): void {
    if (this.#state !== "frozen") return;
    this.#state = "running";
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const task of waiting) task();
  }

  /** From now on, no timer fires and no turn is given. */
  die(): void {
    this.#state = "dead";
    this.#waiting = [];
  }

  #run(task: () => void): void {
    if (this.#state === "running") task();
    else if (this.#state === "frozen") this.#waiting.push(task);
  }
}
