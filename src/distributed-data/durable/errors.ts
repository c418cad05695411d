import { RitsemError } from "../../base/index.ts";

/** The configuration names a durable store that neither this library nor the program has. */
export class UnknownDurableStoreError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_DISTRIBUTED_DATA_UNKNOWN_DURABLE_STORE";

  constructor(name: string) {
    super(
      `durable.store-actor-class = "${name}", but nothing here stores values under this name. Remove the line from akka.cluster.distributed-data to store them in ` +
        `files, which takes Node, or pass durableStores: new Map([["${name}", factory]]) to ActorSystem.create.`,
    );
  }
}

/** What a durable store has returned cannot be read. Nothing of it is used. */
export class UnreadableDurableValueError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_DISTRIBUTED_DATA_UNREADABLE_DURABLE_VALUE";

  constructor(key: string, options: ErrorOptions) {
    super(
      `The durable value of the key "${key}" cannot be read. Register the types that it contains, as the node did that stored it, or remove the store to ` +
        "start without its values.",
      options,
    );
  }
}
