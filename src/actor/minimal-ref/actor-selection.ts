import { type Duration, inspectAs, millisecondsOf, RitsemError } from "../../base/index.ts";
import { ActorIdentity, Identify } from "../message/identify.ts";
import type { ActorRef, AnyActorRef, AskOptions, ReplyOf, ReplyToken, ReplyType } from "../ref/actor-ref.ts";
import { ask, type Askable } from "./ask.ts";
import { AskTimeoutError, InvalidMessageError } from "../ref/errors.ts";
import type { InternalActorRef } from "../ref-internal/internal-actor-ref.ts";
import { NO_SENDER } from "../ref/no-sender.ts";
import { senderOf } from "./ref-base.ts";
import type { TypeToken } from "../ref/type-match.ts";
import { ActorSelectionMessage } from "../message/actor-selection-message.ts";
import { deliverSelection } from "./deliver-selection.ts";
import { type SelectionElement, selectionElementText } from "../address/selection-element.ts";

/** `resolveOne` got no ref: there is no actor at the path, its system cannot be reached, or the actor did not answer in time. */
export class ActorNotFoundError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_ACTOR_NOT_FOUND";
  /** True if there is no actor at the path; false if there may be one, because its system cannot be reached or no answer came in time. */
  readonly isAbsent: boolean;

  /** `cause`: what ended the wait for an answer. `why`: why the question did not arrive. Without both, the answer was that there is no such actor. */
  constructor(selection: ActorSelection, timeoutMs: number, cause?: AskTimeoutError, why?: string) {
    const absent = `No actor lives at ${selection}. Is it running, and is the path spelt as there?`;
    const unreached = why === undefined ? absent : `No actor was found at ${selection}: ${why}`;
    const late = `${selection} did not answer within ${timeoutMs} ms: ${cause?.reason ?? "an actor may live there and be busy. Give it more time."}`;
    super(cause === undefined ? unreached : late, cause === undefined ? undefined : { cause });
    this.isAbsent = cause === undefined && why === undefined;
  }
}

/**
 * The actors at a path at the moment at which a message arrives there; with `*` and `?`, any number of them. Each message costs a walk.
 * Unlike a ref, a selection is not bound to one incarnation.
 */
export class ActorSelection {
  readonly #anchor: InternalActorRef;
  /** The elements after the anchor. */
  readonly elements: readonly SelectionElement[];

  /** For the system and contexts: users call `actorSelection`. */
  constructor(anchor: ActorRef, elements: readonly SelectionElement[]) {
    this.#anchor = anchor as InternalActorRef;
    this.elements = elements;
  }

  /** Where the walk starts: an actor, or the root of this system or of another one. */
  get anchor(): ActorRef {
    return this.#anchor;
  }

  /** The selected path with the address of the anchor: `akka://shop/user/clerk-*`. The same as {@link toString}. */
  get pathText(): string {
    const { path } = this.#anchor;
    return `${path.isRoot ? path.address : path}/${this.#steps}`;
  }

  get #steps(): string {
    return this.elements.map(selectionElementText).join("/");
  }

  /** Like `ActorRef.tell`, to all selected actors. */
  tell(message: unknown, sender?: AnyActorRef): void {
    if (message === null || message === undefined) throw new InvalidMessageError(this.#anchor.path.descendant([this.#steps]));
    deliverSelection(this.#anchor, new ActorSelectionMessage(message, this.elements, false), senderOf(sender) ?? NO_SENDER);
  }

  /** Like `ActorRef.ask`; the first reply of a selected actor is used. */
  ask<T extends ReplyToken>(question: (replyTo: ActorRef) => unknown, type: T, timeout?: Duration | AskOptions): Promise<ReplyOf<T>>;
  /** Asks the selected actor; with several, the first reply counts. Rejects as `ActorRef.ask`. */
  ask(question: (replyTo: ActorRef) => unknown, timeout?: Duration | AskOptions): Promise<unknown>;
  /** Asks the selected actor; with several, the first reply counts. Rejects as `ActorRef.ask`. */
  ask(message: unknown, timeout?: Duration | AskOptions): Promise<unknown>;
  /** Asks the selected actor; with several, the first reply counts. Rejects as `ActorRef.ask`. */
  ask(message: unknown, type: StringConstructor, timeout?: Duration | AskOptions): Promise<string>;
  /** Asks the selected actor; with several, the first reply counts. Rejects as `ActorRef.ask`. */
  ask(message: unknown, type: NumberConstructor, timeout?: Duration | AskOptions): Promise<number>;
  /** Asks the selected actor; with several, the first reply counts. Rejects as `ActorRef.ask`. */
  ask(message: unknown, type: BigIntConstructor, timeout?: Duration | AskOptions): Promise<bigint>;
  /** Asks the selected actor; with several, the first reply counts. Rejects as `ActorRef.ask`. */
  ask(message: unknown, type: BooleanConstructor, timeout?: Duration | AskOptions): Promise<boolean>;
  /** Asks the selected actor; with several, the first reply counts. Rejects as `ActorRef.ask`. */
  ask<R>(message: unknown, type: ReplyType<R>, timeout?: Duration | AskOptions): Promise<R>;
  /** Asks the selected actor; with several, the first reply counts. Rejects as `ActorRef.ask`. */
  ask(message: unknown, typeOrTimeout?: TypeToken | Duration | AskOptions, timeout?: Duration | AskOptions): Promise<unknown> {
    return ask(this.#askable(), message, typeOrTimeout, timeout);
  }

  /** The ref of the first selected actor that answers. Rejects with {@link ActorNotFoundError}. */
  async resolveOne(timeout: Duration): Promise<ActorRef> {
    let identity: ActorIdentity;
    let why: string | undefined;
    const onUnanswered = (text: string): void => void (why = text);
    try {
      identity = (await ask({ ...this.#askable(), onUnanswered }, new Identify(undefined), ActorIdentity, timeout)) as ActorIdentity;
    } catch (cause) {
      if (!(cause instanceof AskTimeoutError)) throw cause;
      throw new ActorNotFoundError(this, millisecondsOf(timeout), cause);
    }
    if (identity.subject === undefined) throw new ActorNotFoundError(this, millisecondsOf(timeout), undefined, why);
    return identity.subject;
  }

  #askable(): Askable {
    return {
      path: this.#anchor.path.descendant([this.#steps]),
      provider: this.#anchor.provider,
      tell: this.tell.bind(this),
      whyNoReply: (asked) => this.#single()?.whyNoReply?.(asked),
    };
  }

  /** The ref at the selected path; `undefined` for a pattern, which may match several. */
  #single(): InternalActorRef | undefined {
    if (this.elements.some(({ kind }) => kind === "pattern")) return undefined;
    return this.#anchor.getChild(this.elements.map(selectionElementText));
  }

  /** Whether `other` means the same. */
  equals(other: ActorSelection): boolean {
    return this.#anchor.equals(other.#anchor) && this.#steps === other.#steps;
  }

  /** The selection as a path. */
  toString(): string {
    return this.pathText;
  }
}

inspectAs(ActorSelection.prototype, (selection) => `ActorSelection(${selection})`);
