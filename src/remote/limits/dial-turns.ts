import type { Platform } from "../../platform/index.ts";
import { RingQueue } from "../../base/index.ts";
import { TokenBucket } from "./token-bucket.ts";
import { TooManyDialsError } from "./errors.ts";

/** How many addresses are dialled that peers have named. Keys: below `ritsem.remote.dials-for-peers`. */
export interface DialLimits {
  /** Count. Key: `at-once` (128). */
  readonly atOnce: number;
  /** Count. Key: `per-second` (500). */
  readonly perSecond: number;
  /** Addresses that wait to be dialled, for all peers together. Count. Key: `waiting` (2000). */
  readonly waiting: number;
  /** How long a dial may take although others wait. Key: `age` (2 s). */
  readonly ageMs: number;
}

/** Dials of this program begin at once, so many in each turn of the event loop. Count. */
const OWN_PER_TURN = 32;
/** Dials for peers begin and fail in the same turns as everybody's messages are read: so many in each of them. Count. */
const FOR_PEERS_PER_TURN = 16;

type Dial<T> = (signal: AbortSignal) => Promise<T>;

/** Begins a dial that waits for its turn. */
type Begin = () => void;

interface Running {
  readonly sinceMs: number;
  readonly abort: AbortController;
}

/**
 * Decides when addresses are dialled. Those that the program itself has named begin soon, a few in each turn of the event loop. Those that a
 * peer has named, as the sender of a message for instance, may be invented: they begin at a rate, a few at once and a few in each turn, one peer after the other.
 */
export class DialTurns {
  readonly #platform: Platform;
  readonly #limits: DialLimits;
  readonly #rate: TokenBucket;
  readonly #own = new RingQueue<Begin>();
  #ownLeftInTurn = OWN_PER_TURN;
  #forPeersLeftInTurn = FOR_PEERS_PER_TURN;
  #isTurnArmed = false;
  /** By the peer that named the addresses; the peer whose turn is next comes first. */
  readonly #lanes = new Map<string, RingQueue<Begin>>();
  #waitingCount = 0;
  /** Oldest first. */
  readonly #running = new Set<Running>();
  #isTimerArmed = false;

  constructor(platform: Platform, limits: DialLimits) {
    this.#platform = platform;
    this.#limits = limits;
    this.#rate = new TokenBucket(limits.perSecond, limits.perSecond, platform.clock.nowMs());
  }

  /**
   * Runs `dial` when its turn has come, and settles as it does. `namedBy`: the peer that has named the address; `undefined`: the program.
   * Rejects with {@link TooManyDialsError} if too many wait already.
   */
  run<T>(namedBy: string | undefined, dial: Dial<T>): Promise<T> {
    return namedBy === undefined ? this.#runOwn(dial) : this.#runFor(namedBy, dial);
  }

  /** Count of those that wait in the name of peers. */
  get waitingCount(): number {
    return this.#waitingCount;
  }

  #runOwn<T>(dial: Dial<T>): Promise<T> {
    this.#ownLeftInTurn -= 1;
    this.#armTurn();
    if (this.#ownLeftInTurn >= 0) return dial(new AbortController().signal);
    return new Promise<T>((resolve, reject) => {
      this.#own.push(() => void dial(new AbortController().signal).then(resolve, reject));
    });
  }

  #armTurn(): void {
    if (this.#isTurnArmed) return;
    this.#isTurnArmed = true;
    this.#platform.yieldToHost(() => {
      this.#isTurnArmed = false;
      this.#ownLeftInTurn = OWN_PER_TURN;
      this.#forPeersLeftInTurn = FOR_PEERS_PER_TURN;
      for (; this.#ownLeftInTurn > 0 && this.#own.length > 0; this.#ownLeftInTurn -= 1) this.#own.shift()?.();
      if (this.#own.length > 0) this.#armTurn();
      this.#goOn();
    });
  }

  #runFor<T>(namedBy: string, dial: Dial<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#waitingCount >= this.#limits.waiting) return reject(new TooManyDialsError(this.#limits.waiting));
      let lane = this.#lanes.get(namedBy);
      if (lane === undefined) this.#lanes.set(namedBy, (lane = new RingQueue<Begin>()));
      lane.push(() => void this.#begin(dial).then(resolve, reject));
      this.#waitingCount += 1;
      this.#goOn();
    });
  }

  async #begin<T>(dial: Dial<T>): Promise<T> {
    const running: Running = { sinceMs: this.#platform.clock.nowMs(), abort: new AbortController() };
    this.#running.add(running);
    try {
      return await dial(running.abort.signal);
    } finally {
      this.#running.delete(running);
      this.#goOn();
    }
  }

  /** Begins what may begin, and has the rest wait for the next turn or for a timer. */
  #goOn(): void {
    while (this.#waitingCount > 0 && this.#running.size < this.#limits.atOnce) {
      if (this.#forPeersLeftInTurn === 0) return; // the next turn is armed
      if (!this.#rate.take(this.#platform.clock.nowMs())) break;
      this.#forPeersLeftInTurn -= 1;
      this.#armTurn();
      this.#next()?.();
    }
    if (this.#waitingCount > 0) this.#arm();
  }

  /** The first of the peer whose turn it is. */
  #next(): Begin | undefined {
    for (const [namedBy, lane] of this.#lanes) {
      const next = lane.shift();
      this.#lanes.delete(namedBy);
      if (lane.length > 0) this.#lanes.set(namedBy, lane); // behind the others
      if (next === undefined) continue;
      this.#waitingCount -= 1;
      return next;
    }
    return undefined;
  }

  #arm(): void {
    if (this.#isTimerArmed) return;
    this.#isTimerArmed = true;
    const oldest = this.#oldest;
    const isFull = this.#running.size >= this.#limits.atOnce && oldest !== undefined;
    const delayMs = isFull ? Math.max(0, oldest.sinceMs + this.#limits.ageMs - this.#platform.clock.nowMs()) : this.#rate.waitMs;
    this.#platform.timers.once(Math.max(1, delayMs), () => {
      this.#isTimerArmed = false;
      this.#giveUpOldest();
      this.#goOn();
    });
  }

  get #oldest(): Running | undefined {
    for (const running of this.#running) return running;
    return undefined;
  }

  /** Those that have had their time make room for those that wait. */
  #giveUpOldest(): void {
    const { atOnce, ageMs } = this.#limits;
    if (this.#waitingCount === 0 || this.#running.size < atOnce) return;
    const bornBeforeMs = this.#platform.clock.nowMs() - ageMs;
    for (const running of this.#running) {
      if (running.sinceMs > bornBeforeMs) return;
      running.abort.abort(new TooManyDialsError(this.#limits.waiting));
    }
  }
}
