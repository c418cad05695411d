import { type Duration, millisecondsOf, RitsemError } from "../../base/index.ts";
import { ActorIdentity, Identify } from "../author/identify.ts";
import type { ActorRef, AnyActorRef, AskOptions, ReplyType } from "../ref/actor-ref.ts";
import { ask } from "../ref/ask.ts";
import { AskTimeoutError } from "../ref/ask-error.ts";
import { type InternalActorRef, internalRef } from "../ref/internal-actor-ref.ts";
import { InvalidMessageError } from "../ref/invalid-message-error.ts";
import { NO_SENDER } from "../ref/no-sender.ts";
import { senderOf } from "../ref/ref-base.ts";
import type { TypeToken } from "../ref/type-match.ts";
import { ActorSelectionMessage } from "./actor-selection-message.ts";
import { deliverSelection } from "./deliver-selection.ts";
import { type SelectionElement, selectionElementText } from "./selection-element.ts";

/** `resolveOne` found nobody. */
export class ActorNotFoundError extends RitsemError {
  readonly code = "RITSEM_ACTOR_NOT_FOUND";

  constructor(selection: ActorSelection, timeoutMs: number, options?: { cause: unknown }) {
    super(`Nobody was found at ${selection} within ${timeoutMs} ms. Is it running, and is the path spelt as there?`, options);
  }
}

/**
 * Whoever lives at a path at the moment a message arrives there; with `*` and `?`, any number of actors. Costs a walk per message and
 * outlives incarnations, unlike a ref.
 */
export class ActorSelection {
  readonly #anchor: InternalActorRef;
  /** The steps from the anchor on. */
  readonly elements: readonly SelectionElement[];

  /** For the system and contexts: users call `actorSelection`. */
  constructor(anchor: ActorRef, elements: readonly SelectionElement[]) {
    this.#anchor = internalRef(anchor);
    this.elements = elements;
  }

  /** Where the walk starts: an actor, or the root of this system or of another one. */
  get anchor(): ActorRef {
    return this.#anchor;
  }

  /** The path as it was selected, with the address of the anchor. */
  get pathText(): string {
    return this.elements.map(selectionElementText).join("/");
  }

  /** As `ActorRef.tell`, to everyone selected. */
  tell(message: unknown, sender?: AnyActorRef): void {
    if (message === null || message === undefined) throw new InvalidMessageError(this.#anchor.path.descendant([this.pathText]));
    deliverSelection(this.#anchor, new ActorSelectionMessage(message, this.elements, false), senderOf(sender) ?? NO_SENDER);
  }

  /** As `ActorRef.ask`; the first of the selected to reply wins. */
  ask(message: unknown, timeout?: Duration | AskOptions): Promise<unknown>;
  ask(message: unknown, type: StringConstructor, timeout?: Duration | AskOptions): Promise<string>;
  ask(message: unknown, type: NumberConstructor, timeout?: Duration | AskOptions): Promise<number>;
  ask(message: unknown, type: BigIntConstructor, timeout?: Duration | AskOptions): Promise<bigint>;
  ask(message: unknown, type: BooleanConstructor, timeout?: Duration | AskOptions): Promise<boolean>;
  ask<R>(message: unknown, type: ReplyType<R>, timeout?: Duration | AskOptions): Promise<R>;
  ask(message: unknown, typeOrTimeout?: TypeToken | Duration | AskOptions, timeout?: Duration | AskOptions): Promise<unknown> {
    const target = { path: this.#anchor.path.descendant([this.pathText]), provider: this.#anchor.provider, tell: this.tell.bind(this) };
    return ask(target, message, typeOrTimeout, timeout);
  }

  /** The ref of the first selected actor that answers. Rejects with {@link ActorNotFoundError}. */
  async resolveOne(timeout: Duration): Promise<ActorRef> {
    let identity: ActorIdentity;
    try {
      identity = await this.ask(new Identify(undefined), ActorIdentity, timeout);
    } catch (cause) {
      if (!(cause instanceof AskTimeoutError)) throw cause;
      throw new ActorNotFoundError(this, millisecondsOf(timeout), { cause });
    }
    if (identity.subject === undefined) throw new ActorNotFoundError(this, millisecondsOf(timeout));
    return identity.subject;
  }

  equals(other: ActorSelection): boolean {
    return this.#anchor.equals(other.#anchor) && this.pathText === other.pathText;
  }

  toString(): string {
    return `${this.#anchor.path.isRoot ? this.#anchor.path.address : this.#anchor.path}/${this.pathText}`;
  }
}
