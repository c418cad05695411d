import type { ActorRef } from "../../actor/index.ts";
import { BeginHandOff, HandOff } from "../message/shard-commands.ts";
import { isSameRef, RefSet } from "./ref-tables.ts";

/** What a rebalance worker wants done, in this order. */
export type RebalanceEffect =
  | { readonly kind: "tell"; readonly to: ActorRef; readonly message: BeginHandOff | HandOff }
  /** Whether the shard has stopped. The worker ends. */
  | { readonly kind: "done"; readonly isStopped: boolean };

/** How one shard leaves its region: all forget its home, then its region stops it. INTEROP: RebalanceWorker in ShardCoordinator.cs. */
export class RebalanceCore {
  readonly #shard: string;
  readonly #from: ActorRef;
  /** Regions and proxies that have not acknowledged. */
  readonly #remaining: RefSet;
  #phase: "forgetting" | "stopping" | "done" = "forgetting";

  constructor(shard: string, from: ActorRef, participants: Iterable<ActorRef>) {
    this.#shard = shard;
    this.#from = from;
    this.#remaining = new RefSet(participants);
  }

  start(): readonly RebalanceEffect[] {
    const begin = Array.from(this.#remaining, (to) => ({ kind: "tell", to, message: new BeginHandOff(this.#shard) }) as const);
    return [...begin, ...this.#stopIfForgotten()];
  }

  acknowledged(shard: string, participant: ActorRef): readonly RebalanceEffect[] {
    if (shard !== this.#shard || this.#phase !== "forgetting" || !this.#remaining.delete(participant)) return [];
    return this.#stopIfForgotten();
  }

  /** A region or proxy has ended. Without the owner, there is nothing left to stop. */
  terminated(participant: ActorRef): readonly RebalanceEffect[] {
    if (this.#phase === "done") return [];
    if (this.#phase === "stopping") return isSameRef(this.#from, participant) ? this.#end(true) : [];
    return this.#remaining.delete(participant) ? this.#stopIfForgotten(participant) : [];
  }

  stopped(shard: string): readonly RebalanceEffect[] {
    return shard === this.#shard && this.#phase === "stopping" ? this.#end(true) : [];
  }

  timedOut(): readonly RebalanceEffect[] {
    return this.#phase === "done" ? [] : this.#end(false);
  }

  #stopIfForgotten(terminated?: ActorRef): readonly RebalanceEffect[] {
    if (this.#remaining.size > 0) return [];
    this.#phase = "stopping";
    if (isSameRef(this.#from, terminated)) return this.#end(true);
    return [{ kind: "tell", to: this.#from, message: new HandOff(this.#shard) }];
  }

  #end(isStopped: boolean): readonly RebalanceEffect[] {
    this.#phase = "done";
    return [{ kind: "done", isStopped }];
  }
}
