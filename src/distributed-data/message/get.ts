import type { ReplicatedData } from "../data/replicated-data.ts";
import type { Key } from "../key/key.ts";
import { type ReadConsistency, ReadLocal } from "./consistency.ts";
import { ReplicatorMessage } from "./replicator-message.ts";

/** Asks a replicator for a value. Answers: {@link GetSuccess}, {@link NotFound}, {@link GetFailure} or DataDeleted. */
export class Get<T extends ReplicatedData = ReplicatedData> extends ReplicatorMessage {
  /** Names the value. */
  readonly key: Key<T>;
  /** From how many replicas it is read. */
  readonly consistency: ReadConsistency;
  /** Comes back with the answer. */
  readonly request: unknown;

  /** Default of `consistency`: ReadLocal. */
  constructor(key: Key<T>, consistency: ReadConsistency = new ReadLocal(), request?: unknown) {
    super();
    this.key = key;
    this.consistency = consistency;
    this.request = request;
  }
}

/** Answers {@link Get}: the value. */
export class GetSuccess<T extends ReplicatedData = ReplicatedData> extends ReplicatorMessage {
  /** Names the value. */
  readonly key: Key<T>;
  /** The value. */
  readonly data: T;
  /** That of the question. */
  readonly request: unknown;

  constructor(key: Key<T>, data: T, request?: unknown) {
    super();
    this.key = key;
    this.data = data;
    this.request = request;
  }

  /** The value, with the type of `key`, which must have the id of {@link key}. */
  get<D extends ReplicatedData>(key: Key<D>): D {
    return this.data as unknown as typeof key.data;
  }
}

/** Answers {@link Get}: there is no value. */
export class NotFound<T extends ReplicatedData = ReplicatedData> extends ReplicatorMessage {
  /** Names the value. */
  readonly key: Key<T>;
  /** That of the question. */
  readonly request: unknown;

  constructor(key: Key<T>, request?: unknown) {
    super();
    this.key = key;
    this.request = request;
  }
}

/** Answers {@link Get}: too few replicas have answered in time. */
export class GetFailure<T extends ReplicatedData = ReplicatedData> extends ReplicatorMessage {
  /** Names the value. */
  readonly key: Key<T>;
  /** That of the question. */
  readonly request: unknown;

  constructor(key: Key<T>, request?: unknown) {
    super();
    this.key = key;
    this.request = request;
  }
}

/** Answers Get, Update and Delete: the value was deleted. The key can never be used again. */
export class DataDeleted<T extends ReplicatedData = ReplicatedData> {
  /** Names the value. */
  readonly key: Key<T>;
  /** That of the question. */
  readonly request: unknown;

  constructor(key: Key<T>, request?: unknown) {
    this.key = key;
    this.request = request;
  }
}
