import { join } from "node:path";
import { atLeast } from "../../hocon/index.ts";
import { AppendLog } from "../../platform/node/internal.ts";
import type { DurableStore, DurableStoreContext, DurableStoreFactory } from "../index.ts";
import { DamagedStoreFileError, DurableStoreFullError } from "./errors.ts";
import { decodeEntry, encodeEntry } from "./store-record.ts";

/** What each file starts with: its format and version. */
const FILE_HEADER = new TextEncoder().encode("RITSEMD1");
/** The file is written anew once it has twice the bytes of its values, and this more. Unit: bytes. */
const COMPACTION_BYTES = 4 * 1024 * 1024;
/** INTEROP: a folder with this end gets the names of system and replicator, and the port. */
const SHARED_FOLDER = "ddata";

/**
 * Durable values in a file, below `durable.lmdb.dir`: changes are appended, each with a checksum, and answered once the operating system has them on the disk. It
 * survives the end of the process at any moment: the beginning of a change at the end of the file is removed. `load` rejects with DamagedStoreFileError,
 * which names the place, if the file is damaged elsewhere or is another file. One replicator uses a file at a time.
 */
export const fileDurableStore: DurableStoreFactory = (context) => new FileDurableStore(context);

class FileDurableStore implements DurableStore {
  readonly #path: string;
  readonly #maximumBytes: number;
  readonly #log: AppendLog;
  readonly #warn: DurableStoreContext["warn"];
  /** The bytes of the last change of each key. They are in memory a second time, beside the value, so that the file can be written anew at any time. */
  readonly #values = new Map<string, Uint8Array>();
  /** Of the values. Unit: bytes. */
  #size = 0;
  /** One operation after the other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(context: DurableStoreContext) {
    const { settings, replicatorName } = context;
    const path = join(folderOf(context), `${replicatorName}.values`);
    this.#path = path;
    this.#maximumBytes = settings.getBytes("lmdb.map-size", atLeast(1));
    this.#warn = context.warn;
    this.#log = new AppendLog({ path, header: FILE_HEADER, damage: (offset, what) => new DamagedStoreFileError(path, offset, what) });
  }

  load(): Promise<ReadonlyMap<string, Uint8Array>> {
    return this.#inTurn(async () => {
      const { records, tornAt } = await this.#log.open();
      for (const { payload, offset } of records) {
        const entry = decodeEntry(payload);
        if (entry === undefined) throw new DamagedStoreFileError(this.#path, offset, "a record has no key");
        this.#remember(entry.key, entry.value.slice());
      }
      if (tornAt !== undefined)
        this.#warn(
          `${this.#path} ended within a change, at byte ${tornAt}: the process has ended while it wrote. This change was removed.`,
        );
      return new Map(this.#values);
    });
  }

  store(values: ReadonlyMap<string, Uint8Array>): Promise<void> {
    return this.#inTurn(async () => {
      const size = this.#sizeWith(values);
      if (size > this.#maximumBytes) throw new DurableStoreFullError(this.#path, size, this.#maximumBytes);
      await this.#log.append(
        Array.from(values, ([key, value]) => encodeEntry(key, value)),
        true,
      );
      for (const [key, value] of values) this.#remember(key, value.slice());
      if (this.#log.size > 2 * this.#size + COMPACTION_BYTES) await this.#compact();
    });
  }

  close(): Promise<void> {
    return this.#inTurn(() => this.#log.close());
  }

  /** The change is stored already: if there is no place for a second file, the first one stays. */
  async #compact(): Promise<void> {
    try {
      await this.#log.replace(Array.from(this.#values, ([key, value]) => encodeEntry(key, value)));
    } catch (error) {
      this.#warn(`${this.#path} cannot be written anew, and grows: ${String(error)}`);
    }
  }

  #remember(key: string, value: Uint8Array): void {
    this.#size += value.length - (this.#values.get(key)?.length ?? 0);
    this.#values.set(key, value);
  }

  #sizeWith(values: ReadonlyMap<string, Uint8Array>): number {
    let size = this.#size;
    for (const [key, value] of values) size += value.length - (this.#values.get(key)?.length ?? 0);
    return size;
  }

  #inTurn<T>(operation: () => Promise<T>): Promise<T> {
    const result = this.#last.then(operation, operation);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

function folderOf({ settings, systemName, replicatorName, port }: DurableStoreContext): string {
  const folder = settings.getString("lmdb.dir");
  return folder.endsWith(SHARED_FOLDER) ? `${folder}-${systemName}-${replicatorName}-${port}` : folder;
}
