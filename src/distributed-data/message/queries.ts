/** Asks a replicator for the ids of its keys. Answer: {@link GetKeysIdsResult}. */
export class GetKeyIds {}

/** Answers {@link GetKeyIds}. */
export class GetKeysIdsResult {
  /** The ids of the keys that have a value here. */
  readonly keys: ReadonlySet<string>;

  constructor(keys: ReadonlySet<string>) {
    this.keys = keys;
  }
}

/** Lets a replicator notify subscribers of changes now, not after `notify-subscribers-interval`. */
export class FlushChanges {}

/** Asks a replicator how many replicas it knows. Answer: {@link ReplicaCount}. */
export class GetReplicaCount {}

/** Answers {@link GetReplicaCount}. */
export class ReplicaCount {
  /** The count, this node included. */
  readonly count: number;

  constructor(count: number) {
    this.count = count;
  }
}
