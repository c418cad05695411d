import type { ActorRef } from "../../actor/index.ts";
import { UnreadableDurableValueError } from "../durable/errors.ts";
import type { DurableStore } from "../durable/durable-store.ts";
import type { DataEnvelope } from "../message/data-envelope.ts";
import { DurableWriter } from "./durable-writer.ts";

/** How the durable values of a replicator are stored. */
export interface Durability {
  /** Makes the store. */
  readonly open: () => Promise<DurableStore>;
  readonly encode: (envelope: DataEnvelope) => Uint8Array;
  /** Throws what reading throws. */
  readonly decode: (bytes: Uint8Array) => DataEnvelope;
}

/** What durable values need of their replicator. */
export interface DurableValuesInit extends Durability {
  readonly envelopeOf: (key: string) => DataEnvelope | undefined;
  readonly later: ((run: () => void) => void) | undefined;
  readonly onFailure: (keys: readonly string[], error: Error) => void;
}

/** To the replicator: what its store has. */
export class ValuesLoaded {
  readonly values: ReadonlyMap<string, DataEnvelope>;

  constructor(values: ReadonlyMap<string, DataEnvelope>) {
    this.values = values;
  }
}

/** To the replicator: its store could not be read. */
export class LoadingFailed {
  readonly error: unknown;

  constructor(error: unknown) {
    this.error = error;
  }
}

/** A message that waits until the values are loaded. */
export interface Deferred {
  readonly message: unknown;
  readonly sender: ActorRef;
}

/** The durable values of one replicator: read at its start, then written as they change. */
export class DurableValues {
  readonly #init: DurableValuesInit;
  #writer: DurableWriter | undefined;
  #loading: Promise<unknown> = Promise.resolve();
  #deferred: Deferred[] | undefined = [];

  constructor(init: DurableValuesInit) {
    this.#init = init;
  }

  /** Reads the store. Resolves with {@link ValuesLoaded} or {@link LoadingFailed}. */
  load(): Promise<ValuesLoaded | LoadingFailed> {
    const loaded = this.#load().catch((error: unknown) => new LoadingFailed(error));
    this.#loading = loaded;
    return loaded;
  }

  /** Whether values are not there yet. */
  get isLoading(): boolean {
    return this.#deferred !== undefined;
  }

  /** Count of messages that wait for the values. */
  get deferredCount(): number {
    return this.#deferred?.length ?? 0;
  }

  /** Keeps a message until the values are there. */
  defer(message: unknown, sender: ActorRef): void {
    this.#deferred?.push({ message, sender });
  }

  /** The values are there. Returns the messages that have waited. */
  takeDeferred(): readonly Deferred[] {
    const deferred = this.#deferred ?? [];
    this.#deferred = undefined;
    return deferred;
  }

  /** A key has changed. `done` is told whether it is stored. */
  put(key: string, done?: (isStored: boolean) => void): void {
    this.#writer?.put(key, done);
  }

  /** Stores what has changed. */
  async close(): Promise<void> {
    await this.#loading;
    await this.#writer?.close();
  }

  async #load(): Promise<ValuesLoaded> {
    const { open, decode, encode, envelopeOf, later, onFailure } = this.#init;
    const store = await open();
    const bytesOf = (key: string): Uint8Array | undefined => {
      const envelope = envelopeOf(key);
      return envelope === undefined ? undefined : encode(envelope);
    };
    this.#writer = new DurableWriter({ store, bytesOf, later, onFailure });
    const values = new Map<string, DataEnvelope>();
    for (const [key, bytes] of await store.load()) {
      try {
        values.set(key, decode(bytes));
      } catch (cause) {
        throw new UnreadableDurableValueError(key, { cause });
      }
    }
    return new ValuesLoaded(values);
  }
}
