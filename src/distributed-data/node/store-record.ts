// One change in a file of durable values: the length of the key, 4 bytes and little-endian, the key in UTF-8, and the value.
const LENGTH_BYTES = 4;

/** A key and its value. */
export interface StoredEntry {
  readonly key: string;
  readonly value: Uint8Array;
}

/** The bytes of one change. */
export function encodeEntry(key: string, value: Uint8Array): Uint8Array {
  const name = new TextEncoder().encode(key);
  const bytes = new Uint8Array(LENGTH_BYTES + name.length + value.length);
  new DataView(bytes.buffer).setUint32(0, name.length, true);
  bytes.set(name, LENGTH_BYTES);
  bytes.set(value, LENGTH_BYTES + name.length);
  return bytes;
}

/** The change in these bytes; `undefined` if they are none. The value is a view. */
export function decodeEntry(bytes: Uint8Array): StoredEntry | undefined {
  if (bytes.length < LENGTH_BYTES) return undefined;
  const end = LENGTH_BYTES + new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(0, true);
  if (end > bytes.length) return undefined;
  return { key: new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, end)), value: bytes.subarray(end) };
}
