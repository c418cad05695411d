import { assert, describe, it } from "vitest";
import { UidSequence } from "./uid-sequence.ts";

describe("UidSequence", () => {
  it("returns positive 31-bit numbers that hardly ever repeat, and others for another seed", () => {
    const uids = new UidSequence(1);
    const others = new UidSequence(2);
    const seen = new Set<number>();
    let same = 0;
    for (let count = 0; count < 10_000; count += 1) {
      const uid = uids.next();
      assert.isTrue(Number.isInteger(uid) && uid >= 1 && uid <= 0x7fff_ffff);
      if (others.next() === uid) same += 1;
      seen.add(uid);
    }
    assert.isAtLeast(seen.size, 9990);
    assert.isAtMost(same, 2);
  });
});
