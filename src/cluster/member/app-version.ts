import { inspectAs } from "../../base/index.ts";
import { InvalidAppVersionError } from "./errors.ts";

const ABSENT = 0;
const LONGEST_VERSION = 200;
const LARGEST_NUMBER = 2_147_483_647;

/**
 * The version of the application that a node runs: up to three numbers, and an optional rest behind `-` or `+`. `1.2`, `1.2.3`, `1.2.3-M1`,
 * `1.2+10-abc`. A single part may also be a word.
 *
 * INTEROP: order and syntax of Akka.Util.AppVersion.
 */
export class AppVersion {
  /** What a node without a version has: `0.0.0`. */
  static readonly zero: AppVersion = AppVersion.parse("0.0.0");
  /** As it was written. */
  readonly text: string;
  readonly #numbers: readonly number[];
  readonly #rest: string;

  private constructor(text: string, numbers: readonly number[], rest: string) {
    this.text = text;
    this.#numbers = numbers;
    this.#rest = rest;
  }

  /** Throws {@link InvalidAppVersionError}. */
  static parse(text: string): AppVersion {
    if (text.length > LONGEST_VERSION) throw new InvalidAppVersionError(text.slice(0, LONGEST_VERSION));
    const parts = text.split(".");
    const [first = "", second = "", third = ""] = parts;
    switch (parts.length) {
      case 1:
        if (first === "") break;
        return /^\d+$/.test(first) && Number(first) <= LARGEST_NUMBER
          ? new AppVersion(text, [Number(first), ABSENT, ABSENT, ABSENT], "")
          : new AppVersion(text, [ABSENT, ABSENT, ABSENT, ABSENT], first);
      case 2: {
        const last = lastPartFrom(second, text);
        return new AppVersion(text, [numberFrom(first, text), last.number, last.build, ABSENT], last.rest);
      }
      case 3: {
        const last = lastPartFrom(third, text);
        return new AppVersion(text, [numberFrom(first, text), numberFrom(second, text), last.number, last.build], last.rest);
      }
    }
    throw new InvalidAppVersionError(text);
  }

  /** Negative if this version is older than `other`, 0 if they are equal. A version without a rest is newer than one with a rest. */
  compareTo(other: AppVersion): number {
    for (const [index, number] of this.#numbers.entries()) {
      const difference = number - (other.#numbers[index] ?? ABSENT);
      if (difference !== 0) return difference;
    }
    if (this.#rest === other.#rest) return 0;
    if (this.#rest === "") return 1;
    if (other.#rest === "") return -1;
    return this.#rest < other.#rest ? -1 : 1;
  }

  /** Whether both are written alike. */
  equals(other: AppVersion): boolean {
    return this.text === other.text;
  }

  /** The version as it was written. */
  toString(): string {
    return this.text;
  }
}

inspectAs(AppVersion.prototype, ({ text }) => `AppVersion(${text})`);

/** `2`, `2-SNAPSHOT`, or `2+10-1234abcd` of a version tool, whose `10` counts too. */
function lastPartFrom(part: string, text: string): { readonly number: number; readonly build: number; readonly rest: string } {
  if (part === "") return { number: ABSENT, build: ABSENT, rest: "" };
  const at = part.search(/[-+]/);
  if (at === -1) return { number: numberFrom(part, text), build: ABSENT, rest: "" };
  const number = numberFrom(part.slice(0, at), text);
  const rest = part.slice(at + 1);
  const build = /^(\d+)-(.*)$/s.exec(rest);
  if (build === null || Number(build[1]) > LARGEST_NUMBER) return { number, build: ABSENT, rest };
  return { number, build: Number(build[1]), rest: build[2] ?? "" };
}

function numberFrom(part: string, text: string): number {
  const number = /^\d+$/.test(part) ? Number(part) : Number.NaN;
  if (!(number <= LARGEST_NUMBER)) throw new InvalidAppVersionError(text);
  return number;
}
