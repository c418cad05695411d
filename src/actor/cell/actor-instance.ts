import type { SupervisorStrategy } from "../supervision/supervisor-strategy.ts";

/** What a cell asks of the instance it made: `ActorBase` gives it to every actor. */
export interface ActorInstance<in M = unknown> {
  /** Never there: makes the type carry `M`, so that a wrong message does not compile. */
  readonly messageType?: (message: M) => void;
  /** The cell that the instance belongs to. */
  readonly context: object;
  /** Handles a message with the behaviour that the actor was born with. */
  handle(message: M): unknown;
  /** Called in place of whatever handles a message, which it may call. */
  aroundReceive?(receive: (message: unknown) => unknown, message: unknown): unknown;
  preStart(): unknown;
  postStop(): unknown;
  preRestart(reason: Error, message: unknown): unknown;
  postRestart(reason: Error): unknown;
  supervisorStrategy(): SupervisorStrategy;
}
