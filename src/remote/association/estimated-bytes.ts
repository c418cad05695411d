/** What an entry takes besides its message: slots, and the paths in its frame. Unit: bytes. */
const ENTRY_BYTES = 64;
const NUMBER_BYTES = 8;
/** So many values of one message are looked at; of a longer list the first ones stand for all. Count. */
const LOOKED_AT = 32;

/**
 * About how much memory a message takes while it waits. Exact for bytes and texts, an estimate for all else: a long list counts as if the
 * rest of it were like its beginning. Takes the same time for a message of any size. Unit: bytes.
 */
export function estimatedBytes(message: unknown): number {
  return ENTRY_BYTES + bytesOf(message, { left: LOOKED_AT });
}

function bytesOf(value: unknown, budget: { left: number }): number {
  budget.left -= 1;
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null || budget.left < 0) return NUMBER_BYTES;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (value instanceof ArrayBuffer) return value.byteLength;
  if (Array.isArray(value)) return bytesOfMany(value, value.length, budget);
  if (value instanceof Map) return bytesOfMany(value.values(), value.size, budget) + value.size * NUMBER_BYTES;
  if (value instanceof Set) return bytesOfMany(value, value.size, budget);
  let bytes = NUMBER_BYTES;
  for (const key in value) {
    if (budget.left <= 0) break;
    bytes += NUMBER_BYTES + bytesOf((value as Record<string, unknown>)[key], budget);
  }
  return bytes;
}

function bytesOfMany(values: Iterable<unknown>, count: number, budget: { left: number }): number {
  let bytes = 0;
  let seen = 0;
  for (const value of values) {
    if (budget.left <= 0) break;
    bytes += bytesOf(value, budget);
    seen += 1;
  }
  return seen === 0 ? count * NUMBER_BYTES : Math.ceil((bytes / seen) * count);
}
