import { PerformanceObserver } from "node:perf_hooks";

/** The pauses of this process for garbage collections. */
export class GarbageCollections {
  #pauses: number[] = [];

  constructor() {
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) this.#pauses.push(duration);
    }).observe({ entryTypes: ["gc"] });
  }

  /** The pauses since the last call. */
  take(): { readonly gcPauses: number; readonly gcMs: number; readonly gcLongestMs: number } {
    const pauses = this.#pauses;
    this.#pauses = [];
    const gcMs = pauses.reduce((sum, duration) => sum + duration, 0);
    return { gcPauses: pauses.length, gcMs, gcLongestMs: Math.max(0, ...pauses) };
  }
}
