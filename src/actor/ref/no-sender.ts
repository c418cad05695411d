import { inspectAs } from "../../base/index.ts";
import { Address } from "../address/address.ts";
import { ActorPath } from "../address/actor-path.ts";
import type { ActorRef, AnyActorRef } from "./actor-ref.ts";

const NOBODY = Symbol.for("ritsem.nobody");

/** A system message as far as a ref without an actor looks at it. */
interface WatchLike {
  readonly kind: string;
  readonly watchee?: unknown;
  readonly watcher?: { sendSystemMessage(notice: object): void };
}

class NoSender implements ActorRef {
  readonly [NOBODY] = true;
  readonly path: ActorPath = ActorPath.root(new Address("akka", "all-systems")).child("Nobody");
  readonly isLocal = true;
  readonly isTerminated = true;

  tell(): void {}

  ask(): Promise<never> {
    return Promise.reject(new TypeError("NO_SENDER is not an actor and never replies. Check the ref with isNobody first."));
  }

  forward(): void {}

  equals(other: AnyActorRef): boolean {
    return isNobodyRef(other);
  }

  toString(): string {
    return "nobody";
  }

  /** A ref that arrived may be watched like any other: its watcher learns at once that it has no actor. */
  sendSystemMessage({ kind, watchee, watcher }: WatchLike): void {
    if (kind !== "watch") return;
    watcher?.sendSystemMessage({ kind: "deathWatchNotification", actor: watchee, existenceConfirmed: false, addressTerminated: false });
  }

  getParent(): ActorRef {
    return this;
  }

  getChild(): ActorRef {
    return this;
  }

  getChildren(): readonly ActorRef[] {
    return [];
  }
}

Object.defineProperty(NoSender.prototype, Symbol.for("ritsem.actor-ref"), { value: true }); // it may stand wherever a ref may

/**
 * The ref of no actor; what is sent to it is ignored. As a sender, it states that a message has none, even while an actor is running:
 * `ref.tell(message, NO_SENDER)`. The recipient sees dead letters as its sender. As a value, it travels as Akka.NET's `ActorRefs.Nobody`, and
 * that arrives as `NO_SENDER`. {@link isNobody} recognizes it.
 */
export const NO_SENDER: ActorRef = new NoSender();

/**
 * Whether `ref` denotes no actor: `null`, `undefined`, {@link NO_SENDER}, or the dead letters of any system, which is what an actor sees as the
 * sender of a message without one. INTEROP: Akka.NET's `IsNobody()`.
 */
export function isNobody(ref: AnyActorRef | null | undefined): boolean {
  return ref === null || ref === undefined || isNobodyRef(ref) || (ref.path.uid === 0 && ref.path.name === "deadLetters");
}

/** Whether `ref` is {@link NO_SENDER}, also that of another copy of the package. */
export function isNobodyRef(ref: object): boolean {
  return (ref as { readonly [NOBODY]?: unknown })[NOBODY] === true;
}

inspectAs(NoSender.prototype, (ref) => `ActorRef(${ref})`);
