import type { InternalActorRef } from "../../actor/spi.ts";

/** Everything that is watched on one system. */
interface WatchedNode {
  readonly watchersOf: Map<InternalActorRef, Set<InternalActorRef>>;
}

/** Which local actors watch which remote ones, by the system where these live. */
export class WatchBook {
  readonly #nodes = new Map<string, WatchedNode>();

  /** Whether anything is watched at `address`. */
  hasNode(address: string): boolean {
    return this.#nodes.has(address);
  }

  has(watchee: InternalActorRef): boolean {
    return this.#nodes.get(addressOf(watchee))?.watchersOf.has(watchee) === true;
  }

  watcheesAt(address: string): readonly InternalActorRef[] {
    return [...(this.#nodes.get(address)?.watchersOf.keys() ?? [])];
  }

  /** True when `watchee` was not watched before. */
  add(watchee: InternalActorRef, watcher: InternalActorRef): boolean {
    const address = addressOf(watchee);
    const node = this.#nodes.get(address) ?? { watchersOf: new Map() };
    this.#nodes.set(address, node);
    const watchers = node.watchersOf.get(watchee);
    if (watchers === undefined) node.watchersOf.set(watchee, new Set([watcher]));
    else watchers.add(watcher);
    return watchers === undefined;
  }

  /** True when `watchee` is not watched any more, by this. */
  remove(watchee: InternalActorRef, watcher: InternalActorRef): boolean {
    const watchers = this.#nodes.get(addressOf(watchee))?.watchersOf.get(watchee);
    if (watchers === undefined || !watchers.delete(watcher) || watchers.size > 0) return false;
    this.removeWatchee(watchee);
    return true;
  }

  /** Forgets `watchee`; returns who watched it. */
  removeWatchee(watchee: InternalActorRef): readonly InternalActorRef[] {
    const address = addressOf(watchee);
    const node = this.#nodes.get(address);
    const watchers = [...(node?.watchersOf.get(watchee) ?? [])];
    node?.watchersOf.delete(watchee);
    if (node?.watchersOf.size === 0) this.#nodes.delete(address);
    return watchers;
  }
}

/** How the system of a remote ref is written in a {@link WatchBook}. */
export function addressOf(ref: { readonly path: { readonly address: { toString(): string } } }): string {
  return ref.path.address.toString();
}
