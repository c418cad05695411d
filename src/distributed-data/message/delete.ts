import type { ReplicatedData } from "../data/replicated-data.ts";
import type { Key } from "../key/key.ts";
import { type WriteConsistency, WriteLocal } from "./consistency.ts";

/**
 * Lets a replicator delete a value, for ever: the key can never be used again, and a small marker stays. Answers: {@link DeleteSuccess},
 * {@link ReplicationDeleteFailure} or DataDeleted.
 */
export class Delete<T extends ReplicatedData = ReplicatedData> {
  /** Names the value. */
  readonly key: Key<T>;
  /** On how many replicas it is deleted. */
  readonly consistency: WriteConsistency;
  /** Comes back with the answer. */
  readonly request: unknown;

  /** Default of `consistency`: WriteLocal. */
  constructor(key: Key<T>, consistency: WriteConsistency = new WriteLocal(), request?: unknown) {
    this.key = key;
    this.consistency = consistency;
    this.request = request;
  }
}

/** What the answers to {@link Delete} have in common. */
export abstract class DeleteResponse<T extends ReplicatedData = ReplicatedData> {
  /** Names the value. */
  readonly key: Key<T>;
  /** That of the {@link Delete}. */
  readonly request: unknown;

  constructor(key: Key<T>, request?: unknown) {
    this.key = key;
    this.request = request;
  }
}

/** Answers {@link Delete}: enough replicas have deleted it. */
export class DeleteSuccess<T extends ReplicatedData = ReplicatedData> extends DeleteResponse<T> {}

/** Answers {@link Delete}: too few replicas have confirmed in time. It is deleted here, and the others still learn it. */
export class ReplicationDeleteFailure<T extends ReplicatedData = ReplicatedData> extends DeleteResponse<T> {}
