import type { Config } from "../../hocon/index.ts";

/**
 * Stores the durable values of one replicator, so that they survive the end of all nodes. The numbered promises are those of the compliance suite. A replicator
 * makes one call after the other.
 */
export interface DurableStore {
  /** V1 of a store in which nothing was stored: nothing. V2 otherwise the last value of each key. Called once, before anything is stored. */
  load(): Promise<ReadonlyMap<string, Uint8Array>>;
  /** V3 resolves once a later `load` returns these values, however this process ends. V4 if it rejects, later calls work, and other keys have their values. */
  store(values: ReadonlyMap<string, Uint8Array>): Promise<void>;
  /** V5 resolves when everything is stored and nothing is held; may be called twice. */
  close(): Promise<void>;
}

/** What a durable store is made with. */
export interface DurableStoreContext {
  /** The name of the actor system. */
  readonly systemName: string;
  /** The name of the replicator: each has a store of its own. */
  readonly replicatorName: string;
  /** The port of this node. */
  readonly port: number;
  /** The section `durable` of the replicator's settings. */
  readonly settings: Config;
  /** Logs a warning. */
  readonly warn: (text: string) => void;
}

/** Makes the durable store of a replicator, when that starts. */
export type DurableStoreFactory = (context: DurableStoreContext) => DurableStore;

/** Stores by the names in `store-actor-class`, each loaded when it is used. */
export type DurableStoreRegistry = ReadonlyMap<string, () => Promise<DurableStoreFactory>>;
