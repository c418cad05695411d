/** An ask that waits for its reply. */
export interface PendingAsk {
  /** For {@link PendingAsks} alone: the ask before it in its batch. */
  earlierAsk: PendingAsk | undefined;
  /** Ends the ask: the system has terminated, and no reply can come any more. Does nothing if the ask has ended. */
  abandon(): void;
}

/** Asks of one batch. Count. */
const BATCH_SIZE = 64;

/** Asks that were sent one after another, as a list from the latest one to the first. */
export class AskBatch {
  readonly #batches: Set<AskBatch>;
  latest: PendingAsk | undefined = undefined;
  count = 0;
  pendingCount = 0;

  /** `batches`: where the batch is kept until its last ask has ended. */
  constructor(batches: Set<AskBatch>) {
    this.#batches = batches;
    batches.add(this);
  }

  /** An ask of the batch has ended; must be called once for each. */
  onEnd(): void {
    this.pendingCount -= 1;
    if (this.pendingCount > 0) return;
    this.latest = undefined;
    if (this.count === BATCH_SIZE) this.#batches.delete(this);
  }
}

/**
 * The asks of one system that wait for a reply. When the system has terminated they are abandoned: otherwise a program that awaits one
 * would end in the middle, with exit code 13.
 * Asks are kept by batches, and a batch until its last ask has ended: to enter each ask into an old object, and take it out again, would cost a
 * tenth of what the whole ask costs. An ask that has ended must therefore hold little. It links to an earlier one, never to a later one: an
 * ask that the collector has moved to the old objects would keep all later ones alive.
 */
export class PendingAsks {
  readonly #batches = new Set<AskBatch>();
  #current = new AskBatch(this.#batches);
  #isClosed = false;

  /** Whether the system has terminated, so that an ask can only fail. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Returns the batch, which must be told of the end of the ask. */
  add(ask: PendingAsk): AskBatch {
    const batch = this.#current;
    ask.earlierAsk = batch.latest;
    batch.latest = ask;
    batch.count += 1;
    batch.pendingCount += 1;
    if (batch.count === BATCH_SIZE) this.#current = new AskBatch(this.#batches);
    return batch;
  }

  close(): void {
    this.#isClosed = true;
    for (const { latest } of this.#batches) for (let ask = latest; ask !== undefined; ask = ask.earlierAsk) ask.abandon();
  }
}
