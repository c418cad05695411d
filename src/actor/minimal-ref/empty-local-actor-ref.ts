import type { ActorPath } from "../address/actor-path.ts";
import { ActorSelectionMessage } from "../message/actor-selection-message.ts";
import { ActorIdentity, Identify } from "../message/identify.ts";
import { DeadLetter } from "../event/dead-letter.ts";
import type { ActorRefProvider, InternalActorRef, SystemMessage } from "../ref-internal/internal-actor-ref.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import { MinimalActorRef } from "./minimal-actor-ref.ts";
import { NO_SENDER } from "../ref/no-sender.ts";

/**
 * The ref of a path without an actor. Messages become dead letters; an `Identify` and a watch are answered, because their senders wait
 * for an answer.
 */
export class EmptyLocalActorRef extends MinimalActorRef {
  readonly path: ActorPath;
  readonly provider: ActorRefProvider;

  constructor(provider: ActorRefProvider, path: ActorPath) {
    super();
    this.provider = provider;
    this.path = path;
  }

  get isLocal(): boolean {
    return true;
  }

  get isTerminated(): boolean {
    return true;
  }

  protected override deliver(message: unknown, sender: ActorRef | undefined): void {
    const { deadLetters } = this.provider;
    const inner = message instanceof ActorSelectionMessage ? message.message : message;
    if (inner instanceof Identify) sender?.tell(new ActorIdentity(inner.messageId, undefined), NO_SENDER);
    else deadLetters.tell(inner instanceof DeadLetter ? inner : new DeadLetter(inner, sender ?? deadLetters, this), deadLetters);
  }

  sendSystemMessage(message: SystemMessage): void {
    if (message.kind === "watch") answerWatchOfNobody(message.watchee, message.watcher);
  }

  getParent(): InternalActorRef {
    return this.provider.resolveActorRef(this.path.parent);
  }

  getChild(names: readonly string[], from = 0): InternalActorRef {
    return from >= names.length ? this : new EmptyLocalActorRef(this.provider, this.path.descendant(names.slice(from)));
  }
}

/** Notifies `watcher` that there is no actor at the path it watches. */
export function answerWatchOfNobody(watchee: InternalActorRef, watcher: InternalActorRef): void {
  if (watcher === watchee) return;
  watcher.sendSystemMessage({ kind: "deathWatchNotification", actor: watchee, existenceConfirmed: false, addressTerminated: false });
}
