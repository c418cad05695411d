// The 32-bit MurmurHash of an earlier Scala library, which Akka.NET kept: each step takes two characters, or one byte, and the two mixing
// numbers change from step to step.
// INTEROP: must stay identical bit for bit, because it decides which routee a consistent-hashing router selects (Util/MurmurHash.cs).

const VISIBLE_MAGIC = 0x971e137b;
const START_MAGIC_A = 0x95543787;
const START_MAGIC_B = 0x2ad7eb25;
const VISIBLE_MIXER = 0x52dce729;
const HIDDEN_MIXER_A = 0x7b7d159c;
const HIDDEN_MIXER_B = 0x6bce6396;
const FINAL_MIXER_1 = 0x85ebca6b;
const FINAL_MIXER_2 = 0xc2b2ae35;
const STRING_SEED = 0x331df49;
const ARRAY_SEED = 0x3c074a61;

/** The hash of the UTF-16 code units of `text`, as a signed 32-bit integer. */
export function murmurHashOfText(text: string): number {
  const mixing = new Mixing(Math.imul(text.length, STRING_SEED));
  let at = 0;
  for (; at + 1 < text.length; at += 2) mixing.add((text.charCodeAt(at) << 16) + text.charCodeAt(at + 1));
  if (at < text.length) mixing.add(text.charCodeAt(at));
  return mixing.finish();
}

/** The hash of `bytes`, as a signed 32-bit integer. */
export function murmurHashOfBytes(bytes: Uint8Array): number {
  const mixing = new Mixing(Math.imul(bytes.length, ARRAY_SEED));
  for (const byte of bytes) mixing.add(byte);
  return mixing.finish();
}

/** Mixes one number into a hash, as a signed 32-bit integer. */
export function murmurHashOfPair(seed: number, value: number): number {
  const mixing = new Mixing(seed);
  mixing.add(value);
  return mixing.finish();
}

class Mixing {
  #hash: number;
  #magicA = START_MAGIC_A | 0;
  #magicB = START_MAGIC_B | 0;

  constructor(seed: number) {
    this.#hash = seed ^ VISIBLE_MAGIC;
  }

  add(value: number): void {
    const scrambled = Math.imul(rotateLeft(Math.imul(value, this.#magicA), 11), this.#magicB);
    this.#hash = (Math.imul(this.#hash ^ scrambled, 3) + VISIBLE_MIXER) | 0;
    this.#magicA = (Math.imul(this.#magicA, 5) + HIDDEN_MIXER_A) | 0;
    this.#magicB = (Math.imul(this.#magicB, 5) + HIDDEN_MIXER_B) | 0;
  }

  finish(): number {
    let hash = this.#hash;
    hash = Math.imul(hash ^ (hash >>> 16), FINAL_MIXER_1);
    hash = Math.imul(hash ^ (hash >>> 13), FINAL_MIXER_2);
    return hash ^ (hash >>> 16);
  }
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
