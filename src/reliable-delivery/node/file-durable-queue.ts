import { mkdirSync, openSync, closeSync, fsyncSync } from "node:fs";
import { type FileHandle, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import {
  type DurableProducerQueue,
  type DurableQueueCodec,
  type DurableQueueContext,
  type DurableQueueFactory,
  DurableQueueState,
  MessageConfirmed,
  MessageSent,
} from "../index.ts";
import { EMPTY_QUEUE, withConfirmed, withoutPartialMessages, withSent } from "../internal.ts";
import { DamagedQueueFileError, QueueNeedsRemotingError } from "./errors.ts";
import { decodeRecords, encodeRecord, FILE_HEADER } from "./record.ts";

/** How a file-backed queue stores. */
export interface FileQueueOptions {
  /** The file, made if it does not exist. One queue uses it at a time. */
  readonly path: string;
  /**
   * When the operating system must have written a message to the disk. `"always"` (default): before it is sent, so that it survives a loss of power.
   * `"never"`: the operating system decides; a message survives the end of the process.
   */
  readonly fsync?: "always" | "never";
  /** The file is written anew, without what was confirmed, once that is more than this. Unit: bytes. Default: 4 MiB. */
  readonly compactAboveBytes?: number;
}

const DEFAULT_COMPACTION_BYTES = 4 * 1024 * 1024;

/**
 * A durable queue in a file: events are appended, each with a checksum. It survives the end of the process at any moment: the beginning of an event at
 * the end of the file is removed. `load` rejects with DamagedQueueFileError, which names the place, if the file is damaged elsewhere or is another file.
 */
export function fileDurableQueue(options: FileQueueOptions): DurableQueueFactory {
  return (context) => new FileDurableQueue(options, context);
}

class FileDurableQueue implements DurableProducerQueue {
  readonly #options: FileQueueOptions;
  readonly #codec: DurableQueueCodec;
  #state: DurableQueueState = EMPTY_QUEUE;
  #file: FileHandle | undefined;
  /** Of the file. Unit: bytes. */
  #size = 0;
  /** After the last compaction. Unit: bytes. */
  #compactedSize = 0;
  /** One operation after the other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: FileQueueOptions, { codec, producerId }: DurableQueueContext) {
    if (codec === undefined) throw new QueueNeedsRemotingError(producerId, options.path);
    this.#options = options;
    this.#codec = codec;
  }

  load(): Promise<DurableQueueState> {
    return this.#inTurn(async () => {
      await this.#closeFile();
      const { path } = this.#options;
      mkdirSync(dirname(path), { recursive: true });
      await rm(`${path}.new`, { force: true });
      const bytes = await readIfExists(path);
      const { records, wholeBytes } = decodeRecords(bytes, path);
      let state = EMPTY_QUEUE;
      for (const { event, offset } of records) state = this.#applied(state, event, offset);
      this.#state = withoutPartialMessages(state);
      if (wholeBytes === 0 || this.#state !== state) await this.#compact();
      else {
        const file = await open(path, "r+");
        this.#file = file;
        if (wholeBytes < bytes.length) await file.truncate(wholeBytes);
        this.#size = wholeBytes;
        this.#compactedSize = FILE_HEADER.length;
      }
      return this.#state;
    });
  }

  storeSent(message: MessageSent): Promise<void> {
    return this.#inTurn(async () => {
      const state = withSent(this.#state, message);
      if (state === this.#state) return;
      await this.#append(message, this.#options.fsync !== "never");
      this.#state = state;
    });
  }

  storeConfirmed(confirmed: MessageConfirmed): Promise<void> {
    return this.#inTurn(async () => {
      // A confirmation that is lost leads to a repetition, which is why nothing waits for the disk.
      await this.#append(confirmed, false);
      this.#state = withConfirmed(this.#state, confirmed);
      const { compactAboveBytes = DEFAULT_COMPACTION_BYTES } = this.#options;
      if (this.#size > 2 * this.#compactedSize + compactAboveBytes) await this.#compact();
    });
  }

  close(): Promise<void> {
    return this.#inTurn(() => this.#closeFile());
  }

  #applied(state: DurableQueueState, event: Parameters<DurableQueueCodec["decode"]>[0], offset: number): DurableQueueState {
    const decoded = this.#decoded(event, offset);
    if (decoded instanceof MessageSent) return withSent(state, decoded);
    if (decoded instanceof MessageConfirmed) return withConfirmed(state, decoded);
    if (decoded instanceof DurableQueueState) return decoded;
    throw new DamagedQueueFileError(this.#options.path, offset, "an event is of an unknown type");
  }

  #decoded(event: Parameters<DurableQueueCodec["decode"]>[0], offset: number): unknown {
    try {
      return this.#codec.decode(event);
    } catch (cause) {
      throw new DamagedQueueFileError(this.#options.path, offset, "an event cannot be deserialized", { cause });
    }
  }

  async #append(event: MessageSent | MessageConfirmed, isSynced: boolean): Promise<void> {
    const file = this.#file;
    if (file === undefined) throw new Error(`${this.#options.path} is not open: load comes first.`);
    const record = encodeRecord(this.#codec.encode(event));
    try {
      await writeAll(file, record, this.#size);
      if (isSynced) await file.datasync();
    } catch (error) {
      await file.truncate(this.#size);
      throw error;
    }
    this.#size += record.length;
  }

  /** Writes the state to another file, which takes the place of this one. */
  async #compact(): Promise<void> {
    const { path } = this.#options;
    const file = await open(`${path}.new`, "w+");
    const record = encodeRecord(this.#codec.encode(this.#state));
    await writeAll(file, FILE_HEADER, 0);
    await writeAll(file, record, FILE_HEADER.length);
    await file.sync();
    await rename(`${path}.new`, path);
    syncFolder(dirname(path));
    await this.#closeFile();
    this.#file = file;
    this.#size = FILE_HEADER.length + record.length;
    this.#compactedSize = this.#size;
  }

  async #closeFile(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.close();
  }

  #inTurn<T>(operation: () => Promise<T>): Promise<T> {
    const result = this.#last.then(operation, operation);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
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
