import fc from "fast-check";
import { assert, describe, it } from "vitest";
import { PathTable } from "./path-table.ts";

const utf8 = new TextEncoder();

function bytesOf(text: string): Uint8Array {
  return utf8.encode(text);
}

describe("PathTable", () => {
  it("finds a key in any place of any chunk", () => {
    const table = new PathTable<string>(8);
    const path = bytesOf("akka.tcp://Sys@host:2552/user/a#1");
    table.insert(path, 0, path.length, "a");
    const chunk = new Uint8Array([9, ...path, 9, 9]).subarray(1); // a view that does not start where its buffer does
    assert.equal(table.lookup(chunk, 0, path.length), "a");
    assert.equal(table.lookup(chunk, 0, path.length - 1), undefined);
    assert.equal(table.lookup(chunk, 1, path.length), undefined);
  });

  it("keeps its own copy of a key", () => {
    const table = new PathTable<number>(8);
    const path = bytesOf("/user/a");
    table.insert(path, 0, path.length, 1);
    path.fill(0);
    assert.equal(table.lookup(bytesOf("/user/a"), 0, 7), 1);
    assert.equal(table.lookup(path, 0, 7), undefined);
  });

  it("tells keys apart that differ only before the hashed end", () => {
    const table = new PathTable<number>(64);
    const keys = Array.from({ length: 7 }, (_, index) => bytesOf(`${index}/a-name-that-fills-the-hashed-bytes`));
    keys.forEach((key, index) => table.insert(key, 0, key.length, index));
    keys.forEach((key, index) => assert.equal(table.lookup(key, 0, key.length), index));
  });

  it("replaces the value of a key that it knows", () => {
    const table = new PathTable<number>(8);
    const key = bytesOf("key");
    table.insert(key, 0, 3, 1);
    table.insert(key, 0, 3, 2);
    assert.equal(table.lookup(key, 0, 3), 2);
  });

  it("forgets what was not used for a while and keeps what was", () => {
    const table = new PathTable<number>(20);
    const hot = bytesOf("hot");
    const cold = bytesOf("cold");
    table.insert(hot, 0, 3, -1);
    table.insert(cold, 0, 4, -2);
    for (let index = 0; index < 100; index += 1) {
      const key = bytesOf(`key ${index}`);
      table.insert(key, 0, key.length, index);
      assert.equal(table.lookup(hot, 0, 3), -1);
    }
    assert.equal(table.lookup(cold, 0, 4), undefined);
  });

  it("knows at least the last half of its capacity, and no more than its capacity", () => {
    const capacity = 1000;
    const table = new PathTable<number>(capacity);
    const keys = Array.from({ length: 5000 }, (_, index) => bytesOf(`akka.tcp://Sys@host:2552/user/actor#${index * 7919}`));
    keys.forEach((key, index) => table.insert(key, 0, key.length, index));
    const known = keys.filter((key, index) => table.lookup(key, 0, key.length) === index).length;
    assert.isAtMost(known, capacity);
    assert.isAtLeast(known, capacity / 2 - 10); // less the few that lost their place to a collision
  });

  it("forgets everything when cleared", () => {
    const table = new PathTable<number>(8);
    table.insert(bytesOf("key"), 0, 3, 1);
    table.clear();
    assert.equal(table.lookup(bytesOf("key"), 0, 3), undefined);
  });

  it("never gives the value of another key", () => {
    const key = fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 3, max: 2 }));
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.array(fc.tuple(fc.boolean(), key), { maxLength: 200 }), (capacity, steps) => {
        const table = new PathTable<string>(capacity);
        for (const [isInsert, bytes] of steps) {
          const found = table.lookup(bytes, 0, bytes.length);
          if (found !== undefined) assert.equal(found, `=${bytes.join()}`);
          if (isInsert) {
            table.insert(bytes, 0, bytes.length, `=${bytes.join()}`);
            assert.equal(table.lookup(bytes, 0, bytes.length), `=${bytes.join()}`);
          }
        }
      }),
    );
  });
});
