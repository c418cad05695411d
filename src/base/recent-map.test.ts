import { assert, describe, it } from "vitest";
import { RecentMap } from "./recent-map.ts";

describe("RecentMap", () => {
  it("forgets what was not used while half of its limit was set anew", () => {
    const map = new RecentMap<number>(1_000);
    map.set("used", 1, 100);
    map.set("unused", 2, 100);
    for (let index = 0; index < 20; index += 1) {
      assert.equal(map.get("used"), 1);
      map.set(`key-${index}`, index, 100);
    }
    assert.equal(map.get("used"), 1);
    assert.isUndefined(map.get("unused"));
  });

  it("never holds more bytes than its limit, and says how many it holds", () => {
    const map = new RecentMap<number>(1_000);
    for (let index = 0; index < 100; index += 1) {
      map.set(`key-${index % 7}`, index, 10 + index);
      assert.isAtMost(map.bytes, 1_000);
    }
    assert.isAbove(map.bytes, 0);
    assert.isAbove(map.count, 0);
  });

  it("does not keep what is larger than half of its limit", () => {
    const map = new RecentMap<number>(1_000);
    map.set("large", 1, 501);
    assert.isUndefined(map.get("large"));
    assert.equal(map.bytes, 0);
  });

  it("replaces a value", () => {
    const map = new RecentMap<number>(1_000);
    map.set("key", 1, 400);
    map.set("key", 2, 300);
    assert.deepEqual([map.get("key"), map.bytes, map.count], [2, 300, 1]);
  });
});
