import type { Address } from "../../actor/index.ts";
import type { ClusterMessage } from "../message/cluster-message.ts";
import type { UniqueAddress } from "../member/unique-address.ts";

/** What a transition wants done. The actor that runs the state machine does it. */
export type Effect =
  /** To the cluster of the node at `to`. */
  | { readonly kind: "send"; readonly to: Address; readonly message: ClusterMessage }
  /** To the sender of the message that is being handled. */
  | { readonly kind: "reply"; readonly message: ClusterMessage }
  | {
      readonly kind: "log";
      readonly level: "debug" | "info" | "warning" | "error";
      readonly text: string;
      readonly args: readonly unknown[];
    }
  /** What is known of the heartbeats of this node is of an earlier incarnation. */
  | { readonly kind: "forget-heartbeats"; readonly node: UniqueAddress }
  /** Another gossip round soon: few have seen the present state. */
  | { readonly kind: "gossip-soon" }
  /** The leader has let this node go: run the shutdown tasks, then report that they are done. */
  | { readonly kind: "exit" }
  /** This node is no member any more, or gives up becoming one. */
  | { readonly kind: "stop"; readonly reason: StopReason };

/** Why a node ends its membership. */
export type StopReason = "left" | "downed" | "join-unsuccessful";

/** A line for the log, at INFO level. */
export function info(text: string, ...args: readonly unknown[]): Effect {
  return { kind: "log", level: "info", text, args };
}

/** A line for the log, at WARNING level. */
export function warning(text: string, ...args: readonly unknown[]): Effect {
  return { kind: "log", level: "warning", text, args };
}

/** A line for the log, at DEBUG level. */
export function debug(text: string, ...args: readonly unknown[]): Effect {
  return { kind: "log", level: "debug", text, args };
}
