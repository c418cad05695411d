import { Terminated } from "../message/terminated.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import type { InternalActorRef } from "../ref-internal/internal-actor-ref.ts";
import { InvalidActorStateError } from "../ref/errors.ts";

/** A `Terminated` in the mailbox, or the message that `watchWith` set instead. */
interface Watched {
  readonly customMessage: unknown;
}

/**
 * The actors that one actor watches, and those that watch it. A watched actor is in one of two states: watched (alive, as far as known),
 * then queued (its `Terminated` is in the mailbox). It leaves the second state when the message is handled, or when it is unwatched first.
 */
export class DeathWatch {
  readonly #self: InternalActorRef;
  readonly #watching = new Map<InternalActorRef, Watched>();
  readonly #queued = new Map<ActorRef, Watched>();
  readonly #watchedBy = new Set<InternalActorRef>();

  constructor(self: InternalActorRef) {
    this.#self = self;
  }

  /** Throws InvalidActorStateError if `watchee` is already watched with another message. */
  watch(watchee: InternalActorRef, customMessage: unknown): void {
    if (watchee === this.#self) return;
    const known = this.#watching.get(watchee);
    if (known === undefined) {
      this.#watching.set(watchee, { customMessage });
      watchee.sendSystemMessage({ kind: "watch", watchee, watcher: this.#self });
    } else if (known.customMessage !== customMessage) {
      throw new InvalidActorStateError(`${this.#self} already watches ${watchee} with another message. Call unwatch first.`);
    }
  }

  unwatch(watchee: InternalActorRef): void {
    this.#queued.delete(watchee);
    if (!this.#watching.delete(watchee)) return;
    watchee.sendSystemMessage({ kind: "unwatch", watchee, watcher: this.#self });
  }

  unwatchAll(): void {
    for (const watchee of this.#watching.keys()) this.unwatch(watchee);
    this.#queued.clear();
  }

  addWatcher(watcher: InternalActorRef): void {
    if (watcher !== this.#self) this.#watchedBy.add(watcher);
  }

  removeWatcher(watcher: InternalActorRef): void {
    this.#watchedBy.delete(watcher);
  }

  /** The message about the termination of `actor`; `undefined` if it is not watched (any more). */
  onTerminated(actor: InternalActorRef, existenceConfirmed: boolean, addressTerminated: boolean): Terminated | undefined {
    const watchee = this.#find(actor);
    const watched = watchee === undefined ? undefined : this.#watching.get(watchee);
    if (watchee === undefined || watched === undefined) return undefined;
    this.#watching.delete(watchee);
    this.#queued.set(watchee, watched);
    return new Terminated(watchee, existenceConfirmed, addressTerminated);
  }

  /** The message to handle instead of `terminated`, now at the front of the mailbox; `undefined` if the actor was unwatched meanwhile. */
  take(terminated: Terminated): { readonly message: unknown } | undefined {
    const watched = this.#queued.get(terminated.actor);
    if (watched === undefined) return undefined;
    this.#queued.delete(terminated.actor);
    return { message: watched.customMessage ?? terminated };
  }

  /** `terminated` was stashed and is in the mailbox again. */
  queueAgain({ actor }: Terminated): void {
    this.#queued.set(actor, { customMessage: undefined });
  }

  /** Remote watchers first, because they wait longer anyway. `informed` knows already. */
  tellWatchers(informed: InternalActorRef): void {
    const watchers = [...this.#watchedBy].filter((watcher) => watcher !== informed);
    this.#watchedBy.clear();
    for (const isLocal of [false, true]) {
      for (const watcher of watchers) if (watcher.isLocal === isLocal) tellOfDeath(this.#self, watcher);
    }
  }

  /** The actors that this one watches. */
  get watchees(): Iterable<InternalActorRef> {
    return this.#watching.keys();
  }

  /** The actors that watch this one. */
  get watchers(): Iterable<InternalActorRef> {
    return this.#watchedBy;
  }

  /** Count of both. */
  get size(): number {
    return this.#watching.size + this.#watchedBy.size;
  }

  /** A ref without a uid denotes any incarnation at its path, so the termination of one of them ends its watch. */
  #find(actor: InternalActorRef): InternalActorRef | undefined {
    if (this.#watching.has(actor)) return actor;
    if (!actor.isLocal) {
      const anyLife = actor.provider.resolveActorRef(actor.path.withUid(0)); // not a search through all, because a hundred thousand actors of one peer may be watched
      return this.#watching.has(anyLife) ? anyLife : undefined;
    }
    for (const watchee of this.#watching.keys()) {
      const isSameLife = watchee.path.uid === 0 || actor.path.uid === 0 || watchee.path.uid === actor.path.uid;
      if (isSameLife && watchee.path.equals(actor.path)) return watchee;
    }
    return undefined;
  }
}

/** Notifies `listener`, a watcher or the supervisor, that `dead` has terminated. */
export function tellOfDeath(dead: InternalActorRef, listener: InternalActorRef): void {
  listener.sendSystemMessage({ kind: "deathWatchNotification", actor: dead, existenceConfirmed: true, addressTerminated: false });
}
