interface Entry<V> {
  readonly value: V;
  readonly bytes: number;
}

/**
 * A cache from texts to values that is limited in bytes and forgets what was not used lately.
 *
 * Two generations: what is used is in the young one, or moves there; when half of the limit is in it, it becomes the old one and what was old
 * is forgotten.
 */
export class RecentMap<V> {
  readonly maximumBytes: number;
  #young = new Map<string, Entry<V>>();
  #youngBytes = 0;
  #old = new Map<string, Entry<V>>();
  #oldBytes = 0;

  constructor(maximumBytes: number) {
    this.maximumBytes = maximumBytes;
  }

  /** Count of entries; one that moved to the young generation counts twice. */
  get count(): number {
    return this.#young.size + this.#old.size;
  }

  /** What all entries occupy, as said when they were set. */
  get bytes(): number {
    return this.#youngBytes + this.#oldBytes;
  }

  get(key: string): V | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young.value;
    const old = this.#old.get(key);
    if (old !== undefined) this.#add(key, old);
    return old?.value;
  }

  /** Keeps `value`, which occupies about `bytes` with its key. One that is larger than half of the limit is not kept. */
  set(key: string, value: V, bytes: number): void {
    if (bytes <= this.maximumBytes / 2) this.#add(key, { value, bytes });
  }

  #add(key: string, entry: Entry<V>): void {
    const replacedBytes = this.#young.get(key)?.bytes ?? 0;
    if (this.#youngBytes + entry.bytes - replacedBytes > this.maximumBytes / 2) {
      this.#old = this.#young;
      this.#oldBytes = this.#youngBytes;
      this.#young = new Map([[key, entry]]);
      this.#youngBytes = entry.bytes;
      return;
    }
    this.#young.set(key, entry);
    this.#youngBytes += entry.bytes - replacedBytes;
  }
}
