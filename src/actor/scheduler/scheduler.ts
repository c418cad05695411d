import type { Duration } from "../../base/index.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";

/** A scheduled task, which can be cancelled. */
export interface Cancelable {
  /** True once it has been cancelled, by `cancel` or by the termination of its system. */
  readonly isCancelled: boolean;
  /** Prevents all further runs. May be called repeatedly, also after the task has run. */
  cancel(): void;
}

/**
 * Runs tasks later: never early, and late by as long as the process is busy. All tasks are cancelled when the system terminates. Inside
 * actors, `this.timers` is the better choice: those timers stop with the actor.
 *
 * Repeated tasks keep their rhythm: each run is scheduled relative to the previous due time, not to the actual run. Runs that a suspended
 * process missed are skipped. Key: `akka.scheduler.tick-duration` (10 ms), the shortest interval.
 *
 * S1: a task runs no earlier than it is due, and once. S2: a repeated task waits for its initial delay and then keeps its interval. S3: a
 * cancelled task does not run. S4: an action that throws affects neither its repetition nor other tasks. S5: a message has the given
 * sender, or none.
 */
export interface Scheduler {
  /** Sends `message` to `receiver` once, after `delay`. Without `sender`, it has none. */
  scheduleTellOnce<M>(delay: Duration, receiver: ActorRef<M>, message: M, sender?: AnyActorRef): Cancelable;
  /** Sends `message` to `receiver` after `initialDelay` and then every `interval`. Stops when a local receiver has terminated. */
  scheduleTellRepeatedly<M>(
    initialDelay: Duration,
    interval: Duration,
    receiver: ActorRef<M>,
    message: M,
    sender?: AnyActorRef,
  ): Cancelable;
  /** Calls `action` once, after `delay`, outside of any actor. Errors are logged. */
  scheduleOnce(delay: Duration, action: () => void): Cancelable;
  /** Calls `action` after `initialDelay` and then every `interval`. Errors are logged and do not stop it. */
  scheduleRepeatedly(initialDelay: Duration, interval: Duration, action: () => void): Cancelable;
}
