import { Delete, DeleteSuccess, ReplicationDeleteFailure } from "../message/delete.ts";
import { DeltaNack, type DeltaPropagation, type Write, WriteAck } from "../message/replication.ts";
import { StoreFailure, type Update, UpdateSuccess, UpdateTimeout } from "../message/update.ts";
import { Aggregator, type AggregatorInit } from "./aggregator.ts";

/** What one write is made with. */
export interface WriteAggregatorInit extends AggregatorInit {
  readonly request: Update | Delete;
  /** The whole value. */
  readonly fullWrite: Write;
  /** The change alone, if there is one. */
  readonly firstWrite: Write | DeltaPropagation;
  /** Whether this node stores the change: it says so by {@link LocallyStored}. */
  readonly isDurable: boolean;
}

/** From the replicator of this node: the change is stored here, or cannot be. */
export class LocallyStored {
  readonly isStored: boolean;

  constructor(isStored: boolean) {
    this.isStored = isStored;
  }
}

/** Writes to other replicas, and tells the asker whether enough have confirmed. INTEROP: WriteAggregator.cs. */
export class WriteAggregator extends Aggregator {
  readonly #init: WriteAggregatorInit;
  #local: "waiting" | "stored" | "failed";

  constructor(init: WriteAggregatorInit) {
    super(init);
    this.#init = init;
    this.#local = init.isDurable ? "waiting" : "stored";
  }

  protected override get first(): unknown {
    return this.#init.firstWrite;
  }

  protected override get full(): unknown {
    return this.#init.fullWrite;
  }

  /** A replica that lacks an earlier change gets the whole value at once. */
  protected override onAnswer(message: unknown): void {
    if (message instanceof LocallyStored) return this.#onStored(message);
    if (message instanceof WriteAck) return this.count();
    const node = this.openSender;
    if (message instanceof DeltaNack && node !== undefined) this.tellReplica(node, this.full);
  }

  protected override get isHeld(): boolean {
    return this.#local === "waiting";
  }

  #onStored({ isStored }: LocallyStored): void {
    this.#local = isStored ? "stored" : "failed";
    this.endIfDone();
  }

  /** INTEROP: enough other replicas make up for a store that fails here (WriteAggregator.cs). */
  protected override finish(isReached: boolean): void {
    const { key, request: tag } = this.#init.request;
    if (!isReached && this.#local === "failed") return this.asker.tell(new StoreFailure(key, tag), this.context.parent);
    this.asker.tell(this.#init.request instanceof Delete ? deleted(isReached) : updated(isReached), this.context.parent);
    function deleted(isDone: boolean): unknown {
      return isDone ? new DeleteSuccess(key, tag) : new ReplicationDeleteFailure(key, tag);
    }
    function updated(isDone: boolean): unknown {
      return isDone ? new UpdateSuccess(key, tag) : new UpdateTimeout(key, tag);
    }
  }
}
