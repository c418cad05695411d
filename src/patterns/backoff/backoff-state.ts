import { backoffDelayMs } from "../../actor/internal.ts";
import type { BackoffOptions } from "./backoff-options.ts";

/** What makes a back-off supervisor pause: that its child stops, whatever the reason, or that it fails. */
export type BackoffTrigger = "stop" | "failure";

/** What a back-off supervisor knows of its child's past. */
export interface BackoffState {
  /** Restarts since the count was last reset. */
  readonly restartCount: number;
  /** Whether the child has had its final message, or has failed in a way that asks for a restart. */
  readonly expects: "nothing" | "end" | "restart";
}

/** What the supervisor does now that its child has stopped. */
export type AfterStop =
  | { readonly kind: "restart"; readonly delayMs: number; readonly state: BackoffState }
  | { readonly kind: "end"; readonly exceeded: boolean };

/** The state at the start. */
export const NO_BACKOFF: BackoffState = { restartCount: 0, expects: "nothing" };

/** Whether the supervisor may start its child once more. */
export function mayRestart({ restartCount }: BackoffState, { maxNrOfRetries = -1 }: BackoffOptions): boolean {
  return maxNrOfRetries < 0 || restartCount < maxNrOfRetries;
}

/**
 * What follows the end of the child. Pure; `random` is a number in [0, 1].
 * INTEROP: as Akka.NET's BackoffSupervisor.cs and BackoffOnRestartSupervisor.cs. There, too, a final message does not end the supervisor of
 * a child that fails after it.
 */
export function afterStop(state: BackoffState, trigger: BackoffTrigger, options: BackoffOptions, random: number): AfterStop {
  const isWanted = trigger === "stop" ? state.expects !== "end" : state.expects === "restart";
  if (!isWanted) return { kind: "end", exceeded: false };
  if (!mayRestart(state, options)) return { kind: "end", exceeded: true };
  const delayMs = backoffDelayMs(state.restartCount, options, random);
  return { kind: "restart", delayMs, state: { restartCount: state.restartCount + 1, expects: "nothing" } };
}
