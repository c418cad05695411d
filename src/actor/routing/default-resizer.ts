import type { Resizer } from "./resizer.ts";
import { countAtLeast, RouterConfigurationError } from "./router-configuration-error.ts";
import type { RouteeLoad } from "./router-logic.ts";

/** Keys are those below `resizer` in the section of a router in `akka.actor.deployment`. */
export interface DefaultResizerOptions {
  /** Fewest routees. Default: 1. Key: `lower-bound`. */
  readonly lowerBound?: number;
  /** Most routees. Default: 10. Key: `upper-bound`. */
  readonly upperBound?: number;
  /**
   * When a routee counts as busy. 0: it has anything to do; 1: a message waits while it has another; more: so many messages wait.
   * Default: 1. Key: `pressure-threshold`.
   */
  readonly pressureThreshold?: number;
  /** Share of the routees that is added when all are busy, rounded up. Default: 0.2. Key: `rampup-rate`. */
  readonly rampupRate?: number;
  /** Routees are let go when less than this share is busy; 0: never. Default: 0.3. Key: `backoff-threshold`. */
  readonly backoffThreshold?: number;
  /** Share of the routees that is let go, rounded up. Default: 0.1. Key: `backoff-rate`. */
  readonly backoffRate?: number;
  /** Messages from one look to the next. Default: 10. Key: `messages-per-resize`. */
  readonly messagesPerResize?: number;
}

/**
 * Adds routees when all of them are busy and lets some go when few are.
 * INTEROP: the arithmetic is that of Akka.NET's DefaultResizer. What is busy is not: on one thread a routee that has a message is about to
 * handle it, so it counts as handling it.
 */
export class DefaultResizer implements Resizer {
  readonly lowerBound: number;
  readonly upperBound: number;
  readonly pressureThreshold: number;
  readonly rampupRate: number;
  readonly backoffThreshold: number;
  readonly backoffRate: number;
  readonly messagesPerResize: number;

  /** Throws RouterConfigurationError for bounds and rates that make no sense. */
  constructor(options: DefaultResizerOptions = {}) {
    this.lowerBound = countAtLeast(0, options.lowerBound ?? 1, "lower-bound of a resizer");
    this.upperBound = countAtLeast(0, options.upperBound ?? 10, "upper-bound of a resizer");
    if (this.upperBound < this.lowerBound) {
      throw new RouterConfigurationError(
        `upper-bound of a resizer is ${this.upperBound}; it must be at least lower-bound, which is ${this.lowerBound}.`,
      );
    }
    this.pressureThreshold = options.pressureThreshold ?? 1;
    this.rampupRate = rate(options.rampupRate ?? 0.2, "rampup-rate");
    this.backoffThreshold = rate(options.backoffThreshold ?? 0.3, "backoff-threshold", 1);
    this.backoffRate = rate(options.backoffRate ?? 0.1, "backoff-rate");
    this.messagesPerResize = countAtLeast(1, options.messagesPerResize ?? 10, "messages-per-resize of a resizer");
  }

  isTimeForResize(messageCount: number): boolean {
    return messageCount % this.messagesPerResize === 0;
  }

  resize(loads: readonly (RouteeLoad | undefined)[]): number {
    return this.change(this.pressure(loads), loads.length);
  }

  /** How many of the routees are busy. */
  pressure(loads: readonly (RouteeLoad | undefined)[]): number {
    return loads.filter((load) => load !== undefined && this.#isUnderPressure(load)).length;
  }

  /** What to add to `size` routees of which `pressure` are busy. */
  change(pressure: number, size: number): number {
    const change = this.rampup(pressure, size) + this.backoff(pressure, size);
    return Math.min(Math.max(size + change, this.lowerBound), this.upperBound) - size;
  }

  /** What is added when all are busy, bounds aside. */
  rampup(pressure: number, size: number): number {
    return pressure < size ? 0 : Math.ceil(this.rampupRate * size);
  }

  /** What is let go when few are busy, bounds aside: a negative number, or 0. */
  backoff(pressure: number, size: number): number {
    const isIdle = this.backoffThreshold > 0 && this.backoffRate > 0 && size > 0 && pressure / size < this.backoffThreshold;
    return isIdle ? Math.floor(-this.backoffRate * size) : 0;
  }

  #isUnderPressure({ waiting, isBusy }: RouteeLoad): boolean {
    const load = waiting + (isBusy ? 1 : 0);
    if (this.pressureThreshold < 1) return load > 0;
    return this.pressureThreshold === 1 ? load > 1 : waiting >= this.pressureThreshold;
  }
}

function rate(value: number, name: string, most: number = Number.POSITIVE_INFINITY): number {
  if (value >= 0 && value <= most) return value;
  throw new RouterConfigurationError(
    `${name} of a resizer is ${value}; it must not be negative${most < Number.POSITIVE_INFINITY ? ` or above ${most}` : ""}.`,
  );
}
