import { Delete, DeleteSuccess, ReplicationDeleteFailure } from "../message/delete.ts";
import { DeltaNack, type DeltaPropagation, type Write, WriteAck } from "../message/replication.ts";
import { type Update, UpdateSuccess, UpdateTimeout } from "../message/update.ts";
import { Aggregator, type AggregatorInit } from "./aggregator.ts";

/** What one write is made with. */
export interface WriteAggregatorInit extends AggregatorInit {
  readonly request: Update | Delete;
  /** The whole value. */
  readonly fullWrite: Write;
  /** The change alone, if there is one. */
  readonly firstWrite: Write | DeltaPropagation;
}

/** Writes to other replicas, and tells the asker whether enough have confirmed. INTEROP: WriteAggregator.cs. */
export class WriteAggregator extends Aggregator {
  readonly #init: WriteAggregatorInit;

  constructor(init: WriteAggregatorInit) {
    super(init);
    this.#init = init;
  }

  protected override get first(): unknown {
    return this.#init.firstWrite;
  }

  protected override get full(): unknown {
    return this.#init.fullWrite;
  }

  /** A replica that lacks an earlier change gets the whole value at once. */
  protected override onAnswer(message: unknown): void {
    if (message instanceof WriteAck) return this.count();
    const node = this.openSender;
    if (message instanceof DeltaNack && node !== undefined) this.tellReplica(node, this.full);
  }

  protected override finish(isReached: boolean): void {
    const { key, request: tag } = this.#init.request;
    this.asker.tell(this.#init.request instanceof Delete ? deleted(isReached) : updated(isReached), this.context.parent);
    function deleted(isDone: boolean): unknown {
      return isDone ? new DeleteSuccess(key, tag) : new ReplicationDeleteFailure(key, tag);
    }
    function updated(isDone: boolean): unknown {
      return isDone ? new UpdateSuccess(key, tag) : new UpdateTimeout(key, tag);
    }
  }
}
