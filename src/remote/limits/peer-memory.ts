import type { MemoryUse } from "../../base/index.ts";

/** Every peer may keep this part of the limit although all of it is used, so that a flood of some peers does not silence the others. */
const ALLOWANCE_DIVISOR = 16_384;
/** What comes from peers may take this part of the bound on all; the rest is for what waits to be sent to them. */
const INBOUND_DIVISOR = 4;
/** By so much more of the limit reclaimable shares may grow before the next one is reclaimed. */
const RECLAIM_DIVISOR = 16;
/** Default for a host that does not tell the limit of its heap, and the largest default of all. Unit: bytes. */
const LARGEST_DEFAULT_BYTES = 256 * 1024 * 1024;

/** The bound on all peers when `ritsem.remote.all-peers.maximum-bytes` is `auto`: a quarter of the heap, at most 256 MiB. Unit: bytes. */
export function defaultPeerMemoryBytes(heapLimitBytes: number | undefined): number {
  return Math.min(LARGEST_DEFAULT_BYTES, Math.floor((heapLimitBytes ?? Number.POSITIVE_INFINITY) / 4));
}

/** Memory for what waits for, or has arrived from, all peers together. The two have separate limits, so that a slow peer does not stop reading from others. */
export interface PeerMemories {
  /** Messages that a peer does not take, and system messages that it has not acknowledged. The largest is reclaimed. */
  readonly outbound: PeerMemory;
  /** System messages that came early, unread frames, unfinished frames. The oldest is reclaimed. */
  readonly inbound: PeerMemory;
}

/** @param maximumBytes key: `ritsem.remote.all-peers.maximum-bytes` (auto) */
export function peerMemoriesOf(maximumBytes: number): PeerMemories {
  const inboundBytes = Math.floor(maximumBytes / INBOUND_DIVISOR);
  return { outbound: new PeerMemory(maximumBytes - inboundBytes, "largest"), inbound: new PeerMemory(inboundBytes, "oldest") };
}

/** How much of each bound is used. */
export function memoryUsesOf({ outbound, inbound }: PeerMemories): readonly MemoryUse[] {
  const uses = { "queued for peers": outbound, "received and not delivered": inbound };
  return Object.entries(uses).map(([name, { holderCount, usedBytes, limitBytes }]) => ({
    name,
    count: holderCount,
    bytes: usedBytes,
    maximumBytes: limitBytes,
  }));
}

/** Bounds what is kept on account of all peers together. Each holder has a {@link PeerShare}. */
export class PeerMemory {
  readonly limitBytes: number;
  readonly #reclaims: "largest" | "oldest";
  /** Those that can be reclaimed and hold something; what was empty last comes last. */
  readonly #reclaimable = new Set<PeerShare>();
  #usedBytes = 0;
  #holderCount = 0;
  #reclaimableBytes = 0;
  #reclaimAtBytes: number;
  #isReclaimDue = false;

  /** @param reclaims which of those that can be reclaimed is, when these exceed the limit together */
  constructor(limitBytes: number, reclaims: "largest" | "oldest" = "largest") {
    this.limitBytes = limitBytes;
    this.#reclaims = reclaims;
    this.#reclaimAtBytes = limitBytes;
  }

  /** Unit: bytes. */
  get usedBytes(): number {
    return this.#usedBytes;
  }

  /** Count of those that hold something. */
  get holderCount(): number {
    return this.#holderCount;
  }

  /**
   * `onReclaim` gives up everything that the share holds. It is called, in a later microtask, for the largest or the oldest share that has
   * one, when those that have one exceed the limit together.
   */
  openShare(onReclaim?: () => void): PeerShare {
    return new PeerShare(this, onReclaim);
  }

  /** For {@link PeerShare}: whether a holder of `heldBytes` may keep `bytes` more. */
  hasRoom(bytes: number, heldBytes: number): boolean {
    return this.#usedBytes + bytes <= this.limitBytes || heldBytes + bytes <= this.limitBytes / ALLOWANCE_DIVISOR;
  }

  /** For {@link PeerShare}: `share` has changed by `bytes`. */
  note(share: PeerShare, bytes: number): void {
    this.#usedBytes += bytes;
    if (share.heldBytes === 0) this.#holderCount -= 1;
    else if (share.heldBytes === bytes) this.#holderCount += 1;
    if (share.onReclaim === undefined) return;
    this.#reclaimableBytes += bytes;
    if (share.heldBytes === 0) this.#reclaimable.delete(share);
    else this.#reclaimable.add(share);
    if (this.#reclaimableBytes <= this.limitBytes) this.#reclaimAtBytes = this.limitBytes;
    else if (this.#reclaimableBytes > this.#reclaimAtBytes) this.#reclaimSoon();
  }

  /** Not at once: the holder is in the middle of taking. */
  #reclaimSoon(): void {
    if (this.#isReclaimDue) return;
    this.#isReclaimDue = true;
    queueMicrotask(() => {
      this.#isReclaimDue = false;
      if (this.#reclaimableBytes <= this.limitBytes) return;
      if (this.#reclaims === "largest") this.#reclaimLargest();
      else this.#reclaimOldest();
    });
  }

  #reclaimOldest(): void {
    for (const share of this.#reclaimable) {
      if (this.#reclaimableBytes <= this.limitBytes) return;
      share.onReclaim?.();
    }
  }

  #reclaimLargest(): void {
    let largest: PeerShare | undefined;
    for (const share of this.#reclaimable) if (share.heldBytes > (largest?.heldBytes ?? 0)) largest = share;
    largest?.onReclaim?.();
    // Looking for the largest takes time, so it is done once for so many bytes.
    this.#reclaimAtBytes = Math.max(this.limitBytes, this.#reclaimableBytes + this.limitBytes / RECLAIM_DIVISOR);
  }
}

/** What one holder keeps of a {@link PeerMemory}. Every byte that is taken must be given back. */
export class PeerShare {
  readonly onReclaim: (() => void) | undefined;
  readonly #memory: PeerMemory;
  #heldBytes = 0;

  constructor(memory: PeerMemory, onReclaim: (() => void) | undefined) {
    this.#memory = memory;
    this.onReclaim = onReclaim;
  }

  /** Unit: bytes. */
  get heldBytes(): number {
    return this.#heldBytes;
  }

  /** The bound on all shares together. Unit: bytes. */
  get limitBytes(): number {
    return this.#memory.limitBytes;
  }

  /** Notes `bytes` more and returns true; returns false, and notes nothing, if the limit does not allow it. */
  take(bytes: number): boolean {
    if (!this.#memory.hasRoom(bytes, this.#heldBytes)) return false;
    this.#change(bytes);
    return true;
  }

  /** Notes `bytes` that must be kept in any case. */
  takeMandatory(bytes: number): void {
    if (bytes !== 0) this.#change(bytes);
  }

  give(bytes: number): void {
    if (bytes !== 0) this.#change(-bytes);
  }

  #change(bytes: number): void {
    this.#heldBytes += bytes;
    this.#memory.note(this, bytes);
  }
}
