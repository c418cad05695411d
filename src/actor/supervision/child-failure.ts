import { ActorInitializationError } from "../ref/errors.ts";
import { Directive } from "./directive.ts";
import type { SupervisedChild, SupervisionContext, SupervisorStrategy } from "./supervisor-strategy.ts";

/** What a strategy does with more than the failed child. */
export type FailureProcessing = (isRestart: boolean) => void;

/** The part that all strategies share: decide, log and act. `process` is called if the decision is to restart or to stop. */
export function handleChildFailure(
  strategy: SupervisorStrategy,
  context: SupervisionContext,
  child: SupervisedChild,
  cause: Error,
  loggingEnabled: boolean,
  process: FailureProcessing,
): boolean {
  const directive = strategy.decide(cause);
  if (loggingEnabled) logFailure(context, child, cause, directive);
  switch (directive) {
    case Directive.Escalate:
      return false;
    case Directive.Resume:
      context.resume(child, cause);
      return true;
    case Directive.Restart:
      process(true);
      return true;
    case Directive.Stop:
      process(false);
      return true;
  }
}

// INTEROP: as in Akka.NET, the text is the error's message and the source the child's path; escalated failures are logged by a supervisor
// further up.
function logFailure(context: SupervisionContext, child: SupervisedChild, cause: Error, directive: Directive): void {
  const told = cause instanceof ActorInitializationError && cause.cause instanceof Error ? cause.cause : cause;
  if (directive === Directive.Resume) context.logFor(child).warning("{0}", told.message);
  else if (directive !== Directive.Escalate) context.logFor(child).error(told, "{0}", told.message);
}
