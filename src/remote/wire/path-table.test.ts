import fc from "fast-check";
import { assert, describe, it } from "vitest";
import { PathTable } from "./path-table.ts";

const utf8 = new TextEncoder();

function bytesOf(text: string): Uint8Array {
  return utf8.encode(text);
}

describe("PathTable", () => {
  it("finds a key in any place of any chunk", () => {
    const table = new PathTable<string>({ maximumKeys: 8, maximumBytes: 1e9 });
    const path = bytesOf("akka.tcp://Sys@host:2552/user/a#1");
    table.insert(path, 0, path.length, "a", 0);
    const chunk = new Uint8Array([9, ...path, 9, 9]).subarray(1); // a view that does not start where its buffer does
    assert.equal(table.lookup(chunk, 0, path.length), "a");
    assert.equal(table.lookup(chunk, 0, path.length - 1), undefined);
    assert.equal(table.lookup(chunk, 1, path.length), undefined);
  });

  it("keeps its own copy of a key", () => {
    const table = new PathTable<number>({ maximumKeys: 8, maximumBytes: 1e9 });
    const path = bytesOf("/user/a");
    table.insert(path, 0, path.length, 1, 0);
    path.fill(0);
    assert.equal(table.lookup(bytesOf("/user/a"), 0, 7), 1);
    assert.equal(table.lookup(path, 0, 7), undefined);
  });

  it("tells keys apart that differ only before the hashed end", () => {
    const table = new PathTable<number>({ maximumKeys: 64, maximumBytes: 1e9 });
    const keys = Array.from({ length: 7 }, (_, index) => bytesOf(`${index}/a-name-that-fills-the-hashed-bytes`));
    keys.forEach((key, index) => table.insert(key, 0, key.length, index, 0));
    keys.forEach((key, index) => assert.equal(table.lookup(key, 0, key.length), index));
  });

  it.each(["", "#1234567890"])("remembers almost all of many paths that differ in the digits before %j", (ending) => {
    const table = new PathTable<number>({ maximumKeys: 2048, maximumBytes: 1e9 });
    const keys = Array.from({ length: 1000 }, (_, index) => bytesOf(`akka.tcp://Sys@host:2552/user/entity${index}${ending}`));
    keys.forEach((key, index) => table.insert(key, 0, key.length, index, 0));
    const found = keys.filter((key, index) => table.lookup(key, 0, key.length) === index).length;
    assert.isAtLeast(found, 970, "the rest shares a chain with seven others");
  });

  it("replaces the value of a key that it knows", () => {
    const table = new PathTable<number>({ maximumKeys: 8, maximumBytes: 1e9 });
    const key = bytesOf("key");
    table.insert(key, 0, 3, 1, 0);
    table.insert(key, 0, 3, 2, 0);
    assert.equal(table.lookup(key, 0, 3), 2);
  });

  it("forgets what was not used for a while and keeps what was", () => {
    const table = new PathTable<number>({ maximumKeys: 20, maximumBytes: 1e9 });
    const hot = bytesOf("hot");
    const cold = bytesOf("cold");
    table.insert(hot, 0, 3, -1, 0);
    table.insert(cold, 0, 4, -2, 0);
    for (let index = 0; index < 100; index += 1) {
      const key = bytesOf(`key ${index}`);
      table.insert(key, 0, key.length, index, 0);
      assert.equal(table.lookup(hot, 0, 3), -1);
    }
    assert.equal(table.lookup(cold, 0, 4), undefined);
  });

  it("knows at least the last half of its capacity, and no more than its capacity", () => {
    const capacity = 1000;
    const table = new PathTable<number>({ maximumKeys: capacity, maximumBytes: 1e9 });
    const keys = Array.from({ length: 5000 }, (_, index) => bytesOf(`akka.tcp://Sys@host:2552/user/actor#${index * 7919}`));
    keys.forEach((key, index) => table.insert(key, 0, key.length, index, 0));
    const known = keys.filter((key, index) => table.lookup(key, 0, key.length) === index).length;
    assert.isAtMost(known, capacity);
    assert.isAtLeast(known, capacity / 2 - 10); // less the few that lost their place to a collision
  });

  it("never holds more bytes than it may, keys and values counted, and says how many it holds", () => {
    const table = new PathTable<number>({ maximumKeys: 1000, maximumBytes: 100_000 });
    const keys = Array.from({ length: 500 }, (_, index) => bytesOf(`${index}/${"n".repeat(index * 3)}`));
    for (const [index, key] of keys.entries()) {
      table.insert(key, 0, key.length, index, 1_000);
      assert.isAtMost(table.bytes, 100_000);
    }
    assert.isAbove(table.bytes, 50_000);
    const known = keys.filter((key, index) => table.lookup(key, 0, key.length) === index).length;
    assert.isAtLeast(known, 12); // of 3 to 4 kB each
    assert.isAtMost(table.count, 100);
    table.clear();
    assert.deepEqual([table.bytes, table.count], [0, 0]);
  });

  it("does not remember keys of more than 1024 bytes", () => {
    const table = new PathTable<number>({ maximumKeys: 8, maximumBytes: 1e9 });
    const longest = bytesOf("n".repeat(1024));
    const tooLong = bytesOf("n".repeat(1025));
    table.insert(longest, 0, longest.length, 1, 0);
    table.insert(tooLong, 0, tooLong.length, 2, 0);
    assert.deepEqual([table.lookup(longest, 0, 1024), table.lookup(tooLong, 0, 1025)], [1, undefined]);
  });

  it("forgets everything when cleared", () => {
    const table = new PathTable<number>({ maximumKeys: 8, maximumBytes: 1e9 });
    table.insert(bytesOf("key"), 0, 3, 1, 0);
    table.clear();
    assert.equal(table.lookup(bytesOf("key"), 0, 3), undefined);
  });

  it("never gives the value of another key", () => {
    const key = fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 3, max: 2 }));
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.array(fc.tuple(fc.boolean(), key), { maxLength: 200 }), (capacity, steps) => {
        const table = new PathTable<string>({ maximumKeys: capacity, maximumBytes: 1e9 });
        for (const [isInsert, bytes] of steps) {
          const found = table.lookup(bytes, 0, bytes.length);
          if (found !== undefined) assert.equal(found, `=${bytes.join()}`);
          if (isInsert) {
            table.insert(bytes, 0, bytes.length, `=${bytes.join()}`, 0);
            assert.equal(table.lookup(bytes, 0, bytes.length), `=${bytes.join()}`);
          }
        }
      }),
    );
  });
});

describe("PathTable.forget", () => {
  it("lets go of the values that it picks, and of few others", () => {
    const table = new PathTable<{ readonly id: number }>({ maximumKeys: 1024, maximumBytes: 10_000_000 });
    const keyOf = (id: number): Uint8Array => new TextEncoder().encode(`akka.tcp://Peer${id % 7}@host:1/user/actor-${id}`);
    for (let id = 0; id < 900; id += 1) table.insert(keyOf(id), 0, keyOf(id).length, { id }, 10);
    const lookup = (id: number): number | undefined => table.lookup(keyOf(id), 0, keyOf(id).length)?.id;
    const known = Array.from({ length: 900 }, (_, id) => id).filter((id) => lookup(id) === id);
    table.forget(({ id }) => id % 7 === 3);
    assert.isBelow(table.bytes, 1_500_000);
    const left = known.filter((id) => lookup(id) === id);
    assert.isTrue(left.every((id) => id % 7 !== 3));
    assert.isAbove(left.length, known.length * 0.7); // six of seven, but for those that find no place in their chain again
  });
});
