import type { Resizer } from "./resizer.ts";
import { countAtLeast, RouterConfigurationError } from "./errors.ts";
import type { RouteeLoad } from "./router-logic.ts";

/** Options of a resizer. Keys are below `resizer` in the section of a router in `akka.actor.deployment`. */
export interface DefaultResizerOptions {
  /** The minimum number of routees. Default: 1. Key: `lower-bound`. */
  readonly lowerBound?: number;
  /** The maximum number of routees. Default: 10. Key: `upper-bound`. */
  readonly upperBound?: number;
  /**
   * When a routee counts as busy. 0: it has a message; 1: another message waits; more: this many messages wait.
   * Default: 1. Key: `pressure-threshold`.
   */
  readonly pressureThreshold?: number;
  /** The fraction of the routees that is added if all are busy, rounded up. Default: 0.2. Key: `rampup-rate`. */
  readonly rampupRate?: number;
  /** Routees are removed if less than this fraction is busy; 0: never. Default: 0.3. Key: `backoff-threshold`. */
  readonly backoffThreshold?: number;
  /** The fraction of the routees that is removed, rounded up. Default: 0.1. Key: `backoff-rate`. */
  readonly backoffRate?: number;
  /** The number of messages between two resizes. Default: 10. Key: `messages-per-resize`. */
  readonly messagesPerResize?: number;
}

/**
 * Adds routees if all of them are busy, and removes some if few are.
 * INTEROP: the arithmetic is that of Akka.NET's DefaultResizer. The definition of busy is not: with one thread, a routee with a message is
 * about to handle it, so it counts as handling it.
 */
export class DefaultResizer implements Resizer {
  /** Fewest routees. */
  readonly lowerBound: number;
  /** Most routees. */
  readonly upperBound: number;
  /** Mailbox length from which a routee counts as busy. */
  readonly pressureThreshold: number;
  /** Share of routees to add under pressure. */
  readonly rampupRate: number;
  /** Share of busy routees below which the pool shrinks. */
  readonly backoffThreshold: number;
  /** Share of routees to remove when the pool is idle. */
  readonly backoffRate: number;
  /** Messages between two resizes. */
  readonly messagesPerResize: number;

  /** Throws RouterConfigurationError for invalid bounds and rates. */
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

  /** Whether to resize after so many messages. */
  isTimeForResize(messageCount: number): boolean {
    return messageCount % this.messagesPerResize === 0;
  }

  /** Change of the number of routees, from their loads. */
  resize(loads: readonly (RouteeLoad | undefined)[]): number {
    return this.change(this.pressure(loads), loads.length);
  }

  /** The number of busy routees. */
  pressure(loads: readonly (RouteeLoad | undefined)[]): number {
    return loads.filter((load) => load !== undefined && this.#isUnderPressure(load)).length;
  }

  /** The number of routees to add to `size` routees of which `pressure` are busy. */
  change(pressure: number, size: number): number {
    const change = this.rampup(pressure, size) + this.backoff(pressure, size);
    return Math.min(Math.max(size + change, this.lowerBound), this.upperBound) - size;
  }

  /** The number of routees to add if all are busy, regardless of the bounds. */
  rampup(pressure: number, size: number): number {
    return pressure < size ? 0 : Math.ceil(this.rampupRate * size);
  }

  /** The number of routees to remove if few are busy, regardless of the bounds, as a negative number or 0. */
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
