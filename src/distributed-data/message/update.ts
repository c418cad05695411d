import type { ReplicatedData } from "../data/replicated-data.ts";
import type { Key } from "../key/key.ts";
import { type WriteConsistency, WriteLocal } from "./consistency.ts";

/**
 * Lets a replicator change a value. Answers: {@link UpdateSuccess}, {@link UpdateTimeout}, {@link ModifyFailure} or DataDeleted. Only for the replicator of the
 * own node: a function does not travel.
 */
export class Update<T extends ReplicatedData = ReplicatedData> {
  /** Names the value. */
  readonly key: Key<T>;
  /** The value before the first change. */
  readonly initial: T;
  /** The value after the change. Called while the replicator handles the message, so that no other change comes between. */
  readonly modify: (current: T) => T;
  /** To how many replicas it is written. */
  readonly consistency: WriteConsistency;
  /** Comes back with the answer. */
  readonly request: unknown;

  /** Default of `consistency`: WriteLocal. */
  constructor(key: Key<T>, initial: T, modify: (current: T) => T, consistency: WriteConsistency = new WriteLocal(), request?: unknown) {
    this.key = key;
    this.initial = initial;
    this.modify = modify;
    this.consistency = consistency;
    this.request = request;
  }
}

/** What the answers to {@link Update} have in common. */
export abstract class UpdateResponse<T extends ReplicatedData = ReplicatedData> {
  /** Names the value. */
  readonly key: Key<T>;
  /** That of the {@link Update}. */
  readonly request: unknown;

  constructor(key: Key<T>, request?: unknown) {
    this.key = key;
    this.request = request;
  }
}

/** Answers {@link Update}: enough replicas have the change. */
export class UpdateSuccess<T extends ReplicatedData = ReplicatedData> extends UpdateResponse<T> {}

/** Answers {@link Update}: too few replicas have confirmed in time. The change stays here, and still spreads. */
export class UpdateTimeout<T extends ReplicatedData = ReplicatedData> extends UpdateResponse<T> {}

/** Answers {@link Update} and Delete of a durable key: this node could not store the change. It stays in memory, and still spreads. */
export class StoreFailure<T extends ReplicatedData = ReplicatedData> extends UpdateResponse<T> {}

/** Answers {@link Update}: the function has thrown, or the value has another type. Nothing has changed. */
export class ModifyFailure<T extends ReplicatedData = ReplicatedData> extends UpdateResponse<T> {
  /** What was thrown. */
  readonly cause: Error;

  constructor(key: Key<T>, cause: Error, request?: unknown) {
    super(key, request);
    this.cause = cause;
  }
}
