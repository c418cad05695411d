import fc from "fast-check";
import { assert, describe, it } from "vitest";
import { Flag } from "./flag.ts";
import { GCounter } from "./g-counter.ts";
import { GSet } from "./g-set.ts";
import { anyHistory, assertDeltas, assertLaws, type Change, NODES } from "./histories.fixture.ts";
import { LWWDictionary } from "./lww-dictionary.ts";
import { LWWRegister } from "./lww-register.ts";
import { ORDictionary } from "./or-dictionary.ts";
import { ORMultiValueDictionary } from "./or-multi-value-dictionary.ts";
import { ORSet } from "./or-set.ts";
import { PNCounterDictionary } from "./pn-counter-dictionary.ts";
import { PNCounter } from "./pn-counter.ts";
import type { ReplicaNode } from "./replica-node.ts";
import { VersionVector } from "./version-vector.ts";

const letter = fc.constantFrom("a", "b", "c");
const [first, second] = NODES as [ReplicaNode, ReplicaNode];

const setText = (set: ORSet<string>): string =>
  `${set.entries
    .map(({ element, dots }) => `${element}@${dots}`)
    .sort()
    .join(";")} seen ${set.versions}`;
const counterText = (counter: GCounter): string => counter.entries.map(({ node, value }) => `${node}=${value}`).join(";");
const pnText = ({ increments, decrements }: PNCounter): string => `+${counterText(increments)} -${counterText(decrements)}`;

