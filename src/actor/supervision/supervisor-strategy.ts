import type { LoggingAdapter } from "../logging/logging-adapter.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import type { Directive } from "./directive.ts";
import type { RestartHistory } from "./restart-window.ts";

/** A child as its supervisor's strategy sees it. */
export interface SupervisedChild {
  /** The child. */
  readonly ref: ActorRef;
  /** Its recent restarts. */
  restartHistory: RestartHistory;
}

/** What a strategy can do to the children of its actor. */
export interface SupervisionContext {
  /** All children of the supervisor. */
  readonly children: readonly SupervisedChild[];
  /** Logs with the child's path as the source, which is the path that failed. */
  logFor(child: SupervisedChild): LoggingAdapter;
  /** Monotonic time. Unit: ms. */
  nowMs(): number;
  /** Lets the child continue with its state. */
  resume(child: SupervisedChild, cause: Error): void;
  /** `isHealthy`: the child has not failed itself and must be suspended first. */
  restart(child: SupervisedChild, cause: Error, isHealthy: boolean): void;
  /** Stops the child. */
  stop(child: SupervisedChild): void;
}

/** How an actor handles failures of its children. One object may serve any number of actors, because it holds no state of theirs. */
export interface SupervisorStrategy {
  /** The directive for `error`. */
  decide(error: Error): Directive;
  /** Handles the failure of `child`. Returns false if it must be escalated. */
  handleFailure(context: SupervisionContext, child: SupervisedChild, cause: Error): boolean;
}
