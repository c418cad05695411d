import { describeValue, InvalidArgumentError } from "../../base/index.ts";

/** How many replicas take part: only this node, so many, a majority of all, or all. */
export type ConsistencyLevel =
  | { readonly kind: "local" }
  | { readonly kind: "count"; readonly count: number }
  | { readonly kind: "majority"; readonly additional: number; readonly minimum: number }
  | { readonly kind: "all" };

/** What the consistencies of reads and writes have in common. */
export abstract class Consistency {
  /** How many replicas take part. */
  readonly level: ConsistencyLevel;
  /** How long to wait for them. Unit: ms. */
  readonly timeoutMs: number;

  constructor(level: ConsistencyLevel, timeoutMs: number) {
    this.level = level;
    this.timeoutMs = timeoutMs;
  }
}

/** From how many replicas a value is read: {@link ReadLocal}, {@link ReadFrom}, {@link ReadMajority}, {@link ReadMajorityPlus} or {@link ReadAll}. */
export abstract class ReadConsistency extends Consistency {
  /** Only a type. */
  declare readonly isReadConsistency: true;
}

/** To how many replicas a value is written: {@link WriteLocal}, {@link WriteTo}, {@link WriteMajority}, {@link WriteMajorityPlus} or {@link WriteAll}. */
export abstract class WriteConsistency extends Consistency {
  /** Only a type. */
  declare readonly isWriteConsistency: true;
}

/** Reads the value of this node alone. */
export class ReadLocal extends ReadConsistency {
  constructor() {
    super({ kind: "local" }, 0);
  }
}

/** Reads from `count` replicas, this node included. */
export class ReadFrom extends ReadConsistency {
  /** Throws InvalidArgumentError unless `count` is a whole number from 2 on and `timeoutMs` is 0 or more. */
  constructor(count: number, timeoutMs: number) {
    super(counted("ReadFrom", count), checkedTimeout("ReadFrom", timeoutMs));
  }
}

/** Reads from a majority of the replicas, this node included, and at least from `minimum` of them, or from all if there are fewer. Default of `minimum`: 0. */
export class ReadMajority extends ReadConsistency {
  /** Throws InvalidArgumentError unless `timeoutMs` is 0 or more. */
  constructor(timeoutMs: number, minimum = 0) {
    super({ kind: "majority", additional: 0, minimum }, checkedTimeout("ReadMajority", timeoutMs));
  }
}

/** As {@link ReadMajority}, and from `additional` replicas more. */
export class ReadMajorityPlus extends ReadConsistency {
  /** Throws InvalidArgumentError unless `timeoutMs` is 0 or more. */
  constructor(timeoutMs: number, additional: number, minimum = 0) {
    super({ kind: "majority", additional, minimum }, checkedTimeout("ReadMajorityPlus", timeoutMs));
  }
}

/** Reads from all replicas. */
export class ReadAll extends ReadConsistency {
  /** Throws InvalidArgumentError unless `timeoutMs` is 0 or more. */
  constructor(timeoutMs: number) {
    super({ kind: "all" }, checkedTimeout("ReadAll", timeoutMs));
  }
}

/** Writes to this node alone. The others learn it later. */
export class WriteLocal extends WriteConsistency {
  constructor() {
    super({ kind: "local" }, 0);
  }
}

/** Writes to `count` replicas, this node included. */
export class WriteTo extends WriteConsistency {
  /** Throws InvalidArgumentError unless `count` is a whole number from 2 on and `timeoutMs` is 0 or more. */
  constructor(count: number, timeoutMs: number) {
    super(counted("WriteTo", count), checkedTimeout("WriteTo", timeoutMs));
  }
}

/** Writes to a majority of the replicas, this node included, and at least to `minimum` of them, or to all if there are fewer. Default of `minimum`: 0. */
export class WriteMajority extends WriteConsistency {
  /** Throws InvalidArgumentError unless `timeoutMs` is 0 or more. */
  constructor(timeoutMs: number, minimum = 0) {
    super({ kind: "majority", additional: 0, minimum }, checkedTimeout("WriteMajority", timeoutMs));
  }
}

/** As {@link WriteMajority}, and to `additional` replicas more. */
export class WriteMajorityPlus extends WriteConsistency {
  /** Throws InvalidArgumentError unless `timeoutMs` is 0 or more. */
  constructor(timeoutMs: number, additional: number, minimum = 0) {
    super({ kind: "majority", additional, minimum }, checkedTimeout("WriteMajorityPlus", timeoutMs));
  }
}

/** Writes to all replicas. */
export class WriteAll extends WriteConsistency {
  /** Throws InvalidArgumentError unless `timeoutMs` is 0 or more. */
  constructor(timeoutMs: number) {
    super({ kind: "all" }, checkedTimeout("WriteAll", timeoutMs));
  }
}

/** How many of `replicas`, this node included, a level needs. INTEROP: a majority never needs more than there are (ReadWriteAggregator.cs). */
export function neededReplicas(level: ConsistencyLevel, replicas: number): number {
  if (level.kind === "local") return 1;
  if (level.kind === "all") return replicas;
  if (level.kind === "count") return level.count;
  return Math.min(replicas, Math.max(Math.floor(replicas / 2) + 1 + level.additional, level.minimum));
}

function counted(name: string, count: number): ConsistencyLevel {
  if (!Number.isInteger(count) || count < 2)
    throw new InvalidArgumentError(`${name} got ${describeValue(count)} replicas. Pass a whole number from 2 on, or a local consistency.`);
  return { kind: "count", count };
}

function checkedTimeout(name: string, timeoutMs: number): number {
  if (!(timeoutMs >= 0)) throw new InvalidArgumentError(`${name} waits ${describeValue(timeoutMs)} ms. Pass 0 or more.`);
  return timeoutMs;
}
