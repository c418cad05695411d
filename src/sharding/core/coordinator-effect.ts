import type { ActorRef } from "../../actor/index.ts";
import type { CoordinatorEvent, CoordinatorState } from "../message/coordinator-events.ts";

/** What the coordinator wants done, in this order. */
export type CoordinatorEffect =
  | { readonly kind: "tell"; readonly to: ActorRef; readonly message: unknown }
  | { readonly kind: "watch"; readonly ref: ActorRef }
  /** `stored` follows. `state` is the state after `event`. */
  | { readonly kind: "store"; readonly event: CoordinatorEvent; readonly state: CoordinatorState }
  /** `allocated` follows. */
  | {
      readonly kind: "allocate";
      readonly shard: string;
      readonly requester: ActorRef;
      readonly current: ReadonlyMap<ActorRef, readonly string[]>;
    }
  /** `rebalance` may follow. */
  | {
      readonly kind: "choose-shards";
      readonly current: ReadonlyMap<ActorRef, readonly string[]>;
      readonly inProgress: ReadonlySet<string>;
    }
  /** `rebalanceDone` follows. */
  | { readonly kind: "start-worker"; readonly shard: string; readonly from: ActorRef; readonly participants: readonly ActorRef[] }
  /** To all workers. */
  | { readonly kind: "tell-workers"; readonly terminated: ActorRef }
  /** `hostOverdue` follows after `shard-start-timeout`. */
  | { readonly kind: "start-host-timer" | "cancel-host-timer"; readonly shard: string }
  /** `regionTerminated` follows after the margin of the downing provider. */
  | { readonly kind: "wait-for-margin"; readonly ref: ActorRef }
  | { readonly kind: "log"; readonly level: "debug" | "info" | "warning"; readonly text: string }
  | { readonly kind: "stop" };
