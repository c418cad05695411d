const HASHED_BYTES = 16;
const INITIAL_SLOTS = 32;
const LONGEST_CHAIN = 8;

/** A remembered key. Whole words are compared as such, for which the key is kept as words too; the last one overlaps. */
interface Entry<T> {
  readonly hash: number;
  readonly words: Int32Array;
  readonly lastWord: number;
  readonly bytes: Uint8Array;
  value: T;
}

type Slots<T> = (Entry<T> | undefined)[];

/**
 * A bounded memory from bytes, such as an actor path within a frame, to a value.
 *
 * Two generations: what is used is in the young one, or moves there; when half the capacity is in it, it becomes the old one
 * and what was old is forgotten. So the last `capacity / 2` different keys in use are known, and never more than `capacity`.
 *
 * The hash covers the length and the last 16 bytes, where paths differ. Every hit is verified byte for byte, so keys that were
 * made to collide cost a chain of eight and then each other's place, but never give a wrong value.
 *
 * @hotpath `bench/wire-codec`, case `decode/hot, three lookups`: 3.1M/s, against 0.59M/s for the plain codec, which makes strings
 * and looks nothing up. Buys: no string is made of a path that was seen before.
 */
export class PathTable<T extends NonNullable<unknown>> {
  readonly #capacityOfOne: number;
  #young: Slots<T> = new Array<Entry<T> | undefined>(INITIAL_SLOTS);
  #youngCount = 0;
  #old: Slots<T> = [];
  // All lookups of one chunk share a view.
  #chunk: Uint8Array = new Uint8Array(0);
  #view: DataView = new DataView(this.#chunk.buffer);

  /** `capacity`: how many keys at most, at least 2. */
  constructor(capacity: number) {
    this.#capacityOfOne = Math.max(1, capacity >>> 1);
  }

  /** The value of the key `bytes[start..end)`, or `undefined`. The range must lie within `bytes`. */
  lookup(bytes: Uint8Array, start: number, end: number): T | undefined {
    const view = this.#viewOf(bytes);
    const hash = hashOf(view, start, end);
    const young = find(this.#young, hash, view, start, end);
    if (young !== undefined) return young.value;
    const old = find(this.#old, hash, view, start, end);
    if (old === undefined) return undefined;
    this.#add(old);
    return old.value;
  }

  /** Remembers `value` for the key, of which a copy is kept. Takes the place of what was remembered before. */
  insert(bytes: Uint8Array, start: number, end: number, value: T): void {
    const view = this.#viewOf(bytes);
    const hash = hashOf(view, start, end);
    const known = find(this.#young, hash, view, start, end);
    if (known !== undefined) {
      known.value = value;
      return;
    }
    const key = bytes.slice(start, end);
    const words = new Int32Array(key.length >>> 2);
    const keyView = new DataView(key.buffer);
    for (let index = 0; index < words.length; index += 1) words[index] = keyView.getInt32(index * 4, true);
    const lastWord = key.length < 4 ? 0 : keyView.getInt32(key.length - 4, true);
    this.#add({ hash, words, lastWord, bytes: key, value });
  }

  /** Forgets all, which also lets go of the values. */
  clear(): void {
    this.#young = new Array<Entry<T> | undefined>(INITIAL_SLOTS);
    this.#youngCount = 0;
    this.#old = [];
    this.#viewOf(new Uint8Array(0));
  }

  #viewOf(bytes: Uint8Array): DataView {
    if (bytes !== this.#chunk) {
      this.#chunk = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return this.#view;
  }

  #add(entry: Entry<T>): void {
    if (this.#youngCount >= this.#capacityOfOne) {
      this.#old = this.#young;
      this.#young = new Array<Entry<T> | undefined>(this.#old.length);
      this.#youngCount = 0;
    } else if (this.#youngCount * 2 >= this.#young.length) {
      const slots = this.#young;
      this.#young = new Array<Entry<T> | undefined>(slots.length * 2);
      this.#youngCount = 0;
      for (const moved of slots) if (moved !== undefined) this.#place(moved);
    }
    this.#place(entry);
  }

  #place(entry: Entry<T>): void {
    const slots = this.#young;
    const mask = slots.length - 1;
    for (let step = 0; step < LONGEST_CHAIN; step += 1) {
      const slot = (entry.hash + step) & mask;
      if (slots[slot] === undefined) {
        slots[slot] = entry;
        this.#youngCount += 1;
        return;
      }
    }
    slots[entry.hash & mask] = entry;
  }
}

function hashOf(view: DataView, start: number, end: number): number {
  let hash = end - start;
  let at = end - start > HASHED_BYTES ? end - HASHED_BYTES : start;
  for (; at + 4 <= end; at += 4) hash = Math.imul(hash ^ view.getInt32(at, true), 0x9e37_79b1);
  for (; at < end; at += 1) hash = Math.imul(hash ^ view.getUint8(at), 0x9e37_79b1);
  return (hash ^ (hash >>> 15)) & 0x3fff_ffff; // the upper bits of a product are the good ones; 30 bits, to stay a small integer
}

function find<T>(slots: Slots<T>, hash: number, view: DataView, start: number, end: number): Entry<T> | undefined {
  const mask = slots.length - 1;
  if (mask < 0) return undefined;
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    const entry = slots[(hash + step) & mask];
    if (entry === undefined) return undefined;
    if (entry.hash === hash && isSame(entry, view, start, end)) return entry;
  }
  return undefined;
}

function isSame<T>(entry: Entry<T>, view: DataView, start: number, end: number): boolean {
  const { words, bytes } = entry;
  if (bytes.length !== end - start) return false;
  const wholeWords = words.length;
  let at = start;
  for (let index = 0; index < wholeWords; index += 1) {
    if (words[index] !== view.getInt32(at, true)) return false;
    at += 4;
  }
  if (at === end) return true;
  if (wholeWords > 0) return entry.lastWord === view.getInt32(end - 4, true);
  for (; at < end; at += 1) {
    if (bytes[at - start] !== view.getUint8(at)) return false;
  }
  return true;
}
