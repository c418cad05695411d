import type { ActorRef } from "../ref/actor-ref.ts";
import { NO_SENDER } from "../ref/no-sender.ts";

/** Something a router sends to: one actor, a path, or several routees at once. */
export interface Routee {
  /** `undefined`: the message has no sender. Must not throw. */
  send(message: unknown, sender: ActorRef | undefined): void;
  /** Whether both send to the same actor or path. Default: whether they are the same object. */
  equals?(other: Routee): boolean;
  /** What is hashed by consistent-hashing routers when it is neither an actor nor a path; the same on every node. */
  readonly name?: string;
}

/** One actor: what pools send to. */
export class ActorRefRoutee implements Routee {
  readonly actor: ActorRef;

  constructor(actor: ActorRef) {
    this.actor = actor;
  }

  send(message: unknown, sender: ActorRef | undefined): void {
    this.actor.tell(message, sender ?? NO_SENDER);
  }

  equals(other: Routee): boolean {
    return other instanceof ActorRefRoutee && this.actor.equals(other.actor);
  }
}

/** Each of several routees, in order. */
export class SeveralRoutees implements Routee {
  readonly routees: readonly Routee[];

  constructor(routees: readonly Routee[]) {
    this.routees = routees;
  }

  send(message: unknown, sender: ActorRef | undefined): void {
    for (const routee of this.routees) routee.send(message, sender);
  }
}
