import type { Reachability } from "../../gossip/reachability.ts";
import type { Member } from "../../member/member.ts";
import type { UniqueAddress } from "../../member/unique-address.ts";

/** What a downing provider learns, in the order in which it happens. */
export type DowningEvent =
  /** The status of a member has changed. */
  | { readonly kind: "member"; readonly member: Member }
  | { readonly kind: "removed"; readonly node: UniqueAddress }
  | { readonly kind: "unreachable"; readonly member: Member }
  | { readonly kind: "reachable"; readonly member: Member }
  /** Who calls whom unreachable. */
  | { readonly kind: "reachability"; readonly reachability: Reachability }
  /** Which addresses, as texts, have seen the current gossip. */
  | { readonly kind: "seen"; readonly seenBy: ReadonlySet<string> }
  | { readonly kind: "leader"; readonly isSelf: boolean }
  /** The time that the machine asked for has come. `holdsLease`: whether this node has the lease, as far as it knows without asking. */
  | { readonly kind: "tick"; readonly holdsLease: boolean }
  /** The lease was asked for: whether this node has it now. */
  | { readonly kind: "lease-acquired"; readonly isHeld: boolean }
  | { readonly kind: "lease-released"; readonly isReleased: boolean };

/** What a downing provider does. */
export type DowningEffect =
  /** Down these nodes one after the other. */
  | { readonly kind: "down"; readonly nodes: readonly UniqueAddress[] }
  /** Ask for the lease after this time, and answer with `lease-acquired`. */
  | { readonly kind: "acquire-lease"; readonly delayMs: number }
  /** Give the lease back, and answer with `lease-released`. */
  | { readonly kind: "release-lease" }
  | { readonly kind: "log"; readonly level: "debug" | "info" | "warning"; readonly text: string }
  /** This node is no member any more. */
  | { readonly kind: "stop" };
