import type { InternalActorRef } from "../../actor/internal.ts";

/** Everything that is watched on one system. */
interface WatchedNode {
  readonly watchersOf: Map<InternalActorRef, Set<InternalActorRef>>;
  /** What the pairs of a watched actor and a watcher weigh: 1 each, and more if the path is long. */
  pairWeight: number;
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

  hasPair(watchee: InternalActorRef, watcher: InternalActorRef): boolean {
    return this.#nodes.get(addressOf(watchee))?.watchersOf.get(watchee)?.has(watcher) === true;
  }

  /** About the count of pairs of a watched actor at `address` and a watcher; those with long paths count more than once. */
  pairWeightAt(address: string): number {
    return this.#nodes.get(address)?.pairWeight ?? 0;
  }

  watcheesAt(address: string): readonly InternalActorRef[] {
    return [...(this.#nodes.get(address)?.watchersOf.keys() ?? [])];
  }

  /** True when `watchee` was not watched before. */
  add(watchee: InternalActorRef, watcher: InternalActorRef): boolean {
    const address = addressOf(watchee);
    const node = this.#nodes.get(address) ?? { watchersOf: new Map(), pairWeight: 0 };
    this.#nodes.set(address, node);
    const watchers = node.watchersOf.get(watchee);
    if (watchers?.has(watcher) !== true) node.pairWeight += weightOf(watchee);
    if (watchers === undefined) node.watchersOf.set(watchee, new Set([watcher]));
    else watchers.add(watcher);
    return watchers === undefined;
  }

  /** True when `watchee` is not watched any more, by this. */
  remove(watchee: InternalActorRef, watcher: InternalActorRef): boolean {
    const node = this.#nodes.get(addressOf(watchee));
    const watchers = node?.watchersOf.get(watchee);
    if (node === undefined || watchers === undefined || !watchers.delete(watcher)) return false;
    node.pairWeight -= weightOf(watchee);
    if (watchers.size > 0) return false;
    this.removeWatchee(watchee);
    return true;
  }

  /** Removes `watchee` and returns its watchers. */
  removeWatchee(watchee: InternalActorRef): readonly InternalActorRef[] {
    const address = addressOf(watchee);
    const node = this.#nodes.get(address);
    const watchers = [...(node?.watchersOf.get(watchee) ?? [])];
    if (node !== undefined) node.pairWeight -= watchers.length * weightOf(watchee);
    node?.watchersOf.delete(watchee);
    if (node?.watchersOf.size === 0) this.#nodes.delete(address);
    return watchers;
  }
}

/** A pair takes about as much memory as this many characters of a path. */
const PATH_CHARACTERS_PER_PAIR = 1_000;

function weightOf({ path }: InternalActorRef): number {
  return 1 + Math.floor(path.toString().length / PATH_CHARACTERS_PER_PAIR);
}

/** How the system of a remote ref is written in a {@link WatchBook}. */
export function addressOf(ref: { readonly path: { readonly address: { toString(): string } } }): string {
  return ref.path.address.toString();
}
