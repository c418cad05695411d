import { inspectAs } from "../../base/index.ts";
import { compareNodes, type DataNode, ReplicaNode } from "./replica-node.ts";
import { assertSameClass, ReplicatedData } from "./replicated-data.ts";
import { type ValueType, valueTypeOf } from "./value-type.ts";

/** The timestamp of a new value, from the timestamp of the last one. Unit: 100 ns since the year 1, unless all nodes use another. */
export type LWWClock<T = unknown> = (lastTimestamp: bigint, value: T) => bigint;

const TICKS_PER_MS = 10_000n;
const YEAR_1_TO_1970_MS = 62_135_596_800_000n;

/** What {@link LWWRegister.create} needs besides a value. */
export interface LWWRegisterInit<T = unknown> {
  /** The .NET type of the value. Default: that of its kind. */
  readonly type?: ValueType;
  /** Default: {@link LWWRegister.defaultClock}. */
  readonly clock?: LWWClock<T>;
}

/** A value of which the last one written wins. Its clocks must be in step, because the last is the one with the highest timestamp. Immutable. */
export class LWWRegister<T> extends ReplicatedData {
  /** The wall clock, and later than the last timestamp: the last write wins. */
  static readonly defaultClock: LWWClock = clockOf(Date.now);
  /** The negative of the wall clock: the first write wins. */
  static readonly reverseClock: LWWClock = (last) => (last - 1n < -wallClockTicks() ? last - 1n : -wallClockTicks());
  /** The node that has written the value. */
  readonly updatedBy: ReplicaNode;
  /** The value. */
  readonly value: T;
  /** When it was written, as its clock tells. */
  readonly timestamp: bigint;
  /** The .NET type of the value. */
  readonly type: ValueType;

  constructor(updatedBy: DataNode, value: T, timestamp: bigint, type: ValueType) {
    super();
    this.updatedBy = ReplicaNode.of(updatedBy);
    this.value = value;
    this.timestamp = timestamp;
    this.type = type;
  }

  /** The register after `node` has written `value` first. Throws InvalidArgumentError if the type of `value` must be given. */
  static create<T>(node: DataNode, value: T, { type, clock = LWWRegister.defaultClock }: LWWRegisterInit<T> = {}): LWWRegister<T> {
    return new LWWRegister<T>(node, value, clock(0n, value), type ?? valueTypeOf(value));
  }

  /** The register after `node` has written `value`. */
  withValue(node: DataNode, value: T, clock: LWWClock<T> = LWWRegister.defaultClock): LWWRegister<T> {
    return new LWWRegister<T>(node, value, clock(this.timestamp, value), this.type);
  }

  /** The value after the changes of both. Throws ReplicatedTypeMismatchError if `other` has another type. */
  merge(other: LWWRegister<T>): LWWRegister<T> {
    assertSameClass(this, other);
    if (other.timestamp !== this.timestamp) return other.timestamp > this.timestamp ? other : this;
    return compareNodes(other.updatedBy, this.updatedBy) < 0 ? other : this;
  }

  /** `LWWRegister(value)`. */
  override toString(): string {
    return `LWWRegister(${String(this.value)})`;
  }
}

inspectAs(LWWRegister.prototype, String);

/** As {@link LWWRegister.defaultClock}, for another wall clock. `dateMs`: milliseconds since 1970. */
export function clockOf(dateMs: () => number): LWWClock {
  return (last) => later(ticksOf(dateMs()), last);
}

function wallClockTicks(): bigint {
  return ticksOf(Date.now());
}

function ticksOf(dateMs: number): bigint {
  return (BigInt(dateMs) + YEAR_1_TO_1970_MS) * TICKS_PER_MS;
}

function later(now: bigint, last: bigint): bigint {
  return now > last ? now : last + 1n;
}
