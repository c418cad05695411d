import type { SupervisorStrategy } from "../supervision/supervisor-strategy.ts";

/** What a cell needs of its actor instance; `ActorBase` implements it. */
export interface ActorInstance<in M = unknown> {
  /** Never present: makes the type depend on `M`, so that a wrong message does not compile. */
  readonly messageType?: (message: M) => void;
  /** The cell of the instance. */
  readonly context: object;
  /** Handles a message with the initial behaviour. */
  handle(message: M): unknown;
  /** Called instead of the handler of a message, which it may call. */
  aroundReceive?(receive: (message: unknown) => unknown, message: unknown): unknown;
  /** Runs before the first message. */
  preStart(): unknown;
  /** Runs after the actor has stopped and its children have ended. */
  postStop(): unknown;
  /** Runs in the old instance before a restart; `message` is the one that failed, if any. */
  preRestart(reason: Error, message: unknown): unknown;
  /** Runs in the new instance after a restart for `reason`. */
  postRestart(reason: Error): unknown;
  /** The strategy for failures of children. Asked once per instance. */
  supervisorStrategy(): SupervisorStrategy;
}
