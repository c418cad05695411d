import type { ActorRef } from "../ref/actor-ref.ts";
import { NO_SENDER } from "../ref/no-sender.ts";

/** A target of a router: an actor, a path, or several routees. */
export interface Routee {
  /** `undefined`: the message has no sender. Must not throw. */
  send(message: unknown, sender: ActorRef | undefined): void;
  /** Whether both send to the same actor or path. Default: whether they are the same object. */
  equals?(other: Routee): boolean;
  /** The name that consistent-hashing routers hash for a routee that is neither an actor nor a path; the same on every node. */
  readonly name?: string;
}

/** One actor; the routees of a pool. */
export class ActorRefRoutee implements Routee {
  /** The actor that gets the messages. */
  readonly actor: ActorRef;

  constructor(actor: ActorRef) {
    this.actor = actor;
  }

  /** Sends `message`. */
  send(message: unknown, sender: ActorRef | undefined): void {
    this.actor.tell(message, sender ?? NO_SENDER);
  }

  /** Whether `other` means the same. */
  equals(other: Routee): boolean {
    return other instanceof ActorRefRoutee && this.actor.equals(other.actor);
  }
}

/** Sends to each of several routees, in order. */
export class SeveralRoutees implements Routee {
  /** All routees. */
  readonly routees: readonly Routee[];

  constructor(routees: readonly Routee[]) {
    this.routees = routees;
  }

  /** Sends `message`. */
  send(message: unknown, sender: ActorRef | undefined): void {
    for (const routee of this.routees) routee.send(message, sender);
  }
}