const setChange: fc.Arbitrary<Change<ORSet<string>>> = fc.oneof(
  {
    weight: 4,
    arbitrary: letter.map(
      (each): Change<ORSet<string>> =>
        (set, node) =>
          set.add(node, each),
    ),
  },
  {
    weight: 2,
    arbitrary: letter.map(
      (each): Change<ORSet<string>> =>
        (set, node) =>
          set.remove(node, each),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Change<ORSet<string>>>((set) => set.clear()) },
);
const gCounterChange = fc.nat(5).map(
  (by): Change<GCounter> =>
    (counter, node) =>
      counter.increment(node, by),
);
const pnCounterChange = fc.integer({ min: -5, max: 5 }).map(
  (by): Change<PNCounter> =>
    (counter, node) =>
      counter.increment(node, by),
);
const counterDictionaryChange = fc.tuple(letter, fc.integer({ min: -2, max: 5 })).map(
  ([key, by]): Change<PNCounterDictionary<string>> =>
    (dictionary, node) =>
      by < 0 ? dictionary.remove(node, key) : dictionary.increment(node, key, by),
);
const setDictionaryChange = fc.tuple(letter, letter, fc.nat(4)).map(
  ([key, value, kind]): Change<ORMultiValueDictionary<string, string>> =>
    (dictionary, node) => {
      if (kind === 0) return dictionary.remove(node, key);
      return kind === 1 ? dictionary.removeItem(node, key, value) : dictionary.addItem(node, key, value);
    },
);
const gSetChange = letter.map(
  (each): Change<GSet<string>> =>
    (set) =>
      set.add(each),
);
const gSetText = (set: GSet<string>): string => set.elements.toSorted().join();

describe("merging is commutative, associative and idempotent", () => {
  it("of version vectors", () => {
    assertLaws(
      anyHistory(
        VersionVector.empty,
        fc.constant<Change<VersionVector>>((vector, node) => vector.increment(node)),
      ),
      String,
    );
  });

  it("of growing counters", () => assertLaws(anyHistory(GCounter.empty, gCounterChange), counterText));

  it("of counters", () => assertLaws(anyHistory(PNCounter.empty, pnCounterChange), pnText));

  it("of growing sets", () => assertLaws(anyHistory(GSet.empty(), gSetChange), gSetText));

  it("of sets with removal", () => assertLaws(anyHistory(ORSet.empty(), setChange), setText));

  it("of flags", () =>
    assertLaws(
      anyHistory(
        Flag.off,
        fc.constantFrom<Change<Flag>>(
          (flag) => flag,
          (flag) => flag.switchOn(),
        ),
      ),
      String,
    ));

  it("of registers", () => {
    const change = fc.tuple(fc.bigInt({ min: 0n, max: 3n }), letter).map(
      ([by, value]): Change<LWWRegister<string>> =>
        (register, node) =>
          register.withValue(node, value, (last) => last + 1n + by),
    );
    const textOf = ({ value, timestamp, updatedBy }: LWWRegister<string>): string => `${value} ${timestamp} ${updatedBy}`;
    assertLaws(anyHistory(new LWWRegister(first, "x", 0n, "string"), change), (register) => {
      const [value, ...order] = textOf(register).split(" ");
      return value === undefined ? "" : order.join(" "); // two values with one timestamp of one node exist only in this test
    });
  });

  it("of the keys of dictionaries", () => {
    const change = fc.oneof(
      letter.map(
        (key): Change<PNCounterDictionary<string>> =>
          (dictionary, node) =>
            dictionary.increment(node, key),
      ),
      letter.map(
        (key): Change<PNCounterDictionary<string>> =>
          (dictionary, node) =>
            dictionary.remove(node, key),
      ),
    );
    assertLaws(anyHistory(PNCounterDictionary.empty(), change), ({ underlying }) => setText(underlying.keySet));
  });
});

describe("merging deltas gives what merging whole values gives", () => {
  it("of growing counters", () => assertDeltas(GCounter.empty, gCounterChange, counterText));

  it("of counters", () => assertDeltas(PNCounter.empty, pnCounterChange, pnText));

  it("of growing sets", () => assertDeltas(GSet.empty(), gSetChange, gSetText));

  it("of dictionaries of counters", () => {
    const textOf = (dictionary: PNCounterDictionary<string>): string =>
      `${dictionary.entries
        .map(([key, value]) => `${key}=${value}`)
        .toSorted()
        .join()} seen ${dictionary.underlying.keySet.versions}`;
    assertDeltas(PNCounterDictionary.empty(), counterDictionaryChange, textOf);
  });

  for (const withValueDeltas of [false, true])
    it(`of dictionaries of sets ${withValueDeltas ? "with" : "without"} deltas of values`, () => {
      const empty = new ORMultiValueDictionary<string, string>(ORDictionary.empty<string, ORSet<string>>("string"), withValueDeltas);
      const textOf = (dictionary: ORMultiValueDictionary<string, string>): string =>
        `${dictionary.entries
          .map(([key, values]) => `${key}=${values.toSorted().join("+")}`)
          .toSorted()
          .join()} seen ${dictionary.underlying.keySet.versions}`;
      assertDeltas(empty, setDictionaryChange, textOf);
    });

  // A delta does not say which additions an addition replaces: they stay as well, until the element is removed or whole values are merged.
  it("of the elements and versions of sets with removal", () => {
    assertDeltas(ORSet.empty(), setChange, (set) => `${set.elements.toSorted().join()} seen ${set.versions}`);
  });
});

describe("ORSet", () => {
  it("keeps an element that one node adds while another removes it", () => {
    const both = ORSet.empty().add(first, "a");
    const merged = both.remove(first, "a").merge(both.add(second, "a"));
    assert.deepEqual(merged.elements, ["a"]);
  });

  it("loses an element that a node removes after it has seen it", () => {
    const both = ORSet.empty().add(first, "a");
    assert.equal(both.merge(both.remove(second, "a")).size, 0);
  });

  it("does not lose an addition whose delta arrives after the delta of a removal", () => {
    const start = ORSet.empty().add(first, "a").resetDelta();
    const added = start.add(second, "b");
    const removed = start.merge(added).remove(first, "a");
    const late = start.mergeDelta(removed.delta ?? start).mergeDelta(added.delta ?? start);
    assert.deepEqual(late.elements, ["b"]);
  });

  it("does not keep what a node has left when another node takes it over", () => {
    const set = ORSet.empty().add(first, "a").add(second, "b");
    const pruned = set.prune(first, second);
    assert.deepEqual(pruned.modifiedByNodes, [second]);
    assert.deepEqual(pruned.elements.toSorted(), ["a", "b"]);
  });
});

describe("GCounter", () => {
  it("keeps its sum when a node takes the part of another over", () => {
    const counter = GCounter.empty.increment(first, 3).increment(second, 4);
    const pruned = counter.prune(first, second);
    assert.equal(pruned.value, 7n);
    assert.deepEqual(pruned.modifiedByNodes, [second]);
  });

  it("refuses to shrink", () => {
    assert.throws(() => GCounter.empty.increment(first, -1), /grows by whole numbers/);
  });
});

describe("LWWRegister", () => {
  it("keeps the value of the later write, also if the clock stands still", () => {
    const early = LWWRegister.create(first, "a", { clock: () => 5n });
    assert.equal(early.merge(early.withValue(second, "b", (last) => last + 1n)).value, "b");
    assert.isAbove(Number(early.withValue(second, "b").timestamp), 5);
  });

  it("keeps the value of the node with the lower uid if both were written at the same time", () => {
    const [a, b] = [LWWRegister.create(first, "a", { clock: () => 5n }), LWWRegister.create(second, "b", { clock: () => 5n })];
    assert.equal(a.merge(b).value, "a");
    assert.equal(b.merge(a).value, "a");
  });
});

describe("dictionaries", () => {
  it("keep the last value of a key", () => {
    const one = LWWDictionary.empty().set(first, "k", "a", () => 1n);
    const two = one.set(second, "k", "b", () => 2n);
    assert.equal(one.merge(two).get("k"), "b");
    assert.equal(one.merge(two.remove(second, "k")).get("k"), undefined);
  });

  it("add the counters of a key", () => {
    const one = PNCounterDictionary.empty().increment(first, "k", 2);
    const two = PNCounterDictionary.empty().decrement(second, "k", 5);
    assert.equal(one.merge(two).get("k"), -3n);
  });

  it("merge any replicated values", () => {
    const type = { typeName: "Akka.DistributedData.Flag, Akka.DistributedData" };
    const one = ORDictionary.empty<string, Flag>(type).set(first, "k", Flag.off);
    const two = ORDictionary.empty<string, Flag>(type).set(second, "k", Flag.on);
    assert.isTrue(one.merge(two).get("k")?.enabled);
  });

  it("keep a value that is added after its key was removed and made again", () => {
    const one = ORMultiValueDictionary.empty().addItem(first, "k", "a").addItem(first, "k", "b");
    const again = one.remove(first, "k").addItem(first, "k", "c");
    assert.deepEqual(one.merge(again).get("k").toSorted(), ["c"]);
    assert.deepEqual(again.removeItem(first, "k", "c").keys, []);
  });
});
