import type { SystemMessage } from "../mailbox/system-message.ts";
import type { ActorRef } from "./actor-ref.ts";
import type { ActorRefProvider } from "./actor-ref-provider.ts";
import type { AnyActorRef } from "./any-actor-ref.ts";

/** What every ref of this library can do besides what users see: carry supervision and death watch, and be walked. */
export interface InternalActorRef extends ActorRef {
  readonly provider: ActorRefProvider;
  /** False when the actor lives in another system, so that only that system can answer questions about it. */
  readonly isLocal: boolean;
  /** Whether messages are known to end up as dead letters. Never true for a remote ref: only death watch can tell there. */
  readonly isTerminated: boolean;
  /** Overtakes user messages; kept in order among themselves and never lost to a full mailbox. */
  sendSystemMessage(message: SystemMessage): void;
  getParent(): InternalActorRef;
  /**
   * The ref that `names` leads to; `..` is the parent, and a name may carry `#uid`. A ref without an actor, whose messages become
   * dead letters, when nobody lives there.
   */
  getChild(names: readonly string[]): InternalActorRef;
  /** Living children, as far as this system knows them: what patterns of selections are matched against. */
  getChildren(): readonly InternalActorRef[];
}

/** The inside of a ref that a user handed over. Every ref that this library gives out has one. */
export function internalRef(ref: AnyActorRef): InternalActorRef {
  return ref as InternalActorRef;
}
