import { Address } from "../address/address.ts";
import { ActorPath } from "../address/actor-path.ts";
import type { ActorRef, AnyActorRef } from "./actor-ref.ts";

class NoSender implements ActorRef {
  readonly path: ActorPath = ActorPath.root(new Address("akka", "none")).child("no-sender");

  tell(): void {}

  ask(): Promise<never> {
    return Promise.reject(new TypeError("NO_SENDER is not an actor: it stands for the absence of one."));
  }

  forward(): void {}

  equals(other: AnyActorRef): boolean {
    return other === this;
  }

  toString(): string {
    return "no sender";
  }
}

/**
 * Says that a message has no sender, also when an actor is running: `ref.tell(message, NO_SENDER)`. The recipient sees dead
 * letters as its sender.
 */
export const NO_SENDER: ActorRef = new NoSender();
