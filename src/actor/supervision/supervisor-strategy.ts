import type { LoggingAdapter } from "../event/logging-adapter.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import type { Directive } from "./directive.ts";
import type { RestartHistory } from "./restart-window.ts";

/** A child as its supervisor's strategy sees it. */
export interface SupervisedChild {
  readonly ref: ActorRef;
  restartHistory: RestartHistory;
}

/** What a strategy can do to the children of the actor it serves. */
export interface SupervisionContext {
  readonly children: readonly SupervisedChild[];
  /** Writes in the child's name: failures are filed under the path that failed. */
  logFor(child: SupervisedChild): LoggingAdapter;
  nowMs(): number;
  resume(child: SupervisedChild, cause: Error): void;
  /** `isHealthy`: the child has not failed itself and must be suspended first. */
  restart(child: SupervisedChild, cause: Error, isHealthy: boolean): void;
  stop(child: SupervisedChild): void;
}

/** What an actor does about failures of its children. One object may serve any number of actors: it holds no state of theirs. */
export interface SupervisorStrategy {
  decide(error: Error): Directive;
  /** Acts on the failure of `child`. Returns false when it is to be escalated. */
  handleFailure(context: SupervisionContext, child: SupervisedChild, cause: Error): boolean;
}
