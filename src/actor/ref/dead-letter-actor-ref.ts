import type { ActorPath } from "../address/actor-path.ts";
import { ActorSelectionMessage } from "../address/actor-selection-message.ts";
import { ActorIdentity, Identify } from "../author/identify.ts";
import { DeadLetter, SuppressedDeadLetter } from "../event/dead-letter.ts";
import { isSuppressed } from "../event/dead-letter-suppression.ts";
import type { EventStream } from "../event/event-stream.ts";
import type { ActorRefProvider, InternalActorRef, SystemMessage } from "./internal-actor-ref.ts";
import type { ActorRef } from "./actor-ref.ts";
import { answerWatchOfNobody, EmptyLocalActorRef } from "./empty-local-actor-ref.ts";
import { MinimalActorRef } from "./minimal-actor-ref.ts";
import { NO_SENDER } from "./no-sender.ts";

/** Where undeliverable messages end: it publishes them. A `DeadLetter` sent to it is published as it is, anything else wrapped in one. */
export class DeadLetterActorRef extends MinimalActorRef {
  readonly path: ActorPath;
  readonly provider: ActorRefProvider;
  readonly #eventStream: EventStream;

  constructor(provider: ActorRefProvider, path: ActorPath, eventStream: EventStream) {
    super();
    this.provider = provider;
    this.path = path;
    this.#eventStream = eventStream;
  }

  get isLocal(): boolean {
    return true;
  }

  get isTerminated(): boolean {
    return true;
  }

  protected override deliver(message: unknown, sender: ActorRef | undefined): void {
    const letter = message instanceof DeadLetter ? message : new DeadLetter(message, sender ?? this, this);
    const inner = letter.message instanceof ActorSelectionMessage ? letter.message.message : letter.message;
    if (inner instanceof Identify) letter.sender.tell(new ActorIdentity(inner.messageId, undefined), NO_SENDER);
    else if (isSuppressed(inner)) this.#eventStream.publish(new SuppressedDeadLetter(inner, letter.sender, letter.recipient));
    else this.#eventStream.publish(letter);
  }

  sendSystemMessage(message: SystemMessage): void {
    if (message.kind === "watch") answerWatchOfNobody(message.watchee, message.watcher);
  }

  getParent(): InternalActorRef {
    return this.provider.rootGuardian;
  }

  getChild(names: readonly string[]): InternalActorRef {
    return names.length === 0 ? this : new EmptyLocalActorRef(this.provider, this.path.descendant(names));
  }
}
