import type { ActorRef } from "../ref/actor-ref.ts";

/** A change in the life cycle of an actor of this system. Published on the event stream if `akka.actor.telemetry.enabled` is on. */
export abstract class ActorTelemetryEvent {
  /** The actor concerned. */
  readonly subject: ActorRef;
  /** The name of the actor's class. */
  readonly actorType: string;

  constructor(subject: ActorRef, actorType: string) {
    this.subject = subject;
    this.actorType = actorType;
  }
}

/** An actor has started: `preStart` has completed. */
export class ActorStarted extends ActorTelemetryEvent {}

/** An actor has stopped: `postStop` has completed. */
export class ActorStopped extends ActorTelemetryEvent {}

/** An actor was restarted and has a new instance. */
export class ActorRestarted extends ActorTelemetryEvent {
  /** The error that it was restarted for. */
  readonly reason: Error;

  constructor(subject: ActorRef, actorType: string, reason: Error) {
    super(subject, actorType);
    this.reason = reason;
  }
}
