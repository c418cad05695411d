import type { Address } from "../../actor/index.ts";
import { RecentMap } from "../../base/index.ts";

/** What all renewed incarnations may occupy. Unit: bytes. */
const MAXIMUM_BYTES = 1024 * 1024;
/** What one occupies beside its address. Unit: bytes. */
const ENTRY_BYTES = 128;

/**
 * Under which incarnation each peer knows this system: the system's own, until a peer has given that one up and another was taken for that
 * peer alone. Those that were not used for longest are forgotten first; their peers find the system's own again, and another one is taken if they
 * still refuse it.
 */
export class Incarnations {
  readonly #own: number;
  readonly #randomUid: () => number;
  readonly #renewed = new RecentMap<number>(MAXIMUM_BYTES);

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
    const address = peer.toString();
    this.#renewed.set(address, uid, ENTRY_BYTES + 2 * address.length);
    return uid;
  }
}
