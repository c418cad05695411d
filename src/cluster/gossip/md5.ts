/** Rotations of the four rounds. RFC 1321, section 3.4. */
const ROTATIONS: readonly (readonly number[])[] = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];
const SINES: readonly number[] = Array.from({ length: 64 }, (_, index) => Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32) >>> 0);
const BLOCK_BYTES = 64;
const UTF8 = new TextEncoder();

/**
 * The MD5 of the UTF-8 of `text`, in 32 upper-case hexadecimal digits. For names only: MD5 protects nothing.
 * INTEROP: VectorClock.Node hashes its text so.
 */
export function md5Of(text: string): string {
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  const padded = paddedBytes(UTF8.encode(text));
  const view = new DataView(padded.buffer);
  for (let block = 0; block < padded.length; block += BLOCK_BYTES) addBlock(state, view, block);
  const digest = new DataView(new ArrayBuffer(16));
  for (const [index, word] of state.entries()) digest.setUint32(index * 4, word, true);
  let hex = "";
  for (let at = 0; at < 16; at += 1) hex += digest.getUint8(at).toString(16).padStart(2, "0");
  return hex.toUpperCase();
}

/** A one bit, zeros, and the length in bits as the last eight bytes of a block. */
function paddedBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / BLOCK_BYTES) * BLOCK_BYTES);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n, true);
  return padded;
}

function addBlock(state: number[], view: DataView, block: number): void {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  for (let step = 0; step < 64; step += 1) {
    const round = step >> 4;
    const mixed = mix(round, b, c, d);
    const word = view.getUint32(block + wordAt(round, step) * 4, true);
    const rotation = ROTATIONS[round]?.[step & 3] ?? 0;
    const sum = (a + mixed + (SINES[step] ?? 0) + word) | 0;
    [a, d, c] = [d, c, b];
    b = (b + ((sum << rotation) | (sum >>> (32 - rotation)))) | 0;
  }
  for (const [index, value] of [a, b, c, d].entries()) state[index] = ((state[index] ?? 0) + value) | 0;
}

function mix(round: number, b: number, c: number, d: number): number {
  if (round === 0) return (b & c) | (~b & d);
  if (round === 1) return (d & b) | (~d & c);
  return round === 2 ? b ^ c ^ d : c ^ (b | ~d);
}

function wordAt(round: number, step: number): number {
  if (round === 0) return step;
  if (round === 1) return (5 * step + 1) & 15;
  return round === 2 ? (3 * step + 5) & 15 : (7 * step) & 15;
}
