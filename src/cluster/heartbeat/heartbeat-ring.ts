import { compareUniqueAddresses, type UniqueAddress } from "../member/unique-address.ts";
import { UniqueAddressSet } from "../member/unique-address-set.ts";

/**
 * Who watches whom: members stand in a ring, and each sends heartbeats to those that follow it. Immutable.
 *
 * INTEROP: the order, by uid and then by address, is that of HeartbeatNodeRing, so that every member has as many watchers in mixed clusters.
 */
export class HeartbeatRing {
  readonly #self: UniqueAddress;
  readonly #nodes: readonly UniqueAddress[];
  readonly #unreachable: UniqueAddressSet;
  readonly #watchedCount: number;

  /** `watchedCount`: how many members each one watches. */
  constructor(self: UniqueAddress, nodes: Iterable<UniqueAddress>, unreachable: UniqueAddressSet, watchedCount: number) {
    this.#self = self;
    this.#nodes = Array.from(UniqueAddressSet.of(nodes).with(self)).sort(compareInRing);
    this.#unreachable = unreachable;
    this.#watchedCount = watchedCount;
  }

  /** Whom this node watches: so many that follow it. Unreachable ones among them do not count. */
  get receivers(): UniqueAddressSet {
    const at = this.#nodes.findIndex((node) => node.equals(this.#self));
    const following = [...this.#nodes.slice(at + 1), ...this.#nodes.slice(0, at)];
    if (this.#watchedCount >= following.length) return UniqueAddressSet.of(following);
    const chosen: UniqueAddress[] = [];
    let missing = this.#watchedCount;
    for (const node of following) {
      if (missing === 0) break;
      if (!this.#unreachable.has(node)) missing -= 1;
      else if (chosen.length >= this.#watchedCount) continue;
      chosen.push(node);
    }
    return UniqueAddressSet.of(chosen);
  }
}

function compareInRing(left: UniqueAddress, right: UniqueAddress): number {
  return left.uid - right.uid || compareUniqueAddresses(left, right);
}
