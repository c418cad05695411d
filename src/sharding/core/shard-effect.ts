import type { ActorRef } from "../../actor/index.ts";
import type { EntityUpdate } from "./entity-updates.ts";

/** What a shard wants done, in this order. */
export type ShardEffect =
  | { readonly kind: "start-entity"; readonly entityId: string }
  | { readonly kind: "to-entity"; readonly entityId: string; readonly message: unknown; readonly sender: ActorRef }
  /** Asks the entity to end; `entityEnded` follows. `undefined`: the stop message of hand-offs. */
  | { readonly kind: "end-entity"; readonly entityId: string; readonly stopMessage: unknown }
  /** `restartDue` follows after `entity-restart-backoff`. */
  | { readonly kind: "restart-later"; readonly entityId: string }
  /** `stored` or `notStored` follows. */
  | { readonly kind: "store"; readonly update: EntityUpdate }
  /** Asks the region to start each of them, wherever its shard is now; `movedElsewhere` may follow. */
  | { readonly kind: "start-remembered"; readonly entityIds: readonly string[] }
  | { readonly kind: "tell"; readonly to: ActorRef; readonly message: unknown }
  /** Ends all entities, and tells `replyTo` then; `stopperEnded` follows. */
  | { readonly kind: "start-stopper"; readonly replyTo: ActorRef }
  | { readonly kind: "drop"; readonly message: unknown; readonly sender: ActorRef; readonly reason: string }
  /** Starts over: all entities end, and remembered ones are read again. */
  | { readonly kind: "fail"; readonly reason: string }
  | { readonly kind: "stop" };
