import { murmurHashOfBytes, murmurHashOfPair, murmurHashOfText } from "../../base/index.ts";
import type { ConsistentHashKey } from "./router-envelope.ts";

/**
 * A hash ring on which each node has several places; a key belongs to the node with the next place. When a node is added or removed, only
 * the keys at its places move.
 * INTEROP: hashes and places are those of Akka.NET's ConsistentHash.cs, so that every node of a mixed system sees the same ring.
 */
export class ConsistentHash<Node> {
  readonly #hashes: Int32Array;
  readonly #nodes: readonly Node[];

  /** `nodes`: each with the name that is hashed. `virtualNodesFactor`: the number of places of each node. */
  constructor(nodes: readonly (readonly [name: string, node: Node])[], virtualNodesFactor: number) {
    const places = new Map<number, Node>();
    for (const [name, node] of nodes) {
      const nodeHash = murmurHashOfText(name);
      for (let place = 1; place <= virtualNodesFactor; place += 1) {
        const hash = murmurHashOfPair(nodeHash, place);
        if (!places.has(hash)) places.set(hash, node);
      }
    }
    const sorted = [...places].sort(([one], [other]) => one - other);
    this.#hashes = Int32Array.from(sorted, ([hash]) => hash);
    this.#nodes = sorted.map(([, node]) => node);
  }

  /** `undefined` if there are no nodes. */
  nodeFor(key: ConsistentHashKey): Node | undefined {
    const hash = typeof key === "string" ? murmurHashOfText(key) : murmurHashOfBytes(key);
    let low = 0;
    let high = this.#hashes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#hashes[middle] ?? 0) < hash) low = middle + 1;
      else high = middle;
    }
    return this.#nodes[low === this.#nodes.length ? 0 : low];
  }
}
