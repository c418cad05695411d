import type { Address } from "../../actor/index.ts";
import type { InternalActorRef } from "../../actor/spi.ts";
import { WatchBook } from "./watch-book.ts";

/** Which local actors are watched from other systems, so that a system that is given up hears nothing more of them. */
export class InboundWatches {
  /** By watcher, each with those that it watches: it is the watchers that live on the other system. */
  readonly #book = new WatchBook();

  add(watchee: InternalActorRef, watcher: InternalActorRef): void {
    this.#book.add(watcher, watchee);
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
