import { inspectAs } from "../../base/index.ts";
import type { ActorPath } from "../address/actor-path.ts";
import { type ChildKey, keyOfName } from "../address/child-key.ts";
import { runningCell } from "../ref/current-cell.ts";
import type { ActorRef, AnyActorRef } from "../ref/actor-ref.ts";
import type { ActorRefProvider } from "../ref-internal/internal-actor-ref.ts";
import { InvalidMessageError } from "../ref/errors.ts";
import { NO_SENDER } from "../ref/no-sender.ts";

/** What all refs have in common: finding the sender, comparing, printing. Subclasses define how a message is delivered. */
export abstract class RefBase {
  abstract readonly path: ActorPath;
  abstract readonly provider: ActorRefProvider;

  get childKey(): ChildKey {
    return keyOfName(this.path.name);
  }

  tell(message: unknown, sender?: AnyActorRef): void {
    if (message === null || message === undefined) throw new InvalidMessageError(this.path);
    const from = senderOf(sender);
    if (from === undefined && sender === undefined) this.provider.system.senderHint?.onMissingSender(this);
    this.deliver(message, from);
  }

  forward(message: unknown): void {
    const running = runningCell();
    if (running === undefined) this.provider.system.senderHint?.onMissingSender(this);
    this.tell(message, running?.sender ?? NO_SENDER);
  }

  equals(other: AnyActorRef): boolean {
    return Object.is(this, other) || (this.path.uid === other.path.uid && this.path.equals(other.path));
  }

  toString(): string {
    return this.path.toSerializationFormat();
  }

  /** Delivers a message that is neither null nor undefined. `undefined`: it has no sender. Must not throw. */
  protected abstract deliver(message: unknown, sender: ActorRef | undefined): void;
}

/** The sender of a message: `sender` if the caller of `tell` passed one, otherwise the running actor, if any. */
export function senderOf(sender: AnyActorRef | undefined): ActorRef | undefined {
  if (sender === undefined) return runningCell()?.self;
  return sender === NO_SENDER ? undefined : (sender as ActorRef);
}

// Marks a ref, including one of another copy of this library; all copies share the symbol.
Object.defineProperty(RefBase.prototype, Symbol.for("ritsem.actor-ref"), { value: true });
inspectAs(RefBase.prototype, (ref) => `ActorRef(${ref})`);
