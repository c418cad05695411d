import { closeSync, fsyncSync, mkdirSync, openSync } from "node:fs";
import { type FileHandle, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { decodeRecords, encodeRecord, type LogDamage, type LogRecord } from "./log-record.ts";

/** What a log is made with. */
export interface AppendLogInit {
  /** The file, made if it does not exist. One log uses it at a time. */
  readonly path: string;
  /** What the file starts with: its format and version. */
  readonly header: Uint8Array;
  /** Makes the error for a damaged file. */
  readonly damage: LogDamage;
}

/** What a log contained when it was opened. */
export interface OpenedLog {
  readonly records: readonly LogRecord[];
  /** Where a record began that was not whole, and that is removed; `undefined` if all were. Unit: bytes. */
  readonly tornAt: number | undefined;
}

/**
 * A file to which records are appended, each with a checksum. What was appended survives the end of the process at any moment; a record whose writing was
 * interrupted is removed. Callers make one call after the other.
 */
export class AppendLog {
  readonly #init: AppendLogInit;
  #file: FileHandle | undefined;
  #size = 0;

  constructor(init: AppendLogInit) {
    this.#init = init;
  }

  /** Length of the file. Unit: bytes. */
  get size(): number {
    return this.#size;
  }

  /** Reads the file, and opens it for appending; a new one is written at the first {@link replace} or now. Rejects with the error of `damage`. */
  async open(): Promise<OpenedLog> {
    await this.close();
    const { path, header, damage } = this.#init;
    mkdirSync(dirname(path), { recursive: true });
    await rm(`${path}.new`, { force: true });
    const bytes = await readIfExists(path);
    const { records, wholeBytes } = decodeRecords(bytes, header, damage);
    if (wholeBytes === 0) {
      await this.replace([]);
      return { records, tornAt: bytes.length > 0 ? 0 : undefined };
    }
    const file = await open(path, "r+");
    this.#file = file;
    this.#size = wholeBytes;
    const isTorn = wholeBytes < bytes.length;
    if (isTorn) await file.truncate(wholeBytes);
    return { records, tornAt: isTorn ? wholeBytes : undefined };
  }

  /** Appends records. `isSynced`: resolves once they survive a loss of power. If it rejects, nothing was appended. Returns where the first one starts. */
  async append(payloads: readonly Uint8Array[], isSynced: boolean): Promise<number> {
    const file = this.#file;
    if (file === undefined) throw new Error(`${this.#init.path} is not open: load comes first.`);
    const start = this.#size;
    try {
      let end = start;
      for (const payload of payloads) end += await writeAll(file, encodeRecord(payload), end);
      if (isSynced) await file.datasync();
      this.#size = end;
      return start;
    } catch (error) {
      await file.truncate(start);
      throw error;
    }
  }

  /** Writes these records to another file, which takes the place of this one: after a crash there is the one or the other. */
  async replace(payloads: Iterable<Uint8Array>): Promise<void> {
    const { path, header } = this.#init;
    const file = await open(`${path}.new`, "w+");
    try {
      let size = await writeAll(file, header, 0);
      for (const payload of payloads) size += await writeAll(file, encodeRecord(payload), size);
      await file.sync();
      await rename(`${path}.new`, path);
      const old = this.#file;
      this.#file = file;
      this.#size = size;
      await old?.close();
      syncFolder(dirname(path));
    } catch (error) {
      if (this.#file !== file) await file.close();
      throw error;
    }
  }

  /** May be called twice. */
  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.close();
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<number> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
  return written;
}

async function readIfExists(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === "ENOENT") return new Uint8Array(0);
    throw error;
  }
}

/** So that a rename survives a loss of power. Windows does not open folders, and does not need it. */
function syncFolder(path: string): void {
  if (process.platform === "win32") return;
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
