import type { Clock } from "../../platform/index.ts";

/** The longest stride: of so many turns, one on average is timed. */
const LONGEST_STRIDE = 256;
/** After so many timed turns, the stride follows how fast they came. */
const TURNS_PER_CHANGE = 64;
/** They came fast if they took less than this: the clock was read more than about 10 000 times a second. Unit: ms. */
const FAST_MS = 6;
/** A turn that took at least this long costs much more than to read the clock: the next one is timed too. Unit: ms. */
const LONG_TURN_MS = 0.25;

/** What the turns of one mailbox came to since the look began. */
export class TurnCounts {
  /** By whom it is counted: the counts of an earlier look are not continued. */
  readonly watch: TurnWatch;
  handled = 0;
  /** Time in turns, estimated where not all were timed. Unit: ms. */
  timeMs = 0;
  /** What the one who looks notes at its samples. */
  note: unknown = undefined;

  constructor(watch: TurnWatch) {
    this.watch = watch;
  }
}

/**
 * Counts the turns of all mailboxes of a system, as long as somebody looks: the system has one only then. To read the clock costs as much as
 * a short turn, so that if turns come fast, only some are timed, at random distances, and each of those stands for as many as were passed over.
 * @hotpath `bench/local.ts` with `--inspect watched`. Buys: two additions for a turn that is not timed.
 */
export class TurnWatch {
  readonly #clock: Clock;
  /** Turns to pass over. */
  #left = 0;
  /** The turns that the next timed one stands for. */
  #weight = 1;
  #stride = 1;
  #timed = 0;
  #changedMs = 0;
  #endedMs = Number.NEGATIVE_INFINITY;
  #random = 0x2545f491;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A turn begins. Returns when, or a negative number if this one is not timed. */
  begin(): number {
    if (this.#left > 0) {
      this.#left -= 1;
      return -1;
    }
    return this.#clock.nowMs();
  }

  /** The turn that began at `startedMs`, and that is timed, is over. */
  end(counts: TurnCounts, startedMs: number): void {
    const nowMs = this.#clock.nowMs();
    const tookMs = nowMs - startedMs;
    const isLong = tookMs >= LONG_TURN_MS;
    const estimateMs = tookMs * this.#weight;
    counts.timeMs += isLong ? Math.min(estimateMs, nowMs - this.#endedMs) : estimateMs; // one long turn does not stand for many
    this.#adapt(nowMs, startedMs);
    this.#left = isLong || this.#stride === 1 ? 0 : this.#distance();
    this.#weight = this.#left + 1;
  }

  /** Doubles the stride if turns come fast, and times every turn again after a pause. */
  #adapt(nowMs: number, startedMs: number): void {
    const pausedMs = startedMs - this.#endedMs;
    this.#endedMs = nowMs;
    this.#timed += 1;
    if (pausedMs >= FAST_MS) this.#stride = 1;
    else if (this.#timed < TURNS_PER_CHANGE) return;
    else if (nowMs - this.#changedMs < FAST_MS) this.#stride = Math.min(this.#stride * 2, LONGEST_STRIDE);
    else if (nowMs - this.#changedMs > FAST_MS * 4) this.#stride = Math.max(1, this.#stride / 2);
    this.#timed = 0;
    this.#changedMs = nowMs;
  }

  /** At random, or of two actors that take turns only one would ever be timed. Xorshift: no secret is made of it. */
  #distance(): number {
    let random = this.#random;
    random ^= random << 13;
    random ^= random >>> 17;
    random ^= random << 5;
    this.#random = random;
    return (random >>> 8) % (2 * this.#stride - 1);
  }
}
