import type { Duration } from "../../base/index.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";

/** Something that will happen, or goes on happening, until it is cancelled. */
export interface Cancelable {
  /** True once it was cancelled, by hand or by the end of its system. */
  readonly isCancelled: boolean;
  /** Nothing happens from now on. May be called again, also after it has happened. */
  cancel(): void;
}

/**
 * Does things later. Never early; late by as much as the process is busy. Everything is cancelled when the system terminates. An actor's own
 * `this.timers` are the better choice inside actors: they end with the actor.
 *
 * Repeated tasks keep their rhythm: each time is counted from the one before, not from when it was possible. Times that went by while the
 * process slept are left out. Key: `akka.scheduler.tick-duration` (10 ms), the shortest interval.
 *
 * S1: nothing happens early, and what is due once happens once. S2: a repeated task waits for its first delay and then keeps its interval. S3: what is
 * cancelled does not happen any more. S4: what an action throws harms neither itself nor others. S5: a message is told with the sender given,
 * and by nobody without.
 */
export interface Scheduler {
  /** Sends `message` to `receiver` once, after `delay`. Without `sender` it comes from nobody. */
  scheduleTellOnce<M>(delay: Duration, receiver: ActorRef<M>, message: M, sender?: AnyActorRef): Cancelable;
  /** Sends `message` to `receiver` after `initialDelay` and then every `interval`. Stops by itself when a local receiver has terminated. */
  scheduleTellRepeatedly<M>(
    initialDelay: Duration,
    interval: Duration,
    receiver: ActorRef<M>,
    message: M,
    sender?: AnyActorRef,
  ): Cancelable;
  /** Calls `action` once, after `delay`, outside of any actor. What it throws is logged. */
  scheduleOnce(delay: Duration, action: () => void): Cancelable;
  /** Calls `action` after `initialDelay` and then every `interval`. What it throws is logged, and it goes on. */
  scheduleRepeatedly(initialDelay: Duration, interval: Duration, action: () => void): Cancelable;
}
