import type { ActorRef } from "../ref/actor-ref.ts";

/** Something happened in the life of an actor of this system. Published on the event stream when `akka.actor.telemetry.enabled` is on. */
export abstract class ActorTelemetryEvent {
  readonly subject: ActorRef;
  /** Name of the actor's class. */
  readonly actorType: string;

  constructor(subject: ActorRef, actorType: string) {
    this.subject = subject;
    this.actorType = actorType;
  }
}

/** An actor has started: `preStart` is over. */
export class ActorStarted extends ActorTelemetryEvent {}

/** An actor has stopped: `postStop` is over. */
export class ActorStopped extends ActorTelemetryEvent {}

/** An actor has a fresh instance. */
export class ActorRestarted extends ActorTelemetryEvent {
  readonly reason: Error;

  constructor(subject: ActorRef, actorType: string, reason: Error) {
    super(subject, actorType);
    this.reason = reason;
  }
}
