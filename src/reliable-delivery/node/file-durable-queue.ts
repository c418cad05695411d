import { AppendLog } from "../../platform/node/internal.ts";
import {
  type DurableProducerQueue,
  type DurableQueueCodec,
  type DurableQueueContext,
  type DurableQueueFactory,
  DurableQueueState,
  type EncodedEvent,
  MessageConfirmed,
  MessageSent,
} from "../index.ts";
import { EMPTY_QUEUE, withConfirmed, withoutPartialMessages, withSent } from "../internal.ts";
import { DamagedQueueFileError, QueueNeedsRemotingError } from "./errors.ts";

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

/** What each file starts with: its format and version. */
const FILE_HEADER = new TextEncoder().encode("RITSEMQ1");
const DEFAULT_COMPACTION_BYTES = 4 * 1024 * 1024;

/**
 * A durable queue in a file: events are appended, each with a checksum. It survives the end of the process at any moment: the beginning of an event at
 * the end of the file is removed. `load` rejects with DamagedQueueFileError, which names the place, if the file is damaged elsewhere or is another file.
 */
export function fileDurableQueue(options: FileQueueOptions): DurableQueueFactory {
  let latest: FileDurableQueue | undefined;
  return (context) => {
    latest = new FileDurableQueue(options, context, latest);
    return latest;
  };
}

class FileDurableQueue implements DurableProducerQueue {
  readonly #options: FileQueueOptions;
  readonly #codec: DurableQueueCodec;
  readonly #log: AppendLog;
  /** The queue of a controller that has failed may still write: this one waits for its end. */
  #earlier: FileDurableQueue | undefined;
  #state: DurableQueueState = EMPTY_QUEUE;
  /** After the last compaction. Unit: bytes. */
  #compactedSize: number = FILE_HEADER.length;
  /** One operation after the other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: FileQueueOptions, { codec, producerId }: DurableQueueContext, earlier: FileDurableQueue | undefined) {
    const { path } = options;
    if (codec === undefined) throw new QueueNeedsRemotingError(producerId, path);
    this.#options = options;
    this.#codec = codec;
    this.#earlier = earlier;
    this.#log = new AppendLog({ path, header: FILE_HEADER, damage: (offset, what) => new DamagedQueueFileError(path, offset, what) });
  }

  load(): Promise<DurableQueueState> {
    return this.#inTurn(async () => {
      await this.#earlier?.close();
      this.#earlier = undefined;
      const { records } = await this.#log.open();
      let state = EMPTY_QUEUE;
      for (const { payload, offset } of records) state = this.#applied(state, payload, offset);
      this.#state = withoutPartialMessages(state);
      this.#compactedSize = FILE_HEADER.length;
      if (this.#state !== state) await this.#compact();
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
      if (this.#log.size > 2 * this.#compactedSize + compactAboveBytes) await this.#compact();
    });
  }

  close(): Promise<void> {
    return this.#inTurn(() => this.#log.close());
  }

  #applied(state: DurableQueueState, payload: Uint8Array, offset: number): DurableQueueState {
    const decoded = this.#decoded(payload, offset);
    if (decoded instanceof MessageSent) return withSent(state, decoded);
    if (decoded instanceof MessageConfirmed) return withConfirmed(state, decoded);
    if (decoded instanceof DurableQueueState) return decoded;
    throw new DamagedQueueFileError(this.#options.path, offset, "an event is of an unknown type");
  }

  #decoded(payload: Uint8Array, offset: number): unknown {
    try {
      return this.#codec.decode(eventFrom(payload));
    } catch (cause) {
      throw new DamagedQueueFileError(this.#options.path, offset, "an event cannot be deserialized", { cause });
    }
  }

  async #append(event: MessageSent | MessageConfirmed, isSynced: boolean): Promise<void> {
    await this.#log.append([payloadOf(this.#codec.encode(event))], isSynced);
  }

  async #compact(): Promise<void> {
    await this.#log.replace([payloadOf(this.#codec.encode(this.#state))]);
    this.#compactedSize = this.#log.size;
  }

  #inTurn<T>(operation: () => Promise<T>): Promise<T> {
    const result = this.#last.then(operation, operation);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

/** A record of a queue: one byte of manifest, and the bytes of the event. */
function payloadOf({ manifest, bytes }: EncodedEvent): Uint8Array {
  const payload = new Uint8Array(1 + bytes.length);
  payload[0] = manifest.charCodeAt(0);
  payload.set(bytes, 1);
  return payload;
}

function eventFrom(payload: Uint8Array): EncodedEvent {
  return { manifest: String.fromCharCode(payload[0] ?? 0), bytes: payload.slice(1) };
}
