import { RitsemError } from "../../base/index.ts";
import type { ActorPath } from "../address/actor-path.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import { InvalidActorStateError } from "../ref/errors.ts";

/** A message was stashed while the stash was full. */
export class StashOverflowError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_STASH_OVERFLOW";

  constructor(path: ActorPath, capacity: number) {
    super(
      `The stash of ${path} is full: it holds ${capacity} messages. Unstash earlier, or raise akka.actor.default-mailbox.stash-capacity ` +
        "or the props' withStashCapacity.",
    );
  }
}

/** A stashed message. */
export interface StashedMessage {
  /** The message. */
  readonly message: unknown;
  /** `undefined`: it has none. */
  readonly sender: ActorRef | undefined;
}

/** What a stash needs of its actor. */
export interface StashContext {
  readonly path: ActorPath;
  /** The message being handled; `undefined` outside of handlers. */
  current(): StashedMessage | undefined;
  /** Puts a message at the front of the mailbox. */
  enqueueFirst(stashed: StashedMessage): void;
}

/**
 * The messages that an actor has set aside to handle later, oldest first. Unstashed messages go to the front of the mailbox, so they are
 * handled before all messages that arrived after them. On a restart, all of them return to the mailbox, behind the message that failed;
 * when the actor stops, they become dead letters.
 *
 * INTEROP: order, capacity and behaviour on restart follow Akka.NET's AbstractStash. Every actor has a stash, without declaring it.
 */
export class Stash {
  /**
   * The maximum number of messages; 0 or less: no limit. Key: `akka.actor.default-mailbox.stash-capacity` (-1), overridden by
   * `Props.withStashCapacity`.
   */
  readonly capacity: number;
  readonly #owner: StashContext;
  #stashed: StashedMessage[] = [];
  #hasStashedCurrent = false;

  /** @internal for cells */
  constructor(owner: StashContext, capacity: number) {
    this.#owner = owner;
    this.capacity = capacity;
  }

  /** The number of messages in it. */
  get count(): number {
    return this.#stashed.length;
  }

  /** Whether it holds no message. */
  get isEmpty(): boolean {
    return this.#stashed.length === 0;
  }

  /** Whether it holds as many messages as it may. */
  get isFull(): boolean {
    return this.capacity > 0 && this.#stashed.length >= this.capacity;
  }

  /**
   * Appends the message being handled, with its sender. Throws StashOverflowError if the stash is full, and InvalidActorStateError if no
   * message is being handled or this one has already been stashed.
   */
  stash(): void {
    const current = this.#owner.current();
    const { path } = this.#owner;
    if (current === undefined) throw new InvalidActorStateError(`${path} is not handling a message that could be stashed.`);
    if (this.#hasStashedCurrent) throw new InvalidActorStateError(`${path} has already stashed this message.`);
    if (this.isFull) throw new StashOverflowError(path, this.capacity);
    this.#stashed.push(current);
    this.#hasStashedCurrent = true;
  }

  /** Moves the oldest message to the front of the mailbox. */
  unstash(): void {
    const oldest = this.#stashed.shift();
    if (oldest !== undefined) this.#owner.enqueueFirst(oldest);
  }

  /** Moves all messages to the front of the mailbox, the oldest first. With `accepts`, all others are dropped. */
  unstashAll(accepts?: (stashed: StashedMessage) => boolean): void {
    const all = this.clear();
    const wanted = accepts === undefined ? all : all.filter((stashed) => accepts(stashed));
    for (const stashed of wanted.toReversed()) this.#owner.enqueueFirst(stashed);
  }

  /** Removes and returns all messages, oldest first: they are not handled, unless {@link prepend} puts them back. */
  clear(): StashedMessage[] {
    const all = this.#stashed;
    this.#stashed = [];
    return all;
  }

  /** Adds messages in front of the others, the first one foremost. Throws StashOverflowError, and adds none, if they do not all fit. */
  prepend(messages: Iterable<StashedMessage>): void {
    const all = [...messages, ...this.#stashed];
    if (this.capacity > 0 && all.length > this.capacity) throw new StashOverflowError(this.#owner.path, this.capacity);
    this.#stashed = all;
  }

  /** For cells: another message is being handled from now on. */
  beginMessage(): void {
    this.#hasStashedCurrent = false;
  }
}
