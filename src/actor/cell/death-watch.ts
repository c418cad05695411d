import { Terminated } from "../author/terminated.ts";
import type { ActorRef } from "../ref/actor-ref.ts";
import type { InternalActorRef } from "../ref/internal-actor-ref.ts";
import { InvalidActorStateError } from "./actor-error.ts";

/** A `Terminated` on its way through the mailbox, or what `watchWith` asked for in its place. */
interface Watched {
  readonly customMessage: unknown;
}

/**
 * Whom one actor watches and who watches it. A watched actor is in one of two places: watched (it lives, as far as known), then queued
 * (its `Terminated` is in the mailbox); it leaves the second when the message is handled, or when it is unwatched before.
 */
export class DeathWatch {
  readonly #self: InternalActorRef;
  readonly #watching = new Map<InternalActorRef, Watched>();
  readonly #queued = new Map<ActorRef, Watched>();
  readonly #watchedBy = new Set<InternalActorRef>();

  constructor(self: InternalActorRef) {
    this.#self = self;
  }

  /** Throws InvalidActorStateError when `watchee` is watched already for another message. */
  watch(watchee: InternalActorRef, customMessage: unknown): void {
    if (watchee === this.#self) return;
    const known = this.#watching.get(watchee);
    if (known === undefined) {
      this.#watching.set(watchee, { customMessage });
      watchee.sendSystemMessage({ kind: "watch", watchee, watcher: this.#self });
    } else if (known.customMessage !== customMessage) {
      throw new InvalidActorStateError(`${this.#self} already watches ${watchee} for another message. Call unwatch before watching anew.`);
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

  /** What the actor is to be told about the end of `actor`; `undefined` when it does not watch it (any more). */
  onTerminated(actor: InternalActorRef, existenceConfirmed: boolean, addressTerminated: boolean): Terminated | undefined {
    const watchee = this.#find(actor);
    const watched = watchee === undefined ? undefined : this.#watching.get(watchee);
    if (watchee === undefined || watched === undefined) return undefined;
    this.#watching.delete(watchee);
    this.#queued.set(watchee, watched);
    return new Terminated(watchee, existenceConfirmed, addressTerminated);
  }

  /** The message to handle in place of `terminated`, now that its turn has come; `undefined` when it was unwatched meanwhile. */
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

  /** Remote watchers first: they wait longer anyway. `informed` knows already. */
  tellWatchers(informed: InternalActorRef): void {
    const watchers = [...this.#watchedBy].filter((watcher) => watcher !== informed);
    this.#watchedBy.clear();
    for (const isLocal of [false, true]) {
      for (const watcher of watchers) if (watcher.isLocal === isLocal) tellOfDeath(this.#self, watcher);
    }
  }

  /** A ref without uid stands for any incarnation at its path, so the death of one of them ends its watch. */
  #find(actor: InternalActorRef): InternalActorRef | undefined {
    if (this.#watching.has(actor)) return actor;
    if (!actor.isLocal) {
      const anyLife = actor.provider.resolveActorRef(actor.path.withUid(0)); // not a walk through all: one peer may be watched a hundred thousand times
      return this.#watching.has(anyLife) ? anyLife : undefined;
    }
    for (const watchee of this.#watching.keys()) {
      const isSameLife = watchee.path.uid === 0 || actor.path.uid === 0 || watchee.path.uid === actor.path.uid;
      if (isSameLife && watchee.path.equals(actor.path)) return watchee;
    }
    return undefined;
  }
}

/** Tells `listener`, a watcher or the supervisor, that `dead` has terminated. */
export function tellOfDeath(dead: InternalActorRef, listener: InternalActorRef): void {
  listener.sendSystemMessage({ kind: "deathWatchNotification", actor: dead, existenceConfirmed: true, addressTerminated: false });
}
