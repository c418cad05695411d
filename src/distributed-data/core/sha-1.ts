const BLOCK_BYTES = 64;
const DIGEST_BYTES = 20;
const KEYS = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6] as const;

/** The SHA-1 of `bytes`. It only tells equal values from others; it protects nothing. INTEROP: digests of replicators are SHA-1. */
export function sha1Of(bytes: Uint8Array): Uint8Array {
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / BLOCK_BYTES) * BLOCK_BYTES);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  const words = new Int32Array(80);
  for (let block = 0; block < padded.length; block += BLOCK_BYTES) addBlock(state, view, block, words);
  const digest = new Uint8Array(DIGEST_BYTES);
  const out = new DataView(digest.buffer);
  for (const [index, word] of state.entries()) out.setInt32(index * 4, word);
  return digest;
}

function addBlock(state: Int32Array, view: DataView, block: number, words: Int32Array): void {
  for (let at = 0; at < 16; at += 1) words[at] = view.getInt32(block + at * 4);
  for (let at = 16; at < 80; at += 1) {
    const mixed = word(words, at - 3) ^ word(words, at - 8) ^ word(words, at - 14) ^ word(words, at - 16);
    words[at] = rotated(mixed, 1);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  for (let step = 0; step < 80; step += 1) {
    const round = Math.floor(step / 20);
    const next = (rotated(a, 5) + mix(round, b, c, d) + e + (KEYS[round] ?? 0) + word(words, step)) | 0;
    [e, d, c, b, a] = [d, c, rotated(b, 30), a, next];
  }
  for (const [index, value] of [a, b, c, d, e].entries()) state[index] = ((state[index] ?? 0) + value) | 0;
}

function mix(round: number, b: number, c: number, d: number): number {
  if (round === 0) return (b & c) | (~b & d);
  return round === 2 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
}

function word(words: Int32Array, at: number): number {
  return words[at] ?? 0;
}

function rotated(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
