import { createHash } from "node:crypto";
import fc from "fast-check";
import { assert, describe, it } from "vitest";
import { Address } from "../../actor/index.ts";
import { nodeAt } from "../member/nodes.fixture.ts";
import { UniqueAddress } from "../member/unique-address.ts";
import { md5Of } from "./md5.ts";
import { clockNodeOf, VectorClock } from "./vector-clock.ts";

const clocks = fc
  .uniqueArray(fc.tuple(fc.constantFrom("A", "B", "C", "D"), fc.integer({ min: 0, max: 3 })), { selector: ([node]) => node })
  .map((entries) => VectorClock.of(entries));

describe("md5Of", () => {
  it("gives the digests of RFC 1321", () => {
    assert.equal(md5Of(""), "D41D8CD98F00B204E9800998ECF8427E");
    assert.equal(md5Of("message digest"), "F96B697D7CB7938D525A2F31AAF161D0");
    assert.equal(md5Of("1234567890".repeat(8)), "57EDF4A22BE3C955AC49DA2E2107B67A");
  });

  it("agrees with the platform's implementation on any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        assert.equal(md5Of(text), createHash("md5").update(text).digest("hex").toUpperCase());
      }),
    );
  });
});

describe("VectorClock", () => {
  it("names nodes as Akka.NET does", () => {
    const nodes = [
      ["127.0.0.1", 25_631, 1_111_111_111, "46F115B8AAC62BA4FFB49559519448BC"],
      ["host-b.example", 25_632, 2_147_483_647, "36792D11B9AE6FBD7FA2858332EDC77D"],
      ["127.0.0.1", 25_633, 5, "7E65278698B897551B57351AC364D4B2"],
    ] as const;
    for (const [host, port, uid, name] of nodes) {
      assert.equal(clockNodeOf(new UniqueAddress(new Address("akka.tcp", "Golden", host, port), uid)), name);
    }
    assert.notEqual(clockNodeOf(nodeAt(1)), clockNodeOf(nodeAt(1, 2)));
  });

  it("is newer after each change, and concurrent with one that changed elsewhere", () => {
    const base = VectorClock.zero.increment("A");
    assert.equal(base.compareTo(VectorClock.zero), "after");
    assert.equal(base.compareTo(base.increment("B")), "before");
    assert.equal(base.increment("A").compareTo(base.increment("B")), "concurrent");
    assert.equal(base.compareTo(VectorClock.of([["A", 1]])), "same");
  });

  it("is newer by an entry that the other lacks, even if nothing was counted in it", () => {
    assert.equal(VectorClock.of([["A", 0]]).compareTo(VectorClock.zero), "after");
    assert.equal(VectorClock.zero.compareTo(VectorClock.of([["A", 0]])), "before");
  });

  it("forgets a node that was removed", () => {
    const clock = VectorClock.zero.increment("A").increment("B");
    assert.deepEqual([...clock.prune(["A"]).versions], [["B", 1]]);
    assert.equal(clock.prune(["C"]), clock);
  });

  it("merges in any order to the least clock that is not older than either", () => {
    fc.assert(
      fc.property(clocks, clocks, clocks, (a, b, c) => {
        const merged = a.merge(b);
        assert.equal(merged.compareTo(b.merge(a)), "same");
        assert.equal(merged.merge(c).compareTo(a.merge(b.merge(c))), "same");
        assert.include(["same", "after"], merged.compareTo(a));
        assert.include(["same", "after"], merged.compareTo(b));
        if (a.compareTo(b) === "after") assert.equal(merged.compareTo(a), "same");
      }),
    );
  });

  it("relates two clocks as the opposite of how it relates them the other way round", () => {
    const opposite = { same: "same", before: "after", after: "before", concurrent: "concurrent" } as const;
    fc.assert(fc.property(clocks, clocks, (a, b) => assert.equal(a.compareTo(b), opposite[b.compareTo(a)])));
  });
});
