import type { LoggingAdapter } from "../event/logging-adapter.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import type { Props } from "../props/props.ts";
import type { InternalActorRef } from "../ref/internal-actor-ref.ts";
import type { SupervisorStrategy } from "../supervision/supervisor-strategy.ts";
import type { SystemServices } from "../system/system-services.ts";
import type { ActorInstance } from "./actor-instance.ts";
import type { CellPhase } from "./cell-phase.ts";
import type { Child } from "./children.ts";
import type { DeathWatch } from "./death-watch.ts";

/** A cell as fault handling sees it: what it reads and what it changes. */
export interface FaultyCell {
  readonly self: InternalActorRef;
  readonly props: Props<never>;
  readonly supervisor: InternalActorRef;
  readonly system: SystemServices;
  readonly mailbox: Mailbox;
  readonly log: LoggingAdapter;
  readonly deathWatch: DeathWatch | undefined;
  readonly currentMessage: unknown;
  /** The living instance; none before the start, during a restart and after the end. */
  readonly actor: ActorInstance<never> | undefined;
  phase: CellPhase;
  /** Whether an instance got through its `preStart` or `postRestart` since the last failure to start. */
  hasStarted: boolean;
  /** A handler or hook waits for a promise. */
  readonly isAwaiting: boolean;
  readonly childCount: number;
  readonly dyingCount: number;

  childRefs(): InternalActorRef[];
  childList(): Child[];
  childOf(ref: InternalActorRef): Child | undefined;
  childRef(name: string): InternalActorRef | undefined;
  markDying(child: Child): void;
  removeChild(child: Child): void;
  /** No receive timeout and no timer of the instance fires any more. */
  cancelTimers(): void;
  /** The instance's timers end for good, and what it has stashed goes back to the mailbox. */
  releaseTimersAndStash(): void;
  /** Throws when there is no instance to ask. */
  strategy(): SupervisorStrategy;
  /** Makes the instance. Throws what its constructor throws, and InvalidActorStateError when the props made none or somebody else's. */
  construct(): ActorInstance<never>;
  clearInstance(): void;
  /** Runs a hook to its end, then one of the other two. Hooks are not re-entered and no user message comes between. */
  runHook(hook: () => unknown, done: () => void, failed: (error: Error) => void): void;
  /** Holds back user messages, restarts and stops until `promise` is settled, then goes on with one of the other two. */
  waitFor(promise: PromiseLike<unknown>, done: () => void, failed: (error: Error) => void): void;
}
