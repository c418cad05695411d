import fc from "fast-check";
import { assert, describe, it } from "vitest";
import { PhiAccrualFailureDetector } from "../../remote/index.ts";
import { nodeAt } from "../member/nodes.fixture.ts";
import { UniqueAddressSet } from "../member/unique-address-set.ts";
import { HeartbeatRing } from "./heartbeat-ring.ts";
import { MemberDetectors } from "./member-detectors.ts";
import { WatchedMembers } from "./watched-members.ts";

const nodes = (...ports: readonly number[]): UniqueAddressSet => UniqueAddressSet.of(ports.map((port) => nodeAt(port)));
const portsOf = (set: UniqueAddressSet): readonly (number | undefined)[] => Array.from(set, ({ address }) => address.port);
const receivers = (self: number, all: UniqueAddressSet, unreachable: UniqueAddressSet, count: number): readonly (number | undefined)[] =>
  portsOf(new HeartbeatRing(nodeAt(self), all, unreachable, count).receivers);

describe("HeartbeatRing", () => {
  it("watches those that follow in the order of uids, and goes round", () => {
    assert.deepEqual(receivers(2, nodes(1, 2, 3, 4, 5), UniqueAddressSet.empty, 2), [3, 4]);
    assert.deepEqual(receivers(5, nodes(1, 2, 3, 4, 5), UniqueAddressSet.empty, 2), [1, 2]);
  });

  it("watches all others if they are not more", () => {
    assert.deepEqual(receivers(2, nodes(1, 2, 3), UniqueAddressSet.empty, 9), [3, 1]);
    assert.deepEqual(receivers(1, nodes(1), UniqueAddressSet.empty, 9), []);
  });

  it("watches unreachable nodes on the way in addition", () => {
    assert.deepEqual(receivers(1, nodes(1, 2, 3, 4, 5), nodes(2), 2), [2, 3, 4]);
    assert.deepEqual(receivers(1, nodes(1, 2, 3, 4, 5), nodes(5), 2), [2, 3]);
  });

  it("gives every node as many watchers as it watches", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 60_000 }), { minLength: 2, maxLength: 20 }),
        fc.integer({ min: 1, max: 9 }),
        (ports, count) => {
          const all = nodes(...ports);
          const watchers = new Map<number | undefined, number>();
          for (const self of ports)
            for (const port of receivers(self, all, UniqueAddressSet.empty, count)) watchers.set(port, (watchers.get(port) ?? 0) + 1);
          for (const port of ports) assert.equal(watchers.get(port), Math.min(count, ports.length - 1));
        },
      ),
    );
  });
});

const settings = {
  threshold: 8,
  maximumSampleSize: 1_000,
  minimumStandardDeviationMs: 100,
  acceptableHeartbeatPauseMs: 3_000,
  firstHeartbeatEstimateMs: 1_000,
};
const detectors = (): MemberDetectors => new MemberDetectors(() => new PhiAccrualFailureDetector(settings));

describe("WatchedMembers", () => {
  it("believes in a node that was never asked, and no longer in one that has fallen silent", () => {
    const known = detectors();
    const watched = new WatchedMembers(nodeAt(1), 9, known);
    watched.update(nodes(1, 2), UniqueAddressSet.empty, 0);
    assert.isTrue(known.isAvailable(nodeAt(2).address, 60_000));
    for (let nowMs = 0; nowMs <= 10_000; nowMs += 1_000) watched.onResponse(nodeAt(2), nowMs);
    assert.isTrue(known.isAvailable(nodeAt(2).address, 12_000));
    assert.isFalse(known.isAvailable(nodeAt(2).address, 17_000));
  });

  it("notices the silence of a node that has never answered", () => {
    const known = detectors();
    const watched = new WatchedMembers(nodeAt(1), 9, known);
    watched.update(nodes(1, 2), UniqueAddressSet.empty, 0);
    watched.expectFirstResponse(nodeAt(2), 1_000);
    assert.isFalse(known.isAvailable(nodeAt(2).address, 10_000));
  });

  it("does not listen to nodes that it does not watch", () => {
    const known = detectors();
    const watched = new WatchedMembers(nodeAt(1), 9, known);
    watched.update(nodes(1, 2), UniqueAddressSet.empty, 0);
    watched.onResponse(nodeAt(3), 0);
    assert.isFalse(known.isMonitoring(nodeAt(3).address));
  });

  it("goes on watching a silent node that others watch now, until it answers", () => {
    const known = detectors();
    const watched = new WatchedMembers(nodeAt(1), 1, known);
    watched.update(nodes(1, 3), UniqueAddressSet.empty, 0);
    for (let nowMs = 0; nowMs <= 10_000; nowMs += 1_000) watched.onResponse(nodeAt(3), nowMs);
    watched.update(nodes(1, 2, 3), nodes(3), 30_000); // 2 comes first, and 3 is silent
    assert.deepEqual(portsOf(watched.active), [2, 3]);
    watched.onResponse(nodeAt(3), 31_000);
    assert.deepEqual(portsOf(watched.active), [2]);
    assert.isFalse(known.isMonitoring(nodeAt(3).address));
  });

  it("forgets a removed node, but not another incarnation at its address", () => {
    const known = detectors();
    const watched = new WatchedMembers(nodeAt(1), 9, known);
    watched.update(nodes(1, 2), UniqueAddressSet.empty, 0);
    watched.onResponse(nodeAt(2), 0);
    watched.update(UniqueAddressSet.of([nodeAt(1), nodeAt(2, 99)]), UniqueAddressSet.empty, 1_000);
    assert.isTrue(known.isMonitoring(nodeAt(2).address));
    watched.update(nodes(1), UniqueAddressSet.empty, 2_000);
    assert.isFalse(known.isMonitoring(nodeAt(2).address));
  });
});
