import { asSentence } from "../../base/index.ts";
import type { Clock } from "../../platform/index.ts";
import { type DeadLetter, LoggedDeadLetter } from "./dead-letter.ts";
import type { LoggingAdapter } from "../logging/logging-adapter.ts";

/** The settings of the listener. Keys: `akka.log-dead-letters` and `akka.log-dead-letters-suspend-duration`. */
export interface DeadLetterLogLimit {
  readonly limit: number;
  readonly suspendMs: number;
}

/**
 * Logs dead letters, up to a limit: after `limit` of them it logs none for `suspendMs`, then starts to count again.
 *
 * States: counting (fewer than `limit` logged) → suspended (until a point in time) → counting.
 */
export class DeadLetterListener {
  readonly #clock: Clock;
  readonly #settings: DeadLetterLogLimit;
  readonly #logFor: (source: string) => LoggingAdapter;
  #count = 0;
  #silentUntilMs: number | undefined;

  constructor(clock: Clock, settings: DeadLetterLogLimit, logFor: (source: string) => LoggingAdapter) {
    this.#clock = clock;
    this.#settings = settings;
    this.#logFor = logFor;
  }

  onDeadLetter(letter: DeadLetter): void {
    if (letter instanceof LoggedDeadLetter) return;
    const { limit, suspendMs } = this.#settings;
    const nowMs = this.#clock.nowMs();
    if (limit === 0 || (this.#silentUntilMs !== undefined && nowMs < this.#silentUntilMs)) {
      this.#count += 1;
      return;
    }
    const isFresh = this.#silentUntilMs !== undefined;
    this.#silentUntilMs = undefined;
    const missed = isFresh ? this.#count - limit : 0;
    this.#count = isFresh ? 1 : this.#count + 1;
    this.#write(letter, missed);
    if (this.#count >= limit) this.#silentUntilMs = nowMs + suspendMs;
  }

  #write(letter: DeadLetter, missed: number): void {
    const { limit, suspendMs } = this.#settings;
    const { path } = letter.recipient;
    const rest =
      this.#count >= limit
        ? `no more dead letters are logged for ${suspendMs} ms`
        : missed > 0
          ? `${missed} were not logged meanwhile`
          : `dead letter ${this.#count}`;
    this.#logFor(path.toString()).info(
      "Message of type {0} from {1} to {2} was not delivered: {3} [{4}] See akka.log-dead-letters.",
      typeNameOf(letter.message),
      letter.sender.path,
      path,
      asSentence(letter.reason ?? "there is no such actor (any more)"),
      rest,
    );
  }
}

function typeNameOf(message: unknown): string {
  if (typeof message !== "object" || message === null) return typeof message;
  const { constructor } = message as { constructor?: unknown };
  return typeof constructor === "function" ? constructor.name : "object";
}
