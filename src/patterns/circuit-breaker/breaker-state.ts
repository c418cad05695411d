/**
 * The state of a circuit breaker, as a value.
 *
 * - `closed`: calls pass. Goes to `open` at the `maxFailures`th failure without a success in between.
 * - `open`: calls are refused. Goes to `half-open` when the reset timeout has passed.
 * - `half-open`: one call passes, the others are refused. Goes to `closed` if it succeeds, to `open` if it fails.
 */
export type BreakerState = BreakerMemory &
  (
    | { readonly phase: "closed" }
    | { readonly phase: "open"; readonly resetAtMs: number }
    | { readonly phase: "half-open"; readonly isProbing: boolean }
  );

/** The name of a state. */
export type BreakerPhase = BreakerState["phase"];

/** The state in which a call began. Its outcome counts there, even if the breaker has moved on. */
export type PassingPhase = Exclude<BreakerPhase, "open">;

/** What lasts beyond one phase. */
export interface BreakerMemory {
  /** Failures of calls that began while closed. A success of such a call, and closing, set it to 0. */
  readonly failureCount: number;
  /** How long the breaker will stay open when it opens next. */
  readonly resetTimeoutMs: number;
  /** The last failure; `undefined` after a success. */
  readonly lastFailure: Error | undefined;
}

/** When a breaker changes its state. */
export interface BreakerLimits {
  readonly maxFailures: number;
  readonly resetTimeoutMs: number;
  readonly maxResetTimeoutMs: number;
  readonly exponentialBackoffFactor: number;
  readonly randomFactor: number;
}

/** What happens to a breaker. `during`: the state in which the call began. `random`: a number in [0, 1]. */
export type BreakerEvent =
  | { readonly kind: "success"; readonly during: BreakerPhase }
  | { readonly kind: "failure"; readonly during: BreakerPhase; readonly error: Error; readonly nowMs: number; readonly random: number }
  | { readonly kind: "reset-due" };

/** What the breaker must do, in this order. */
export type BreakerEffect =
  | { readonly kind: "schedule-reset"; readonly delayMs: number }
  | { readonly kind: "notify"; readonly phase: BreakerPhase };

/** Whether a call may pass. */
export type Admission =
  | { readonly kind: "passed"; readonly state: BreakerState; readonly during: PassingPhase }
  | { readonly kind: "refused"; readonly state: BreakerState; readonly remainingMs: number };

/** The state after an event, and what must be done about it. */
export interface BreakerStep {
  readonly state: BreakerState;
  readonly effects: readonly BreakerEffect[];
}

/** The state of a new breaker. */
export function closedBreaker({ resetTimeoutMs }: BreakerLimits): BreakerState {
  return { phase: "closed", failureCount: 0, resetTimeoutMs, lastFailure: undefined };
}

/** Whether a call may begin now. Pure. */
export function admit(state: BreakerState, nowMs: number): Admission {
  switch (state.phase) {
    case "closed":
      return { kind: "passed", state, during: "closed" };
    case "half-open":
      if (state.isProbing) return { kind: "refused", state, remainingMs: 0 };
      return { kind: "passed", state: { ...state, isProbing: true }, during: "half-open" };
    case "open":
      return { kind: "refused", state, remainingMs: Math.max(0, state.resetAtMs - nowMs) };
  }
}

/** The next state. Pure. INTEROP: decides as Akka.NET's CircuitBreakerState.cs. */
export function transition(state: BreakerState, event: BreakerEvent, limits: BreakerLimits): BreakerStep {
  switch (event.kind) {
    case "success":
      return onSuccess(state, event.during, limits);
    case "failure":
      return onFailure(state, event, limits);
    case "reset-due":
      if (state.phase !== "open") return unchanged(state);
      return { state: { ...memoryOf(state), phase: "half-open", isProbing: false }, effects: [{ kind: "notify", phase: "half-open" }] };
  }
}

function onSuccess(state: BreakerState, during: BreakerPhase, { resetTimeoutMs }: BreakerLimits): BreakerStep {
  switch (during) {
    case "open":
      return unchanged(state);
    case "closed":
      return unchanged({ ...state, failureCount: 0, lastFailure: undefined });
    case "half-open":
      if (state.phase !== "half-open") return unchanged({ ...state, lastFailure: undefined });
      return {
        state: { phase: "closed", failureCount: 0, resetTimeoutMs, lastFailure: undefined },
        effects: [{ kind: "notify", phase: "closed" }],
      };
  }
}

function onFailure(state: BreakerState, event: Extract<BreakerEvent, { kind: "failure" }>, limits: BreakerLimits): BreakerStep {
  const { during, error } = event;
  if (during === "open") return unchanged(state);
  const failureCount = state.failureCount + (during === "closed" ? 1 : 0);
  const failed = { ...state, failureCount, lastFailure: error };
  const isFailed = during === "half-open" || failureCount === limits.maxFailures;
  return isFailed && state.phase === during ? opened(failed, event, limits) : unchanged(failed);
}

function opened(state: BreakerState, { nowMs, random }: { nowMs: number; random: number }, limits: BreakerLimits): BreakerStep {
  const delayMs = state.resetTimeoutMs;
  const nextMs = delayMs * limits.exponentialBackoffFactor * (1 + random * limits.randomFactor);
  const resetTimeoutMs = nextMs < limits.maxResetTimeoutMs ? nextMs : delayMs;
  return {
    state: { ...memoryOf(state), resetTimeoutMs, phase: "open", resetAtMs: nowMs + delayMs },
    effects: [
      { kind: "schedule-reset", delayMs },
      { kind: "notify", phase: "open" },
    ],
  };
}

function memoryOf({ failureCount, resetTimeoutMs, lastFailure }: BreakerState): BreakerMemory {
  return { failureCount, resetTimeoutMs, lastFailure };
}

function unchanged(state: BreakerState): BreakerStep {
  return { state, effects: [] };
}
