/**
 * When unacknowledged messages are written again, and when the sender gives up. Unit: ms, monotonic.
 *
 * | state | leaves by |
 * |---|---|
 * | resting | unacknowledged → waiting |
 * | waiting | tick, resend or give up; acknowledged → resting |
 */
export type ResendState =
  /** Nothing waits for an acknowledgement. */
  | { readonly kind: "resting" }
  /** `unreachableSinceMs` is set while there is no connection to write to. */
  | { readonly kind: "waiting"; readonly dueMs: number; readonly unreachableSinceMs: number | undefined };

/** The times a schedule goes by. Unit: ms. */
export interface ResendTimes {
  /** Key: `akka.remote.resend-interval` (2 s). */
  readonly resendIntervalMs: number;
  /** Key: `akka.remote.initial-system-message-delivery-timeout` (3 m). */
  readonly giveUpAfterMs: number;
}

/** What the owner of the timer has to do at a tick. */
export type ResendAction = "none" | "resend" | "reconnect" | "give-up";

export const RESTING: ResendState = { kind: "resting" };

/** After anything that may have changed what is unacknowledged, or whether there is a connection. */
export function observed(
  state: ResendState,
  nowMs: number,
  now: { readonly hasUnacked: boolean; readonly isConnected: boolean },
  times: ResendTimes,
): ResendState {
  if (!now.hasUnacked) return RESTING;
  const dueMs = state.kind === "waiting" ? state.dueMs : nowMs + times.resendIntervalMs;
  if (now.isConnected) return { kind: "waiting", dueMs, unreachableSinceMs: undefined };
  const since = state.kind === "waiting" ? state.unreachableSinceMs : undefined;
  return { kind: "waiting", dueMs, unreachableSinceMs: since ?? nowMs };
}

/** The timer fired. INTEROP: the interval runs on whatever is sent or acknowledged meanwhile, as Akka.NET's does. */
export function ticked(
  state: ResendState,
  nowMs: number,
  times: ResendTimes,
): { readonly state: ResendState; readonly action: ResendAction } {
  if (state.kind === "resting" || nowMs < state.dueMs) return { state, action: "none" };
  const { unreachableSinceMs } = state;
  if (unreachableSinceMs !== undefined && nowMs - unreachableSinceMs >= times.giveUpAfterMs) return { state: RESTING, action: "give-up" };
  return {
    state: { kind: "waiting", dueMs: nowMs + times.resendIntervalMs, unreachableSinceMs },
    action: unreachableSinceMs === undefined ? "resend" : "reconnect",
  };
}
