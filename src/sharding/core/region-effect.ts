import type { ActorRef } from "../../actor/index.ts";

/** What a region wants done, in this order. */
export type RegionEffect =
  /** Without a sender: the region is the sender. */
  | { readonly kind: "tell"; readonly to: ActorRef; readonly message: unknown; readonly sender?: ActorRef }
  /** To the places where the coordinator may be, by path. */
  | { readonly kind: "tell-coordinator"; readonly message: unknown }
  | { readonly kind: "start-shard"; readonly shard: string }
  /** `restartShard` follows after `shard-failure-backoff`. */
  | { readonly kind: "restart-shard-later"; readonly shard: string }
  | { readonly kind: "to-shard"; readonly shard: string; readonly message: unknown; readonly sender: ActorRef }
  /** The shard tells `replyTo` when it has stopped; `shardEnded` follows. */
  | { readonly kind: "hand-off-shard"; readonly shard: string; readonly replyTo: ActorRef }
  | { readonly kind: "watch" | "unwatch"; readonly ref: ActorRef }
  /** So many registrations in a row had no answer. */
  | { readonly kind: "no-coordinator"; readonly registrations: number; readonly waiting: number }
  /** `registrationDue` follows after this time. */
  | { readonly kind: "register-later"; readonly afterMs: number }
  | { readonly kind: "drop"; readonly message: unknown; readonly sender: ActorRef; readonly reason: string }
  | { readonly kind: "log"; readonly level: "debug" | "info" | "warning"; readonly text: string }
  /** Starts over with a clean state. */
  | { readonly kind: "fail"; readonly reason: string }
  | { readonly kind: "stop" };
