import { RitsemError } from "../../base/index.ts";
import type { ActorPath } from "../address/actor-path.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import { InvalidActorStateError } from "./actor-error.ts";

/** A stash holds as many messages as it may and was given another one. */
export class StashOverflowError extends RitsemError {
  readonly code = "RITSEM_STASH_OVERFLOW";

  constructor(path: ActorPath, capacity: number) {
    super(
      `The stash of ${path} is full: it holds ${capacity} messages. Unstash earlier, or raise akka.actor.default-mailbox.stash-capacity ` +
        "or the props' withStashCapacity.",
    );
  }
}

/** A message that was put aside. */
export interface StashedMessage {
  readonly message: unknown;
  /** `undefined`: it has none. */
  readonly sender: ActorRef | undefined;
}

/** What a stash needs of the actor that it belongs to. */
export interface StashOwner {
  readonly path: ActorPath;
  /** The message being handled; `undefined` outside of handlers. */
  current(): StashedMessage | undefined;
  /** Puts a message in front of all that wait in the mailbox. */
  enqueueFirst(stashed: StashedMessage): void;
}

/**
 * Messages that an actor has put aside to handle later, oldest first. Unstashed ones go to the front of the mailbox, so they are handled
 * before everything that came after them. On a restart all of them go back to the mailbox, behind the message that failed; when the actor stops
 * they become dead letters.
 *
 * INTEROP: order, capacity and what a restart does follow Akka.NET's AbstractStash. Every actor has a stash, without declaring it.
 */
export class Stash {
  /** Messages it may hold; 0 or less: any number. Key: `akka.actor.default-mailbox.stash-capacity` (-1), beaten by `Props.withStashCapacity`. */
  readonly capacity: number;
  readonly #owner: StashOwner;
  #stashed: StashedMessage[] = [];
  #hasStashedCurrent = false;

  /** @internal for cells */
  constructor(owner: StashOwner, capacity: number) {
    this.#owner = owner;
    this.capacity = capacity;
  }

  /** Messages in it. */
  get count(): number {
    return this.#stashed.length;
  }

  get isEmpty(): boolean {
    return this.#stashed.length === 0;
  }

  get isFull(): boolean {
    return this.capacity > 0 && this.#stashed.length >= this.capacity;
  }

  /**
   * Puts the message being handled, with its sender, behind those that are here. Throws StashOverflowError when it is full, and
   * InvalidActorStateError when no message is being handled or this one has been stashed already.
   */
  stash(): void {
    const current = this.#owner.current();
    const { path } = this.#owner;
    if (current === undefined) throw new InvalidActorStateError(`${path} handles no message that could be stashed.`);
    if (this.#hasStashedCurrent) throw new InvalidActorStateError(`${path} has stashed this message already and cannot handle it twice.`);
    if (this.isFull) throw new StashOverflowError(path, this.capacity);
    this.#stashed.push(current);
    this.#hasStashedCurrent = true;
  }

  /** Puts the oldest message in front of the mailbox. */
  unstash(): void {
    const oldest = this.#stashed.shift();
    if (oldest !== undefined) this.#owner.enqueueFirst(oldest);
  }

  /** Puts all messages in front of the mailbox, the oldest first. With `accepts`, all others are dropped. */
  unstashAll(accepts?: (stashed: StashedMessage) => boolean): void {
    const all = this.clear();
    const wanted = accepts === undefined ? all : all.filter((stashed) => accepts(stashed));
    for (const stashed of wanted.toReversed()) this.#owner.enqueueFirst(stashed);
  }

  /** Takes all messages out, oldest first: they will not be handled, unless they are put back by {@link prepend}. */
  clear(): StashedMessage[] {
    const all = this.#stashed;
    this.#stashed = [];
    return all;
  }

  /** Puts messages in front of those that are here, the first one foremost. Throws StashOverflowError, and adds none, when not all fit. */
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
