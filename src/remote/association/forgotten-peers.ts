import type { Address } from "../../actor/index.ts";
import type { Timers } from "../../platform/index.ts";
import type { InboundResolver } from "./inbound-resolver.ts";

/** How long the refs of a peer that has left may stay. Unit: ms. */
const LONGEST_STAY_MS = 1_000;

/**
 * Lets go of the refs of senders at peers that have left, and so of all that they hold: those of many peers at once, because each time takes as
 * long as all that is remembered is large, and a stranger can make thousands of peers up.
 */
export class ForgottenPeers {
  readonly #timers: Timers;
  readonly #resolvers: () => Iterable<InboundResolver>;
  readonly #peers = new Set<string>();

  constructor(timers: Timers, resolvers: () => Iterable<InboundResolver>) {
    this.#timers = timers;
    this.#resolvers = resolvers;
  }

  add(peer: Address): void {
    this.#peers.add(peer.toString());
    if (this.#peers.size === 1) this.#timers.once(LONGEST_STAY_MS, () => this.#forgetAll());
  }

  #forgetAll(): void {
    for (const resolver of this.#resolvers()) resolver.forgetSendersAt(this.#peers);
    this.#peers.clear();
  }
}
