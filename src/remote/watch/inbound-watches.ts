import type { Address } from "../../actor/index.ts";
import type { InternalActorRef } from "../../actor/internal.ts";
import { addressOf, WatchBook } from "./watch-book.ts";

/** Which local actors are watched from other systems, so that a quarantined system gets no more notices. */
export class InboundWatches {
  /** By watcher, each with those that it watches: it is the watchers that live on the other system. */
  readonly #book = new WatchBook();

  /** True if `watchee` is watched by `watcher` from now on, or was before; false if its peer watches `maximum` actors already. */
  add(watchee: InternalActorRef, watcher: InternalActorRef, maximum: number): boolean {
    if (this.#book.pairWeightAt(addressOf(watcher)) >= maximum && !this.#book.hasPair(watcher, watchee)) return false;
    this.#book.add(watcher, watchee);
    return true;
  }

  /** About the count of watches from the system at `address`; those with long paths count more than once. */
  countAt(address: Address): number {
    return this.#book.pairWeightAt(address.toString());
  }

  /** It was unwatched, or its watcher has been told of its end. */
  remove(watchee: InternalActorRef, watcher: InternalActorRef): void {
    this.#book.remove(watcher, watchee);
  }

  /** Ends every watch from the system at `address`. */
  forget(address: Address): void {
    for (const watcher of this.#book.watcheesAt(address.toString())) {
      for (const watchee of this.#book.removeWatchee(watcher)) watchee.sendSystemMessage({ kind: "unwatch", watchee, watcher });
    }
  }
}
