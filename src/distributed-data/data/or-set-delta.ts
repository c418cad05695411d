import { ReplicatedData } from "./replicated-data.ts";

/** What a delta needs of the sets in it: `ORSet`. */
export interface DeltaSet<S> {
  /** The empty set. */
  readonly zero: S;
  /** This set with the entries of a later addition by the same node. */
  withLater(later: S): S;
}

/** One change of an `ORSet`: `add` and `remove` name elements, `full` is a whole set. */
export interface ORSetOperation<S> {
  /** What has happened. */
  readonly kind: "add" | "remove" | "full";
  /** Elements with their dots, and what the node knew. */
  readonly underlying: S;
}

/** Changes of an `ORSet`, in the order in which they were made. Immutable. */
export class ORSetDelta<S extends ReplicatedData & DeltaSet<S>> extends ReplicatedData {
  /** The changes; at least one. */
  readonly operations: readonly ORSetOperation<S>[];

  constructor(operations: readonly ORSetOperation<S>[]) {
    super();
    this.operations = operations;
  }

  /** These changes, then `later` ones of the same node. Additions that follow each other become one. */
  merge(later: ORSetDelta<S>): ORSetDelta<S> {
    const operations = [...this.operations];
    for (const operation of later.operations) {
      const last = operations.at(-1);
      if (last?.kind === "add" && operation.kind === "add")
        operations[operations.length - 1] = { kind: "add", underlying: last.underlying.withLater(operation.underlying) };
      else operations.push(operation);
    }
    return new ORSetDelta(operations);
  }

  /** The empty value that a delta is merged into if a replica has no value. */
  override get zero(): S | undefined {
    return this.operations[0]?.underlying.zero;
  }

  /** True: deltas are applied in the order in which they were made. */
  override get needsCausalDelivery(): boolean {
    return true;
  }
}
