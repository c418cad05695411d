import { RitsemError } from "../../base/index.ts";
import type { ActorRef } from "../../actor/index.ts";
import type { DataEnvelope } from "../message/data-envelope.ts";
import { type Get, GetFailure, NotFound } from "../message/get.ts";
import { Read, ReadResult } from "../message/replication.ts";
import { Aggregator, type AggregatorInit } from "./aggregator.ts";

/** What one read is made with. */
export interface ReadAggregatorInit extends AggregatorInit {
  readonly request: Get;
  readonly local: DataEnvelope | undefined;
}

/** To the replicator, from a read: write this, then answer the asker with it. */
export class ReadRepair {
  readonly request: Get;
  readonly envelope: DataEnvelope;
  readonly asker: ActorRef;

  constructor(request: Get, envelope: DataEnvelope, asker: ActorRef) {
    this.request = request;
    this.envelope = envelope;
    this.asker = asker;
  }
}

/** Reads from other replicas and merges what they have. INTEROP: ReadAggregator.cs. */
export class ReadAggregator extends Aggregator {
  readonly #init: ReadAggregatorInit;
  readonly #read: Read;
  #result: DataEnvelope | undefined;

  constructor(init: ReadAggregatorInit) {
    super(init);
    this.#init = init;
    this.#read = new Read(init.request.key.id);
    this.#result = init.local;
  }

  protected override get first(): unknown {
    return this.#read;
  }

  protected override get full(): unknown {
    return this.#read;
  }

  protected override onAnswer(message: unknown): void {
    if (!(message instanceof ReadResult)) return;
    if (message.envelope !== undefined && !this.#merge(message.envelope)) return;
    this.count();
  }

  protected override finish(isReached: boolean): void {
    const { request } = this.#init;
    const { parent } = this.context;
    if (!isReached) this.asker.tell(new GetFailure(request.key, request.request), parent);
    else if (this.#result === undefined) this.asker.tell(new NotFound(request.key, request.request), parent);
    else (parent as ActorRef).tell(new ReadRepair(request, this.#result, this.asker), this.self);
  }

  #merge(envelope: DataEnvelope): boolean {
    try {
      this.#result = this.#result?.merge(envelope) ?? envelope;
      return true;
    } catch (error) {
      if (!(error instanceof RitsemError)) throw error;
      this.log.warning(
        "Cannot merge what [{0}] has for the key [{1}]: {2}",
        this.context.sender.path,
        this.#init.request.key.id,
        error.message,
      );
      return false;
    }
  }
}
