import { UnserializableValueError } from "../values/errors.ts";

/** So many keys are not looked at: whatever they are, they cost little. */
const UNCHECKED_KEYS = 256;
const BUCKETS = 4096;
/** Keys that may share a bucket: some, and in proportion to all. Keys that were not chosen to collide stay far below. */
const MOST_IN_A_BUCKET = 64;
const KEYS_FOR_ONE_MORE = 512;
const MASK_64 = 0xffff_ffff_ffff_ffffn;

/**
 * Looks at the numbers that become keys of a Map or Set. The engine's hash of a number is the same in every process, unlike that of a text: a
 * peer can choose numbers that all collide, and each of them costs a walk past all that are there already.
 *
 * The hash here is that of V8 (`ComputeUnseededHash` and `ComputeLongHash` of its `src/utils/utils.h`); in another engine the guard is of no use
 * and does no harm.
 */
export class CollisionGuard {
  #counts: Uint16Array | undefined;
  #keys = 0;

  /** Throws {@link UnserializableValueError} if too many of the keys that were noted collide. */
  note(key: unknown): void {
    this.#keys += 1;
    if (this.#keys <= UNCHECKED_KEYS || (typeof key !== "number" && typeof key !== "bigint")) return;
    this.#counts ??= new Uint16Array(BUCKETS);
    const bucket = hashOf(key) & (BUCKETS - 1);
    const count = (this.#counts[bucket] ?? 0) + 1;
    this.#counts[bucket] = count;
    if (count > MOST_IN_A_BUCKET + this.#keys / KEYS_FOR_ONE_MORE)
      throw new UnserializableValueError(`${count} of ${this.#keys} numbers have the same hash, which no program chooses by chance.`);
  }
}

function hashOf(key: number | bigint): number {
  if (typeof key === "bigint") return hashOf64(key & MASK_64);
  if ((key | 0) === key) return hashOf32(key);
  const [low = 0, high = 0] = new Uint32Array(Float64Array.of(key).buffer);
  return hashOf64((BigInt(high) << 32n) | BigInt(low));
}

function hashOf32(key: number): number {
  let hash = (~key + (key << 15)) | 0;
  hash ^= hash >>> 12;
  hash = (hash + (hash << 2)) | 0;
  hash ^= hash >>> 4;
  hash = Math.imul(hash, 2057);
  return hash ^ (hash >>> 16);
}

function hashOf64(key: bigint): number {
  let hash = (MASK_64 - key + (key << 18n)) & MASK_64;
  hash ^= hash >> 31n;
  hash = (hash * 21n) & MASK_64;
  hash ^= hash >> 11n;
  hash = (hash + (hash << 6n)) & MASK_64;
  return Number((hash ^ (hash >> 22n)) & 0x3fff_ffffn);
}
