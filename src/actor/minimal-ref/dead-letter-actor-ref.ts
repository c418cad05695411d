import { asSentence } from "../../base/index.ts";
import type { ActorPath } from "../address/actor-path.ts";
import { ActorSelectionMessage } from "../message/actor-selection-message.ts";
import { ActorIdentity, Identify } from "../message/identify.ts";
import { DeadLetter, SuppressedDeadLetter } from "../event/dead-letter.ts";
import { isSuppressed } from "../message/dead-letter-suppression.ts";
import type { EventStream } from "../event/event-stream.ts";
import type { ActorRefProvider, InternalActorRef, SystemMessage } from "../ref-internal/internal-actor-ref.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import { answerWatchOfNobody, EmptyLocalActorRef } from "./empty-local-actor-ref.ts";
import { noteUnanswered } from "./ask.ts";
import { MinimalActorRef } from "./minimal-actor-ref.ts";
import { NO_SENDER } from "../ref/no-sender.ts";

/** The destination of undeliverable messages, which it publishes. A `DeadLetter` is published as it is, anything else is wrapped in one. */
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
    if (letter.reason !== undefined || !(inner instanceof Identify)) noteUnanswered(letter.sender, () => whyDead(letter));
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

  getChild(names: readonly string[], from = 0): InternalActorRef {
    return from >= names.length ? this : new EmptyLocalActorRef(this.provider, this.path.descendant(names.slice(from)));
  }
}

function whyDead({ recipient, reason }: DeadLetter): string {
  if (reason === undefined)
    return `the message became a dead letter, since no actor lives at ${recipient.path} (any more). Check the path.`;
  return `the message for ${recipient.path} became a dead letter: ${asSentence(reason)}`;
}
