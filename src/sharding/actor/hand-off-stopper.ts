import { Actor, type ActorRef, Terminated } from "../../actor/index.ts";
import { ShardStopped } from "../message/shard-commands.ts";

export interface HandOffStopperInit {
  readonly shardId: string;
  readonly entities: readonly ActorRef[];
  readonly stopMessage: unknown;
  readonly replyTo: ActorRef;
  /** After this time, entities that did not stop are stopped without being asked. */
  readonly timeoutMs: number;
}

const OVERDUE = Symbol("entities did not stop");

/** Stops the entities of a shard, and says when the last one has stopped. INTEROP: HandOffStopper in ShardRegion.cs. */
export class HandOffStopper extends Actor {
  readonly #init: HandOffStopperInit;
  readonly #remaining: Set<ActorRef>;

  constructor(init: HandOffStopperInit) {
    super();
    this.#init = init;
    this.#remaining = new Set(init.entities);
  }

  override preStart(): void {
    for (const entity of this.#remaining) {
      this.context.watch(entity);
      entity.tell(this.#init.stopMessage, this.self);
    }
    this.timers.startSingleTimer(OVERDUE, OVERDUE, this.#init.timeoutMs);
    this.#stopIfDone();
  }

  override receive(message: unknown): void {
    if (message instanceof Terminated) {
      this.#remaining.delete(message.actor);
      this.#stopIfDone();
    } else if (message === OVERDUE) {
      this.log.warning(
        "{0} entities of shard [{1}] did not stop within {2} ms and are killed",
        this.#remaining.size,
        this.#init.shardId,
        this.#init.timeoutMs,
      );
      for (const entity of this.#remaining) this.context.stop(entity);
    } else this.unhandled(message);
  }

  #stopIfDone(): void {
    if (this.#remaining.size > 0) return;
    this.#init.replyTo.tell(new ShardStopped(this.#init.shardId), this.self);
    this.context.stop(this.self);
  }
}
