import type { ActorRef } from "../../actor/index.ts";

/** What a back-off supervisor answers itself; it passes all other messages to its child. */
export type BackoffMessage = GetCurrentChild | GetRestartCount | ResetBackoff;

/** Asks a back-off supervisor for its child; it replies with {@link CurrentChild}. Akka.NET's `BackoffSupervisor.GetCurrentChild`. */
export class GetCurrentChild {
  /** Never present: distinguishes this class from others without members. */
  declare readonly getCurrentChild: true;
}

/** The reply to {@link GetCurrentChild}. */
export class CurrentChild {
  /** The child; `undefined` while there is none. */
  readonly ref: ActorRef | undefined;

  constructor(ref: ActorRef | undefined) {
    this.ref = ref;
  }
}

/** Asks a back-off supervisor how often it has restarted its child; it replies with {@link RestartCount}. */
export class GetRestartCount {
  /** Never present: distinguishes this class from others without members. */
  declare readonly getRestartCount: true;
}

/** The reply to {@link GetRestartCount}. */
export class RestartCount {
  /** Restarts since the count was last reset. */
  readonly count: number;

  constructor(count: number) {
    this.count = count;
  }
}

/**
 * Resets the restart count, and thereby the back-off, of a supervisor whose `reset` is `"manual"`; for others it is unhandled. Akka.NET's
 * `BackoffSupervisor.Reset`.
 */
export class ResetBackoff {
  /** Never present: distinguishes this class from others without members. */
  declare readonly resetBackoff: true;
}
