import { RitsemError } from "../../base/index.ts";

/** A file of durable values is damaged, or is none: nothing of it is used or changed. */
export class DamagedStoreFileError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_DISTRIBUTED_DATA_DAMAGED_STORE_FILE";
  /** Where the damage starts. Unit: bytes. */
  readonly offset: number;

  constructor(path: string, offset: number, what: string) {
    super(
      `The file of durable values ${path} cannot be read: at byte ${offset}, ${what}. Restore it from a copy, or move it away: the values of other replicas ` +
        "arrive by themselves, and what only this node had is lost.",
    );
    this.offset = offset;
  }
}

/** The durable values of a replicator are more bytes than it may store. */
export class DurableStoreFullError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_DISTRIBUTED_DATA_DURABLE_STORE_FULL";

  constructor(path: string, bytes: number, maximum: number) {
    super(
      `Cannot store values in ${path}: they would be ${bytes} bytes together, limit ${maximum} bytes. Raise durable.lmdb.map-size in the settings of the ` +
        "replicator, akka.cluster.distributed-data, or store fewer keys.",
    );
  }
}
