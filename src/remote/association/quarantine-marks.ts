import type { Address } from "../../actor/index.ts";

/** Incarnations of peers that must not come back, each until its mark expires. Time is an argument: monotonic ms. */
export class QuarantineMarks {
  /** By address and uid; the oldest first. */
  readonly #expiresAtMs = new Map<string, number>();
  readonly #keptForMs: number;
  readonly #maximum: number;

  /**
   * @param keptForMs key: `akka.remote.prune-quarantine-marker-after` (5 d)
   * @param maximum count; beyond it the oldest is dropped. Key: `ritsem.remote.absent-peers.maximum-quarantined` (10000)
   */
  constructor(keptForMs: number, maximum: number) {
    this.#keptForMs = keptForMs;
    this.#maximum = maximum;
  }

  /** Count, including expired marks that are not dropped yet. */
  get size(): number {
    return this.#expiresAtMs.size;
  }

  /** Marks that have not expired at `nowMs`. */
  countAt(nowMs: number): number {
    let count = this.#expiresAtMs.size;
    for (const expiresAtMs of this.#expiresAtMs.values()) {
      if (expiresAtMs > nowMs) break; // all are kept for the same time, so those behind it expire later
      count -= 1;
    }
    return count;
  }

  add(peer: Address, uid: number, nowMs: number): void {
    const key = keyOf(peer, uid);
    this.#expiresAtMs.delete(key);
    this.#expiresAtMs.set(key, nowMs + this.#keptForMs);
    for (const [oldest, expiresAtMs] of this.#expiresAtMs) {
      if (expiresAtMs > nowMs && this.#expiresAtMs.size <= this.#maximum) break;
      this.#expiresAtMs.delete(oldest);
    }
  }

  has(peer: Address, uid: number, nowMs: number): boolean {
    return nowMs < (this.#expiresAtMs.get(keyOf(peer, uid)) ?? 0);
  }
}

function keyOf(peer: Address, uid: number): string {
  return `${uid} ${peer}`;
}
