import type { Problems } from "./problems.ts";

/** What came of a stream of numbered system messages between two incarnations. */
interface Reception {
  readonly first: number;
  last: number;
  /** The latest that was sent after one had come: it cannot have been lost with an earlier system on that node. */
  due: number;
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

  /** The next number for the node, where the system `to` is now. */
  next(from: string, toNode: string, to: string): number {
    const key = `${from}>${toNode}`;
    const number = this.#next.get(key) ?? 0;
    this.#next.set(key, number + 1);
    const reception = this.#received.get(`${from}>${to}`);
    if (reception !== undefined) reception.due = number;
    return number;
  }

  onReceived(from: string, to: string, number: number): void {
    const key = `${from}>${to}`;
    const known = this.#received.get(key);
    if (known === undefined) this.#received.set(key, { first: number, last: number, due: number });
    else {
      if (number !== known.last + 1) this.#problems.add(`system message ${number} of ${key} came after ${known.last}`);
      known.last = number;
    }
  }

  /** What was sent after the two systems had met must be there, without traffic that would bring it along. */
  expectLatest(from: string, to: string): void {
    const received = this.#received.get(`${from}>${to}`);
    if (received === undefined || received.last >= received.due) return;
    this.#problems.add(`of the system messages ${from}>${to} up to ${received.due} nobody brought more than ${received.last}`);
  }

  /** Everything that `from` has sent to the node must be at its incarnation `to`; from number 0 on if `isFirst`. */
  expectComplete(from: string, toNode: string, to: string, isFirst: boolean): void {
    const sent = (this.#next.get(`${from}>${toNode}`) ?? 0) - 1;
    if (sent < 0) return;
    const received = this.#received.get(`${from}>${to}`);
    if (received?.last !== sent)
      this.#problems.add(`of the system messages ${from}>${to} up to ${sent} the last to come was ${received?.last}`);
    else if (isFirst && received.first !== 0) this.#problems.add(`system messages ${from}>${to} began with ${received.first}`);
  }
}
