import type { DeadLetterGroup, DeadLetterSummary } from "../contract/dead-letter-view.ts";
import { cureFor } from "./cure.ts";

/** A dead letter, in words. */
export interface LostMessage {
  readonly reason: string;
  readonly recipient: string;
  readonly type: string;
  readonly sender: string | undefined;
}

type Group = { -readonly [Key in keyof DeadLetterGroup]: DeadLetterGroup[Key] };

/** Times and numbers differ from letter to letter, and are no reason for a group of its own. */
const NUMBERS = /\d+(?:[.,]\d+)?/g;

/** Reasons are cut, somewhere behind this. Unit: characters. */
const SAME_CHARACTERS = 200;

/** Dead letters by reason, recipient and type. Bounded: the group that is longest ago is forgotten. */
export class DeadLetterGroups {
  readonly #limit: number;
  /** The group of the latest letter is last. */
  readonly #groups = new Map<string, Group>();
  #total = 0;
  #ungrouped = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add({ reason, recipient, type, sender }: LostMessage, time: string): void {
    this.#total += 1;
    const key = `${reason.replace(NUMBERS, "#").slice(0, SAME_CHARACTERS)}\n${recipient}\n${type}`;
    const known = this.#groups.get(key);
    const lastSender = sender ?? null;
    if (known === undefined) {
      const cure = cureFor(reason, recipient);
      this.#groups.set(key, { reason, recipient, type, count: 1, firstTime: time, lastTime: time, lastSender, cure });
      this.#forgetOldest();
      return;
    }
    known.count += 1;
    known.reason = reason;
    known.lastTime = time;
    known.lastSender = lastSender;
    this.#groups.delete(key);
    this.#groups.set(key, known);
  }

  /** The latest first. */
  summary(): DeadLetterSummary {
    return {
      total: this.#total,
      groups: Array.from(this.#groups.values(), (group) => ({ ...group })).reverse(),
      ungrouped: this.#ungrouped,
    };
  }

  #forgetOldest(): void {
    if (this.#groups.size <= this.#limit) return;
    for (const [key, { count }] of this.#groups) {
      this.#groups.delete(key);
      this.#ungrouped += count;
      return;
    }
  }
}
