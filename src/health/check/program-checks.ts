import { errorFrom, InvalidArgumentError } from "../../base/index.ts";
import { settleWithin, type Timers } from "../../platform/index.ts";
import type { WeighedFinding } from "../report/findings.ts";
import type { Consequence } from "../settings/health-settings.ts";

/**
 * Whether something that the program depends on works. Returns, or resolves with, `true` or nothing if it does; with `false` or a text that says what
 * is wrong, or by throwing, if it does not.
 */
export type HealthCheck = () => boolean | string | void | Promise<boolean | string | void>;

/** More checks than this are a mistake, such as one for each request. Count. */
const MOST_CHECKS = 100;
/** The names that HTTP shows. */
const NAME = /^[a-z][a-z0-9-]{0,62}$/;

interface NamedCheck {
  readonly name: string;
  readonly check: HealthCheck;
  readonly consequence: Consequence;
}

/** The checks that the program has added. */
export class ProgramChecks {
  readonly #checks = new Map<string, NamedCheck>();
  readonly #timers: Timers;
  readonly #timeoutMs: number;
  /** The round that runs: whoever asks meanwhile gets its result. */
  #round: Promise<readonly WeighedFinding[]> | undefined;

  constructor(timers: Timers, timeoutMs: number) {
    this.#timers = timers;
    this.#timeoutMs = timeoutMs;
  }

  /** Returns a function that removes the check. Throws InvalidArgumentError. */
  add(name: string, check: HealthCheck, consequence: Consequence): () => void {
    if (!NAME.test(name))
      throw new InvalidArgumentError(
        `A health check is named by up to 63 lower-case letters, digits and dashes, not ${JSON.stringify(name)}.`,
      );
    if (typeof check !== "function") throw new InvalidArgumentError(`The health check ${name} is no function.`);
    if (this.#checks.has(name))
      throw new InvalidArgumentError(`There is a health check ${name} already. Remove it, or choose another name.`);
    if (this.#checks.size >= MOST_CHECKS)
      throw new InvalidArgumentError(`There are ${MOST_CHECKS} health checks already, too many for ${name}. Make one of several.`);
    const entry: NamedCheck = { name, check, consequence };
    this.#checks.set(name, entry);
    return () => {
      if (this.#checks.get(name) === entry) this.#checks.delete(name);
    };
  }

  /** Runs all checks at the same time. Never rejects. One round runs at a time, however many ask. */
  failures(): Promise<readonly WeighedFinding[]> {
    if (this.#checks.size === 0) return Promise.resolve([]);
    this.#round ??= Promise.all(Array.from(this.#checks.values(), (each) => this.#run(each))).then((all) => {
      this.#round = undefined;
      return all.flat();
    });
    return this.#round;
  }

  async #run({ name, check, consequence }: NamedCheck): Promise<readonly WeighedFinding[]> {
    const failed = (text: string): readonly WeighedFinding[] => [{ name, consequence, text }];
    try {
      const outcome = Promise.resolve(check());
      const result = await settleWithin<boolean | string | void>(this.#timers, this.#timeoutMs, outcome, () => {
        return `it has not answered within ${this.#timeoutMs} ms (ritsem.health.check-timeout)`;
      });
      if (result === false) return failed("it says no");
      return typeof result === "string" ? failed(result) : [];
    } catch (error) {
      return failed(errorFrom(error).message);
    }
  }
}
