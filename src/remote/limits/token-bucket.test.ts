import { assert, describe, it } from "vitest";
import { TokenBucket } from "./token-bucket.ts";

describe("TokenBucket", () => {
  it("lets a burst pass, then as many as the rate says", () => {
    const bucket = new TokenBucket(10, 3, 0);
    const taken = (nowMs: number): number => {
      let count = 0;
      while (bucket.take(nowMs)) count += 1;
      return count;
    };
    assert.deepEqual([taken(0), taken(50), taken(100), taken(400), taken(60_000)], [3, 0, 1, 3, 3]);
  });

  it("says how long to wait for the next one", () => {
    const bucket = new TokenBucket(10, 1, 0);
    assert.isTrue(bucket.take(0));
    assert.equal(bucket.waitMs, 100);
    assert.isFalse(bucket.take(99));
    assert.isTrue(bucket.take(100));
  });
});
