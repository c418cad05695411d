// The records of an append-only log: the length of the payload, its CRC-32, and the CRC-32 of these two, 4 bytes each and little-endian; then the payload.
import { crc32 } from "./crc32.ts";

/** What a log says about damage: where it starts, in bytes, and what is wrong. */
export type LogDamage = (offset: number, what: string) => Error;

/** One record of a log. */
export interface LogRecord {
  readonly payload: Uint8Array;
  /** Where it starts. Unit: bytes. */
  readonly offset: number;
}

/** What a log contains. */
export interface LogContent {
  readonly records: readonly LogRecord[];
  /** Where the whole records end; what follows is the beginning of a record whose writing was interrupted. */
  readonly wholeBytes: number;
}

/** No record is longer: a length above it is damage. Unit: bytes. */
const MAXIMUM_RECORD_BYTES = 256 * 1024 * 1024;
/** What comes before each payload. Unit: bytes. */
const RECORD_HEADER_BYTES = 12;
/** The part of it that its own checksum covers. */
const CHECKED_BYTES = 8;

/** The bytes of one record. */
export function encodeRecord(payload: Uint8Array): Uint8Array {
  const record = new Uint8Array(RECORD_HEADER_BYTES + payload.length);
  record.set(payload, RECORD_HEADER_BYTES);
  const view = new DataView(record.buffer);
  view.setUint32(0, payload.length, true);
  view.setUint32(4, crc32(payload), true);
  view.setUint32(CHECKED_BYTES, crc32(record.subarray(0, CHECKED_BYTES)), true);
  return record;
}

/**
 * The records of a file that starts with `header`: its format and version. A process that ends while it appends leaves a record that is cut off, or whose last
 * bytes were not written: what is at the very end and is not whole is no damage. Throws what `damage` makes for damage before the end, and for a file
 * with another header. Payloads are views of `file`.
 */
export function decodeRecords(file: Uint8Array, header: Uint8Array, damage: LogDamage): LogContent {
  const start = file.subarray(0, header.length);
  if (start.some((byte, index) => byte !== header[index])) throw damage(0, "it has another format");
  if (start.length < header.length) return { records: [], wholeBytes: 0 };
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const records: LogRecord[] = [];
  let offset = header.length;
  while (file.length - offset >= RECORD_HEADER_BYTES) {
    const length = view.getUint32(offset, true);
    const from = offset + RECORD_HEADER_BYTES;
    const end = from + length;
    if (crc32(file.subarray(offset, offset + CHECKED_BYTES)) !== view.getUint32(offset + CHECKED_BYTES, true)) {
      if (isZero(file, offset)) break;
      throw damage(offset, "the length of a record is damaged");
    }
    if (length > MAXIMUM_RECORD_BYTES) throw damage(offset, `a record claims ${length} bytes`);
    if (end > file.length) break;
    const payload = file.subarray(from, end);
    if (crc32(payload) !== view.getUint32(offset + 4, true)) {
      if (end === file.length) break;
      throw damage(offset, "the checksum of a record is wrong");
    }
    records.push({ payload, offset });
    offset = end;
  }
  return { records, wholeBytes: offset };
}

/** File systems may extend a file before they write its bytes. */
function isZero(file: Uint8Array, from: number): boolean {
  return file.subarray(from).every((byte) => byte === 0);
}
