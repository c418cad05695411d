import type { CancelTimer, Platform } from "../../platform/index.ts";

/** How much is remembered of peers that have no connection. Keys: below `ritsem.remote.absent-peers`. */
export interface AbsentPeerLimits {
  /** A peer without a connection for this long counts as absent. Key: `after` (15 s). */
  readonly afterMs: number;
  /** Absent peers. Count. Key: `maximum` (1000). */
  readonly maximum: number;
  /** Watches of all absent peers together. Count. Key: `maximum-watches` (10000). */
  readonly maximumWatches: number;
  /** Incarnations of peers that are quarantined. Count. Key: `maximum-quarantined` (10000). */
  readonly maximumQuarantined: number;
}

/** A peer of which something is remembered: numbers of system messages, watches. */
export interface RememberedPeer {
  /** Actors here that are watched from there. Count. */
  watchCount(): number;
  /** Quarantines the peer and forgets everything else of it. */
  giveUp(reason: string): void;
}

/**
 * Bounds what is remembered of peers that are gone. Something must be remembered, since the same incarnation may come back and go on where it
 * ended; but anyone can connect once, send one system message and never come back. Beyond the limits, the peer that has been absent for the
 * longest time is given up.
 */
export class AbsentPeers {
  readonly #platform: Platform;
  readonly #limits: AbsentPeerLimits;
  /** By address, with the time of their last connection; the oldest first. */
  readonly #gone = new Map<string, { readonly peer: RememberedPeer; readonly sinceMs: number }>();
  #cancelTimer: CancelTimer | undefined;

  constructor(platform: Platform, limits: AbsentPeerLimits) {
    this.#platform = platform;
    this.#limits = limits;
  }

  /** Count of peers without a connection, including those that do not count as absent yet. */
  get size(): number {
    return this.#gone.size;
  }

  /** The last connection of `peer` has ended. */
  add(address: string, peer: RememberedPeer): void {
    this.#gone.delete(address);
    this.#gone.set(address, { peer, sinceMs: this.#platform.clock.nowMs() });
    this.#arm();
  }

  /** It is back, or nothing is remembered of it any more. */
  remove(address: string): void {
    this.#gone.delete(address);
  }

  /** No peer is quarantined any more. */
  stop(): void {
    this.#cancelTimer?.();
    this.#gone.clear();
  }

  /** One timer, and none while few peers are gone and nothing is watched from there. */
  #arm(): void {
    if (this.#cancelTimer !== undefined) return;
    this.#cancelTimer = this.#platform.timers.once(this.#limits.afterMs, () => {
      this.#cancelTimer = undefined;
      this.#check();
    });
  }

  #check(): void {
    const { afterMs, maximum, maximumWatches } = this.#limits;
    const absentBeforeMs = this.#platform.clock.nowMs() - afterMs;
    let count = 0;
    let watches = 0;
    let isAnyYoung = false;
    for (const { peer, sinceMs } of this.#gone.values()) {
      if (sinceMs > absentBeforeMs) {
        isAnyYoung = true;
        break;
      }
      count += 1;
      watches += peer.watchCount();
    }
    for (const [address, { peer }] of this.#gone) {
      if (count <= maximum && watches <= maximumWatches) break;
      count -= 1;
      watches -= peer.watchCount();
      this.#gone.delete(address);
      peer.giveUp(
        count >= maximum
          ? `more than ${maximum} peers are without a connection, this one for the longest time (ritsem.remote.absent-peers.maximum)`
          : `peers without a connection watch more than ${maximumWatches} actors, this one has been without for the longest time ` +
              "(ritsem.remote.absent-peers.maximum-watches)",
      );
    }
    if (isAnyYoung) this.#arm();
  }
}
