import type { Problems } from "./problems.ts";

/** What came of a stream of numbered system messages between two incarnations. */
interface Reception {
  readonly first: number;
  last: number;
}

/**
 * Numbered system messages of one system to a node: what an incarnation there gets is one run of consecutive numbers, so none is lost between
 * two, doubled or out of order.
 */
export class StreamLedger {
  readonly #problems: Problems;
  /** Next number, by the sending system and the node. */
  readonly #next = new Map<string, number>();
  /** By sending and receiving system. */
  readonly #received = new Map<string, Reception>();

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  next(from: string, toNode: string): number {
    const key = `${from}>${toNode}`;
    const number = this.#next.get(key) ?? 0;
    this.#next.set(key, number + 1);
    return number;
  }

  onReceived(from: string, to: string, number: number): void {
    const key = `${from}>${to}`;
    const known = this.#received.get(key);
    if (known === undefined) this.#received.set(key, { first: number, last: number });
    else {
      if (number !== known.last + 1) this.#problems.add(`system message ${number} of ${key} came after ${known.last}`);
      known.last = number;
    }
  }

  /** Everything that `from` has sent to the node is to be at its incarnation `to`; from number 0 on if `isFirst`. */
  expectComplete(from: string, toNode: string, to: string, isFirst: boolean): void {
    const sent = (this.#next.get(`${from}>${toNode}`) ?? 0) - 1;
    if (sent < 0) return;
    const received = this.#received.get(`${from}>${to}`);
    if (received?.last !== sent)
      this.#problems.add(`of the system messages ${from}>${to} up to ${sent} the last to come was ${received?.last}`);
    else if (isFirst && received.first !== 0) this.#problems.add(`system messages ${from}>${to} began with ${received.first}`);
  }
}
