/**
 * Where an association stands.
 *
 * | state | leaves by |
 * |---|---|
 * | any but closed | quarantined → quarantined |
 * | idle | send → associating; established → associated; closed |
 * | associating | established → associated; failed → gated (idle with a gate of 0); closed |
 * | associated | lost → gated (idle with a gate of 0); unwritable → idle; closed |
 * | gated | send after `untilMs` → associating; gate-over → idle; established → associated; closed |
 * | quarantined | send → associating, where the handshake tells a restarted peer from the one of that uid; established → associated; closed |
 * | closed | never: remoting has shut down |
 */
export type AssociationState =
  | { readonly kind: "idle" }
  | { readonly kind: "associating" }
  | { readonly kind: "associated" }
  /** `isInOrder`: since the peer has said that it shuts down, not since something failed. */
  | { readonly kind: "gated"; readonly untilMs: number; readonly reason: string; readonly isInOrder: boolean }
  /** The incarnation `uid` of the peer may not come back. */
  | { readonly kind: "quarantined"; readonly uid: number; readonly reason: string }
  | { readonly kind: "closed" };

/** What can happen to an association. `nowMs` is the monotonic clock. */
export type AssociationInput =
  | { readonly kind: "send"; readonly nowMs: number }
  /** A connection that may be written to is there. */
  | { readonly kind: "established" }
  /** The attempt to connect failed, or the last connection to write on ended. */
  | { readonly kind: "lost"; readonly nowMs: number; readonly gateMs: number; readonly reason: string; readonly isInOrder: boolean }
  /** No connection is left to write on, and another one may be opened at once. */
  | { readonly kind: "unwritable" }
  | { readonly kind: "quarantine"; readonly uid: number; readonly reason: string }
  /** The timer of the gate has fired. Timers may fire a little early, so this counts, whatever the clock says. */
  | { readonly kind: "gate-over" }
  | { readonly kind: "close" };

/** What the shell has to do about the message or the queue. */
export type AssociationEffect = "none" | "enqueue" | "enqueue-and-dial" | "refuse" | "drain" | "refuse-queued";

export interface AssociationStep {
  readonly state: AssociationState;
  readonly effect: AssociationEffect;
}

export const IDLE: AssociationState = { kind: "idle" };
const ASSOCIATING: AssociationState = { kind: "associating" };
const ASSOCIATED: AssociationState = { kind: "associated" };
const CLOSED: AssociationState = { kind: "closed" };

/** Decides how to handle a message for a peer. Pure: time is an argument. */
export function transition(state: AssociationState, input: AssociationInput): AssociationStep {
  if (state.kind === "closed") return { state, effect: input.kind === "send" ? "refuse" : "none" };
  switch (input.kind) {
    case "send":
      return onSend(state, input.nowMs);
    case "established":
      return { state: ASSOCIATED, effect: "drain" };
    case "lost":
      return { state: onLost(input), effect: "refuse-queued" };
    case "unwritable":
      return { state: state.kind === "associated" ? IDLE : state, effect: "none" };
    case "quarantine":
      return { state: { kind: "quarantined", uid: input.uid, reason: input.reason }, effect: "refuse-queued" };
    case "gate-over":
      return { state: state.kind === "gated" ? IDLE : state, effect: "none" };
    case "close":
      return { state: CLOSED, effect: "refuse-queued" };
  }
}

/** Whether something is lost if `state` is forgotten. What a quarantine forbids is kept elsewhere. */
export function isWorthKeeping(state: AssociationState): boolean {
  return state.kind !== "idle" && state.kind !== "quarantined";
}

function onLost({ nowMs, gateMs, reason, isInOrder }: Extract<AssociationInput, { kind: "lost" }>): AssociationState {
  return gateMs === 0 ? IDLE : { kind: "gated", untilMs: nowMs + gateMs, reason, isInOrder };
}

function onSend(state: Exclude<AssociationState, { kind: "closed" }>, nowMs: number): AssociationStep {
  switch (state.kind) {
    case "idle":
    case "quarantined":
      return { state: ASSOCIATING, effect: "enqueue-and-dial" };
    case "associating":
    case "associated":
      return { state, effect: "enqueue" };
    case "gated":
      return nowMs < state.untilMs ? { state, effect: "refuse" } : { state: ASSOCIATING, effect: "enqueue-and-dial" };
  }
}
