import { describeValue, InvalidArgumentError } from "../../base/index.ts";
import { Props } from "../../actor/index.ts";
import { assertValid, type BackoffOptions } from "./backoff-options.ts";
import type { BackoffTrigger } from "./backoff-state.ts";
import { BackoffSupervisor } from "./backoff-supervisor.ts";
import type { BackoffMessage } from "./messages.ts";

/**
 * Supervisors that start their one child again after a pause, which doubles each time up to a maximum.
 *
 * INTEROP: decides as Akka.NET's BackoffSupervisor: the pauses, the restart count, its limits and resets. Time is the system's, so a test's
 * manual clock controls it.
 */
export const Backoff = {
  /**
   * Props of a supervisor that pauses whenever its child stops, for whatever reason: for children that stop when they lose what they need.
   * Failures of the child are handled by the strategy in `options` first, which by default restarts it at once, without a pause. Throws
   * InvalidArgumentError and InvalidDurationError.
   */
  onStop<M>(childProps: Props<M>, childName: string, options: BackoffOptions): Props<M | BackoffMessage> {
    return propsOf("stop", childProps, childName, options);
  },

  /**
   * Props of a supervisor that pauses whenever its child fails and the decider in `options` decides to restart it: the child is stopped, and
   * after the pause there is a new one. If the child stops by itself, the supervisor stops too. `within` has no effect. Throws
   * InvalidArgumentError and InvalidDurationError.
   */
  onFailure<M>(childProps: Props<M>, childName: string, options: BackoffOptions): Props<M | BackoffMessage> {
    return propsOf("failure", childProps, childName, options);
  },
} as const;

function propsOf<M>(trigger: BackoffTrigger, childProps: Props<M>, childName: string, options: BackoffOptions): Props<M | BackoffMessage> {
  if (!(childProps instanceof Props))
    throw new InvalidArgumentError(`A back-off supervisor takes Props, not ${describeValue(childProps)}.`);
  assertValid(options);
  return Props.from(() => new BackoffSupervisor(trigger, childProps, childName, options));
}
