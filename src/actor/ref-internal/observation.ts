import type { SendingObserver } from "./sending-observer.ts";
import type { SpanSource } from "./span-source.ts";

/** An actor whose handler or hook awaits a promise, as seen by who asks which ones do. */
export interface AwaitingActor {
  readonly self: { readonly path: { toStringWithoutAddress(): string } };
  /** Since when it awaits, in monotonic ms; `undefined` if it does not any more. */
  readonly awaitingSinceMs: number | undefined;
}

/**
 * What can be seen of the actors of one system from outside: plain counters, which are always kept because they change seldom, and what is
 * kept only while somebody looks. One object per system; health, telemetry and inspection share it.
 */
export class Observation {
  /** Actors that were created, those of `/system` included. Restarts do not count. */
  actorsCreated = 0;
  /** Actors that have stopped; all others live. */
  actorsStopped = 0;
  /** Restarts of actors. */
  restarts = 0;
  /** The actors whose handler or hook awaits; `undefined` until somebody has asked. */
  awaiting: Set<AwaitingActor> | undefined = undefined;

  /** Sees messages when they are sent; `undefined` as long as nobody looks. */
  sending: SendingObserver | undefined = undefined;

  /** The last spans of the system; `undefined` if nobody keeps them. */
  spans: SpanSource | undefined = undefined;

  /** Notes from now on which actors await, and returns those that do. */
  noteAwaiting(): ReadonlySet<AwaitingActor> {
    this.awaiting ??= new Set();
    return this.awaiting;
  }
}
