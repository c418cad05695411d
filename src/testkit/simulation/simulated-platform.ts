import type { Timers } from "../../platform/index.ts";
import { ManualPlatform } from "../manual-platform.ts";
import type { SeededRandom } from "./seeded-random.ts";

/**
 * The host of one incarnation of a simulated system: it shares clock and turns with all others, and can stand still or die on its own.
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
    this.timers = {
      once: (delayMs, task) => {
        let isCancelled = false; // a frozen node's timers may be cancelled after their time and before the thaw
        const cancel = world.clock.once(delayMs, () => this.#run(() => void (isCancelled || task())));
        return () => {
          isCancelled = true;
          cancel();
        };
      },
    };
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

  /** Timers and turns wait from now on, as in a stopped process. */
  freeze(): void {
    if (this.#state === "running") this.#state = "frozen";
  }

  /** What has waited runs, in its order. */
  thaw(): void {
    if (this.#state !== "frozen") return;
    this.#state = "running";
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const task of waiting) task();
  }

  /** No timer fires and no turn is given any more. */
  die(): void {
    this.#state = "dead";
    this.#waiting = [];
  }

  #run(task: () => void): void {
    if (this.#state === "running") task();
    else if (this.#state === "frozen") this.#waiting.push(task);
  }
}
