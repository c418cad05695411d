// The records of a queue file: the length of the payload, its CRC-32, and the CRC-32 of these two, 4 bytes each and little-endian; then the payload: one byte
// of manifest, and the bytes of the event.
import type { EncodedEvent } from "../index.ts";
import { crc32 } from "./crc32.ts";
import { DamagedQueueFileError } from "./errors.ts";

/** What each file starts with: its format and version. */
export const FILE_HEADER: Uint8Array = new TextEncoder().encode("RITSEMQ1");
/** No record is longer: a length above it is damage. Unit: bytes. */
export const MAXIMUM_RECORD_BYTES: number = 256 * 1024 * 1024;
const RECORD_HEADER_BYTES = 12;
/** The part of it that its own checksum covers. */
const CHECKED_BYTES = 8;

/** One event of a file. */
export interface QueueRecord {
  readonly event: EncodedEvent;
  /** Where it starts. */
  readonly offset: number;
}

/** What a file contains. */
export interface QueueFileContent {
  readonly records: readonly QueueRecord[];
  /** Where the whole records end; what follows is the beginning of a record whose writing was interrupted. */
  readonly wholeBytes: number;
}

/** The bytes of one record. */
export function encodeRecord({ manifest, bytes }: EncodedEvent): Uint8Array {
  const record = new Uint8Array(RECORD_HEADER_BYTES + 1 + bytes.length);
  const payload = record.subarray(RECORD_HEADER_BYTES);
  payload[0] = manifest.charCodeAt(0);
  payload.set(bytes, 1);
  const view = new DataView(record.buffer);
  view.setUint32(0, payload.length, true);
  view.setUint32(4, crc32(payload), true);
  view.setUint32(CHECKED_BYTES, crc32(record.subarray(0, CHECKED_BYTES)), true);
  return record;
}

/**
 * The records of a file. A process that ends while it appends leaves a record that is cut off, or whose last bytes were not written: what is at the very end
 * and is not whole is no damage. Throws {@link DamagedQueueFileError} for damage before the end, and for a file of another format.
 */
export function decodeRecords(file: Uint8Array, path: string): QueueFileContent {
  const header = file.subarray(0, FILE_HEADER.length);
  if (header.some((byte, index) => byte !== FILE_HEADER[index]))
    throw new DamagedQueueFileError(path, 0, "it does not start as a durable queue");
  if (header.length < FILE_HEADER.length) return { records: [], wholeBytes: 0 };
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const records: QueueRecord[] = [];
  let offset = FILE_HEADER.length;
  while (file.length - offset >= RECORD_HEADER_BYTES) {
    const length = view.getUint32(offset, true);
    const start = offset + RECORD_HEADER_BYTES;
    const end = start + length;
    if (crc32(file.subarray(offset, offset + CHECKED_BYTES)) !== view.getUint32(offset + CHECKED_BYTES, true)) {
      if (isZero(file, offset)) break;
      throw new DamagedQueueFileError(path, offset, "the length of a record is damaged");
    }
    if (length > MAXIMUM_RECORD_BYTES) throw new DamagedQueueFileError(path, offset, `a record claims ${length} bytes`);
    if (end > file.length) break;
    const payload = file.subarray(start, end);
    if (crc32(payload) !== view.getUint32(offset + 4, true)) {
      if (end === file.length) break;
      throw new DamagedQueueFileError(path, offset, "the checksum of a record is wrong");
    }
    records.push({ event: { manifest: String.fromCharCode(payload[0] ?? 0), bytes: payload.slice(1) }, offset });
    offset = end;
  }
  return { records, wholeBytes: offset };
}

/** File systems may extend a file before they write its bytes. */
function isZero(file: Uint8Array, from: number): boolean {
  return file.subarray(from).every((byte) => byte === 0);
}
