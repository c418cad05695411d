import type { SimulatedWay } from "../../src/testkit/index.ts";
import type { Problems } from "./problems.ts";

/** The text of an ordinary message: who says it to which node, and how many it has said there before. */
export function messageText(from: string, to: string, number: number): string {
  return `${from}>${to}|${number}`;
}

const MESSAGE = /^\w+>\w+\|\d+$/;

/** Ordinary messages: none arrives twice, and those of one connection keep their order. */
export class MessageLedger {
  readonly #problems: Problems;
  /** Next number, by `from>to`. */
  readonly #next = new Map<string, number>();
  readonly #connections = new Map<string, number>();
  readonly #heard = new Set<string>();
  /** Highest number that has come, by who says it, who hears it and the connection. */
  readonly #highest = new Map<string, number>();
  sentCount = 0;

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  get heardCount(): number {
    return this.#heard.size;
  }

  /** The next text from the system `from` to the node `to`. */
  next(from: string, to: string): string {
    const key = `${from}>${to}`;
    const number = this.#next.get(key) ?? 0;
    this.#next.set(key, number + 1);
    this.sentCount += 1;
    return messageText(from, to, number);
  }

  hasHeard(text: string): boolean {
    return this.#heard.has(text);
  }

  /** A frame with this payload was written. */
  onWritten(payload: Uint8Array, { connection }: SimulatedWay): void {
    const text = new TextDecoder().decode(payload);
    if (!MESSAGE.test(text)) return;
    if (this.#connections.has(text)) this.#problems.add(`${text} was written twice`);
    this.#connections.set(text, connection);
  }

  onHeard(text: string, by: string): void {
    if (this.#heard.has(text)) this.#problems.add(`${text} came to ${by} a second time`);
    this.#heard.add(text);
    const [pair = "", digits = ""] = text.split("|");
    const connection = this.#connections.get(text);
    if (connection === undefined) this.#problems.add(`${text} came to ${by} and was never written`);
    const key = `${pair} ${by} ${connection}`;
    const number = Number(digits);
    const highest = this.#highest.get(key) ?? -1;
    if (number < highest) this.#problems.add(`${text} came to ${by} after ${highest} by the same connection`);
    this.#highest.set(key, Math.max(highest, number));
  }

  /** In a run without faults everything arrives. */
  expectAll(): void {
    if (this.sentCount > this.heardCount) this.#problems.add(`${this.sentCount - this.heardCount} messages were lost without any fault`);
  }
}
