import fc from "fast-check";
import { assert } from "vitest";
import { ReplicaNode } from "./replica-node.ts";
import type { ReplicatedData } from "./replicated-data.ts";

/** The nodes of histories. */
export const NODES: readonly ReplicaNode[] = [1, 2, 3].map((port) => new ReplicaNode("127.0.0.1", port, port * 10));

/** One change of a value by a node. */
export type Change<T> = (value: T, node: ReplicaNode) => T;

/** What happens on one of the nodes: a change, or it merges the value of another one. */
interface Step<T> {
  readonly at: number;
  readonly change?: Change<T>;
  readonly mergeFrom?: number;
}

/** The values of three nodes after they have changed and merged them at random. */
export function anyHistory<T extends ReplicatedData>(initial: T, changes: fc.Arbitrary<Change<T>>): fc.Arbitrary<readonly [T, T, T]> {
  const at = fc.nat(2);
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ at, change: changes }) },
    { weight: 1, arbitrary: fc.record({ at, mergeFrom: at }) },
  ) as fc.Arbitrary<Step<T>>;
  return fc.array(step, { maxLength: 20 }).map((steps) => {
    const values: [T, T, T] = [initial, initial, initial];
    for (const { at: index, change, mergeFrom } of steps) {
      const value = values[index] as T;
      const node = NODES[index] as ReplicaNode;
      values[index] = change === undefined ? (value.merge(values[mergeFrom ?? 0] as T) as T) : (change(value, node).resetDelta() as T);
    }
    return values;
  });
}

/** Checks that merging is commutative, associative and idempotent. `textOf` is equal for equal values only. */
export function assertLaws<T extends ReplicatedData>(histories: fc.Arbitrary<readonly [T, T, T]>, textOf: (value: T) => string): void {
  const merged = (left: T, right: T): T => left.merge(right) as T;
  fc.assert(
    fc.property(histories, ([a, b, c]) => {
      assert.equal(textOf(merged(a, b)), textOf(merged(b, a)));
      assert.equal(textOf(merged(merged(a, b), c)), textOf(merged(a, merged(b, c))));
      assert.equal(textOf(merged(a, a)), textOf(a));
      assert.equal(textOf(merged(merged(a, b), b)), textOf(merged(a, b)));
    }),
  );
}

/**
 * Checks that a node that gets the deltas of another one, in groups, has what it has after it merged the whole values at the same times. All nodes have deltas of each
 * other only.
 */
export function assertDeltas<T extends ReplicatedData>(initial: T, changes: fc.Arbitrary<Change<T>>, textOf: (value: T) => string): void {
  const groups = fc.array(fc.array(changes, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
  fc.assert(
    fc.property(groups, groups, (here, there) => {
      const start = there
        .flat()
        .reduce((value, change) => change(value, NODES[1] as ReplicaNode), initial)
        .resetDelta() as T;
      let changed = start;
      let byDelta = start;
      let byValue = start;
      for (const group of here) {
        for (const change of group) changed = change(changed, NODES[0] as ReplicaNode);
        if (changed.delta !== undefined) byDelta = byDelta.mergeDelta(changed.delta) as T;
        changed = changed.resetDelta() as T;
        byValue = byValue.merge(changed) as T;
      }
      assert.equal(textOf(byDelta), textOf(byValue));
    }),
  );
}
