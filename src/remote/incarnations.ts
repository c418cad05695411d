import type { Address } from "../actor/index.ts";

/**
 * Under which incarnation each peer knows this system: the system's own, until a peer has given that one up and another was taken for that
 * peer alone.
 */
export class Incarnations {
  readonly #own: number;
  readonly #randomUid: () => number;
  readonly #renewed = new Map<string, number>();

  constructor(own: number, randomUid: () => number) {
    this.#own = own;
    this.#randomUid = randomUid;
  }

  uidFor(peer: Address): number {
    return this.#renewed.get(peer.toString()) ?? this.#own;
  }

  /** Takes another for `peer`, and returns it. */
  renew(peer: Address): number {
    const before = this.uidFor(peer);
    let uid = before;
    while (uid === before) uid = this.#randomUid();
    this.#renewed.set(peer.toString(), uid);
    return uid;
  }
}
