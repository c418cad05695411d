import type { Address } from "../../actor/index.ts";
import type { UniqueAddress } from "../member/unique-address.ts";
import type { ClusterMessage } from "../message/cluster-message.ts";
import { ExitingConfirmed, GossipEnvelope, GossipStatus } from "../message/gossip-messages.ts";
import { InitJoin, InitJoinAck, InitJoinNack, Join, Welcome } from "../message/join-messages.ts";
import { Down, Leave } from "../message/user-actions.ts";
import { type CoreEnvironment, type CoreState, type MemberState, type Step, step } from "./core-state.ts";
import { info } from "./effect.ts";
import { gossipRound, needsSpeed } from "./gossip-rounds.ts";
import { joinSeedNodes, joinTick, joinTo, onInitJoinAck, onInitJoinNack, onJoin, onWelcome } from "./joining.ts";
import { leaderTick } from "./leader-actions.ts";
import { down, exitingCompleted, leave, quarantined } from "./leaving.ts";
import { reap } from "./reaping.ts";
import { receiveGossip, receiveStatus } from "./receive-gossip.ts";

/** What happens to a node besides messages of other nodes. */
export type CoreEvent =
  | { readonly kind: "join-seed-nodes"; readonly seeds: readonly Address[] }
  | { readonly kind: "join"; readonly to: Address }
  | { readonly kind: "leave"; readonly address: Address }
  | { readonly kind: "down"; readonly address: Address }
  | { readonly kind: "quarantined"; readonly node: UniqueAddress }
  | { readonly kind: "exiting-completed" }
  | { readonly kind: "join-tick" }
  | { readonly kind: "gossip-tick" }
  | { readonly kind: "gossip-speedup-tick" }
  | { readonly kind: "leader-tick" }
  | { readonly kind: "reaper-tick" };

/** What `event` makes of `state`. Pure, except for the random numbers that `env` has. */
export function onEvent(state: CoreState, event: CoreEvent, env: CoreEnvironment): Step {
  if (state.kind === "stopped") return step(state);
  if (state.kind === "member") return onMemberEvent(state, event, env);
  switch (event.kind) {
    case "join-seed-nodes":
      return joinSeedNodes(state, event.seeds, env);
    case "join":
      return joinTo(state, event.to, env);
    case "join-tick":
      return state.kind === "uninitialized" ? step(state) : joinTick(state, env);
    default:
      return step(state);
  }
}

function onMemberEvent(state: MemberState, event: CoreEvent, env: CoreEnvironment): Step {
  switch (event.kind) {
    case "join":
    case "join-seed-nodes":
      return step(state, info("Trying to join when already part of a cluster, ignoring"));
    case "leave":
      return leave(state, event.address, env);
    case "down":
      return down(state, event.address, env);
    case "quarantined":
      return quarantined(state, event.node);
    case "exiting-completed":
      return exitingCompleted(state, env);
    case "join-tick":
      return step(state);
    case "gossip-tick":
      return step(state, ...gossipRound(state, env), ...(needsSpeed(state) ? [{ kind: "gossip-soon" } as const] : []));
    case "gossip-speedup-tick":
      return needsSpeed(state) ? step(state, ...gossipRound(state, env)) : step(state);
    case "leader-tick":
      return leaderTick(state, env);
    case "reaper-tick":
      return reap(state, env);
  }
}

/** What a message of another node makes of `state`. */
export function onMessage(state: CoreState, message: ClusterMessage, env: CoreEnvironment): Step {
  if (message instanceof InitJoin) return onInitJoin(state, env);
  switch (state.kind) {
    case "member":
      return onMemberMessage(state, message, env);
    case "seeking":
      if (message instanceof InitJoinAck) return onInitJoinAck(state, message.address, env);
      return message instanceof InitJoinNack ? onInitJoinNack(state, message.address, env) : step(state);
    case "joining":
      return message instanceof Welcome ? onWelcome(state, message, env) : step(state);
    default:
      return step(state);
  }
}

function onMemberMessage(state: MemberState, message: ClusterMessage, env: CoreEnvironment): Step {
  if (message instanceof GossipEnvelope) return receiveGossip(state, message, env);
  if (message instanceof GossipStatus) return receiveStatus(state, message);
  if (message instanceof Join) return onJoin(state, message);
  if (message instanceof ExitingConfirmed) {
    const isMember = state.membership.gossip.hasMember(message.node);
    return step(isMember ? { ...state, exitingConfirmed: state.exitingConfirmed.with(message.node) } : state);
  }
  if (message instanceof Leave) return leave(state, message.address, env);
  return message instanceof Down ? down(state, message.address, env) : step(state);
}

/** Another node asks whether it may join here. */
function onInitJoin(state: CoreState, { self }: CoreEnvironment): Step {
  if (state.kind === "stopped") return step(state);
  const status = state.kind === "member" ? state.membership.selfMember?.status : undefined;
  const canBeJoined = status !== undefined && status !== "Down" && status !== "Exiting";
  const message = canBeJoined ? new InitJoinAck(self.address) : new InitJoinNack(self.address);
  return step(state, { kind: "reply", message });
}
