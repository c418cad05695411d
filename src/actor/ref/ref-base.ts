import type { ActorPath } from "../address/actor-path.ts";
import { runningCell } from "../cell/current-cell.ts";
import type { ActorRef, AnyActorRef } from "./actor-ref.ts";
import type { ActorRefProvider } from "./internal-actor-ref.ts";
import { InvalidMessageError } from "./invalid-message-error.ts";
import { NO_SENDER } from "./no-sender.ts";

/** What all refs do alike: find the sender, compare, print. How a message travels is the subclass's business. */
export abstract class RefBase {
  abstract readonly path: ActorPath;
  abstract readonly provider: ActorRefProvider;

  tell(message: unknown, sender?: AnyActorRef): void {
    if (message === null || message === undefined) throw new InvalidMessageError(this.path);
    const from = senderOf(sender);
    if (from === undefined && sender === undefined) this.provider.system.senderHint?.onMissingSender(this.path);
    this.deliver(message, from);
  }

  forward(message: unknown): void {
    const running = runningCell();
    if (running === undefined) this.provider.system.senderHint?.onMissingSender(this.path);
    this.tell(message, running?.sender ?? NO_SENDER);
  }

  equals(other: AnyActorRef): boolean {
    return Object.is(this, other) || (this.path.uid === other.path.uid && this.path.equals(other.path));
  }

  toString(): string {
    return this.path.toSerializationFormat();
  }

  /** Sends a message that is neither null nor undefined on its way. `undefined`: it has no sender. Must not throw. */
  protected abstract deliver(message: unknown, sender: ActorRef | undefined): void;
}

/** Who sends when `sender` is what the caller of `tell` said: without a word the running actor, if any. */
export function senderOf(sender: AnyActorRef | undefined): ActorRef | undefined {
  if (sender === undefined) return runningCell()?.self;
  return sender === NO_SENDER ? undefined : (sender as ActorRef);
}

// What marks a ref, also one of another copy of this library: hence a symbol that all copies share.
Object.defineProperty(RefBase.prototype, Symbol.for("ritsem.actor-ref"), { value: true });
