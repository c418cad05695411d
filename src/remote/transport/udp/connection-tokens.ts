import { createHmac, randomBytes } from "node:crypto";
import type { Clock } from "../../../platform/index.ts";
import type { Token } from "./datagram.ts";

const TOKEN_BYTES = 8;
/** A token can be used for as long, and at most for twice as long. Unit: ms. */
const LIFETIME_MS = 30_000;
/** So many ended connections of each lifetime are remembered. Count. */
const MOST_ENDED = 10_000;

/** A token that cannot be guessed. */
export function newToken(): Token {
  return randomBytes(TOKEN_BYTES).toString("latin1");
}

/**
 * The tokens that a listener gives out. It computes each from where the request came from, and keeps nothing until the token comes back from
 * there: requests with forged senders cost no memory, and open no connections.
 */
export class ConnectionTokens {
  readonly #clock: Pick<Clock, "nowMs">;
  readonly #secret = randomBytes(32);
  #period = -1;
  /** Of connections that have ended: a datagram that arrives twice must not open one again. By lifetime: this one, and the one before. */
  #ended = new Set<Token>();
  #endedBefore = new Set<Token>();

  constructor(clock: Pick<Clock, "nowMs">) {
    this.#clock = clock;
  }

  /** The token for who has sent `diallersToken` from `endpoint`. */
  tokenFor(endpoint: string, diallersToken: Token): Token {
    return this.#computed(endpoint, diallersToken, this.#currentPeriod());
  }

  /** Whether `token` was given to who has sent `diallersToken` from `endpoint`, not long ago, and opens a connection for the first time. */
  isUsable(token: Token, endpoint: string, diallersToken: Token): boolean {
    const period = this.#currentPeriod();
    if (this.#ended.has(token) || this.#endedBefore.has(token)) return false;
    return token === this.#computed(endpoint, diallersToken, period) || token === this.#computed(endpoint, diallersToken, period - 1);
  }

  /** The connection with this token has ended. */
  markEnded(token: Token): void {
    this.#currentPeriod();
    if (this.#ended.size < MOST_ENDED) this.#ended.add(token);
  }

  #currentPeriod(): number {
    const period = Math.floor(this.#clock.nowMs() / LIFETIME_MS);
    if (period !== this.#period) {
      this.#endedBefore = period === this.#period + 1 ? this.#ended : new Set();
      this.#ended = new Set();
      this.#period = period;
    }
    return period;
  }

  #computed(endpoint: string, diallersToken: Token, period: number): Token {
    const hash = createHmac("sha256", this.#secret).update(`${period} ${endpoint} `).update(diallersToken, "latin1").digest();
    return hash.toString("latin1", 0, TOKEN_BYTES);
  }
}
