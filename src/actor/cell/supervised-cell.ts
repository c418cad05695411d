import type { Props } from "../props/props.ts";
import type { InternalActorRef } from "../ref-internal/internal-actor-ref.ts";
import type { SupervisorStrategy } from "../supervision/supervisor-strategy.ts";
import type { ActorInstance } from "../props/actor-instance.ts";
import type { CellPhase } from "./cell-phase.ts";
import type { AwaitingCell } from "./awaiting.ts";
import type { Children } from "./children.ts";
import type { DeathWatch } from "./death-watch.ts";

/** A cell as fault handling sees it: what it reads and what it changes. */
export interface SupervisedCell extends AwaitingCell {
  readonly props: Props<never>;
  readonly supervisor: InternalActorRef;
  readonly deathWatch: DeathWatch | undefined;
  /** The current instance; none before the start, during a restart and after the end. */
  readonly actor: ActorInstance<never> | undefined;
  phase: CellPhase;
  /** Whether an instance has completed its `preStart` or `postRestart` since the last failure to start. */
  hasStarted: boolean;
  /** The actors that this one supervises. */
  readonly supervised: Children;

  /** Cancels the receive timeout and all timers of the instance. */
  cancelTimers(): void;
  /** Releases the instance's timers, and returns its stashed messages to the mailbox. */
  releaseTimersAndStash(): void;
  /** Throws if there is no instance. */
  strategy(): SupervisorStrategy;
  /**
   * Creates the instance. Throws the error of its constructor, and InvalidActorStateError if the props created no instance or one of
   * another actor.
   */
  construct(): ActorInstance<never>;
  clearInstance(): void;
}
