import { Actor, type ActorRef } from "../../actor/index.ts";
import { RebalanceCore, type RebalanceEffect } from "../core/rebalance-core.ts";
import { BeginHandOffAck, ShardStopped } from "../message/shard-commands.ts";

/** The coordinator to its workers: a region or proxy has ended. */
export class ParticipantTerminated {
  readonly ref: ActorRef;

  constructor(ref: ActorRef) {
    this.ref = ref;
  }
}

/** A worker to the coordinator. */
export class RebalanceDone {
  readonly shard: string;
  readonly isStopped: boolean;

  constructor(shard: string, isStopped: boolean) {
    this.shard = shard;
    this.isStopped = isStopped;
  }
}

export interface RebalanceWorkerInit {
  readonly shard: string;
  readonly from: ActorRef;
  readonly participants: readonly ActorRef[];
  readonly timeoutMs: number;
}

const OVERDUE = Symbol("the hand-off takes too long");

/** Moves one shard away from its region. */
export class RebalanceWorker extends Actor {
  readonly #init: RebalanceWorkerInit;
  readonly #core: RebalanceCore;

  constructor(init: RebalanceWorkerInit) {
    super();
    this.#init = init;
    this.#core = new RebalanceCore(init.shard, init.from, init.participants);
  }

  override preStart(): void {
    this.timers.startSingleTimer(OVERDUE, OVERDUE, this.#init.timeoutMs);
    this.#run(this.#core.start());
  }

  override receive(message: unknown): void {
    if (message instanceof BeginHandOffAck) this.#run(this.#core.acknowledged(message.shard, this.sender));
    else if (message instanceof ShardStopped) this.#run(this.#core.stopped(message.shard));
    else if (message instanceof ParticipantTerminated) this.#run(this.#core.terminated(message.ref));
    else if (message === OVERDUE) this.#run(this.#core.timedOut());
    else this.unhandled(message);
  }

  #run(effects: readonly RebalanceEffect[]): void {
    for (const effect of effects) {
      if (effect.kind === "tell") effect.to.tell(effect.message, this.self);
      else {
        this.context.parent.tell(new RebalanceDone(this.#init.shard, effect.isStopped), this.self);
        this.context.stop(this.self);
      }
    }
  }
}
