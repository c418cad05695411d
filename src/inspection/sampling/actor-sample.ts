/** The most marks that are kept of one mailbox. More would make ages more exact than anyone needs. */
const MOST_MARKS = 32;

/** At `atMs`, the message that is the `total`-th ever to be handled was the last one in the mailbox. */
interface Mark {
  readonly atMs: number;
  readonly total: number;
}

/** What the samples of one actor came to. */
export class ActorSample {
  /** Messages handled during the last interval, in messages/s. */
  rate = 0;
  /** Change of the mailbox, in messages/s. */
  growth = 0;
  /** Share of the last interval that was spent in handlers: 0 to 1. */
  load = 0;
  #atMs: number;
  #handled = 0;
  #timeMs = 0;
  #length = 0;
  /** Since when messages have waited without one being handled. */
  #waitingSinceMs: number | undefined;
  /** The oldest first. */
  #marks: Mark[] = [];

  /** `sinceMs`: when the sample before was taken, at which there was nothing to note of this actor. */
  constructor(sinceMs: number) {
    this.#atMs = sinceMs;
  }

  /** Whether nothing has changed and nothing waits: there is nothing to note. */
  isQuiet(handled: number, length: number): boolean {
    return length === 0 && this.#length === 0 && handled === this.#handled && this.rate === 0;
  }

  /** Notes what the actor has come to at `nowMs`. Returns how many messages it has handled since the sample before. */
  take(nowMs: number, handled: number, timeMs: number, length: number): number {
    const newlyHandled = handled - this.#handled;
    const seconds = (nowMs - this.#atMs) / 1000;
    this.rate = seconds <= 0 ? 0 : newlyHandled / seconds;
    this.growth = seconds <= 0 ? 0 : (length - this.#length) / seconds;
    this.load = seconds <= 0 ? 0 : Math.min(1, (timeMs - this.#timeMs) / (seconds * 1000));
    if (length === 0) this.#waitingSinceMs = undefined;
    else if (this.#waitingSinceMs === undefined || handled > this.#handled) this.#waitingSinceMs = nowMs;
    this.#mark(nowMs, handled, length);
    this.#atMs = nowMs;
    this.#handled = handled;
    this.#timeMs = timeMs;
    this.#length = length;
    return newlyHandled;
  }

  /** How long the oldest message has waited at least; `undefined` if it came after the last sample. */
  oldestMs(nowMs: number, handled: number): number | undefined {
    const mark = this.#marks.find(({ total }) => total > handled);
    return mark === undefined ? undefined : nowMs - mark.atMs;
  }

  /** For how long messages have waited without one being handled. */
  waitingMs(nowMs: number, handled: number): number {
    return this.#waitingSinceMs === undefined || handled > this.#handled ? 0 : nowMs - this.#waitingSinceMs;
  }

  /**
   * Messages are handled in the order in which they came, so that one number says which of them are still there: no message needs a time of
   * its own. Messages with priorities, and unstashed ones, make ages of others a little too short or too long.
   */
  #mark(nowMs: number, handled: number, length: number): void {
    while (this.#marks[0] !== undefined && this.#marks[0].total <= handled) this.#marks.shift();
    if (length === 0) this.#marks = [];
    else if ((this.#marks.at(-1)?.total ?? 0) < handled + length) this.#marks.push({ atMs: nowMs, total: handled + length });
    if (this.#marks.length > MOST_MARKS) this.#marks = this.#marks.filter((_, index) => index % 2 === 0);
  }
}
