import type { Terminated } from "../../src/actor/index.ts";
import type { Problems } from "./problems.ts";

/** One actor that watches one other. */
export interface Watch {
  readonly name: string;
  /** The watching system, `a1` for the first on node a. */
  readonly by: string;
  /** The watched actor, with its system. */
  readonly of: string;
  readonly ofSystem: string;
  isUnwatched: boolean;
  terminatedCount: number;
}

/** Who watches whom, and who has heard of an end: exactly once, if it came to an end. */
export class WatchLedger {
  readonly #problems: Problems;
  readonly #ended = new Set<string>();
  readonly watches: Watch[] = [];

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  add(by: string, of: string, ofSystem: string): Watch {
    const watch: Watch = { name: `watch${this.watches.length}`, by, of, ofSystem, isUnwatched: false, terminatedCount: 0 };
    this.watches.push(watch);
    return watch;
  }

  onEnded(actor: string): void {
    this.#ended.add(actor);
  }

  hasEnded(actor: string): boolean {
    return this.#ended.has(actor);
  }

  onTerminated(watch: Watch, { addressTerminated }: Terminated, isSystemGone: boolean): void {
    watch.terminatedCount += 1;
    const who = `${watch.name} of ${watch.of} by ${watch.by}`;
    if (watch.terminatedCount > 1) this.#problems.add(`${who} heard of the end ${watch.terminatedCount} times`);
    if (watch.isUnwatched) this.#problems.add(`${who} heard of the end after it had ceased to watch`);
    if (!addressTerminated && !isSystemGone && !this.#ended.has(watch.of)) this.#problems.add(`${who} heard of an end that has not come`);
  }

  /** Whether the news of the end has still to come. */
  isOpen({ isUnwatched, terminatedCount }: Watch, isOver: boolean): boolean {
    return isOver && !isUnwatched && terminatedCount === 0;
  }

  /**
   * `isOver`: the watched actor has come to an end, or its system counts as gone. `isExcused`: the watcher has found that system silent, rightly
   * or not.
   */
  expect(watch: Watch, isOver: boolean, isExcused: boolean): void {
    const { name, of, by, isUnwatched, terminatedCount } = watch;
    if (isUnwatched) return;
    if (this.isOpen(watch, isOver)) this.#problems.add(`${name} of ${of} by ${by} never heard of the end`);
    if (!isOver && !isExcused && terminatedCount > 0)
      this.#problems.add(`${name} of ${of} by ${by} heard of an end, and it lives and was never silent`);
  }
}
