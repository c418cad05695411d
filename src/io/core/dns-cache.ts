import type { Resolved } from "../message/dns-messages.ts";

/** Answers by name, each until its time. The clock is an argument. */
export class DnsCache {
  readonly #entries = new Map<string, { readonly answer: Resolved; readonly untilMs: number }>();

  /** How many answers are kept, valid or not. */
  get size(): number {
    return this.#entries.size;
  }

  put(answer: Resolved, untilMs: number): void {
    this.#entries.set(answer.name, { answer, untilMs });
  }

  get(name: string, nowMs: number): Resolved | undefined {
    const entry = this.#entries.get(name);
    return entry !== undefined && nowMs < entry.untilMs ? entry.answer : undefined;
  }

  /** Removes what is too old. */
  cleanUp(nowMs: number): void {
    for (const [name, { untilMs }] of this.#entries) if (nowMs >= untilMs) this.#entries.delete(name);
  }
}
