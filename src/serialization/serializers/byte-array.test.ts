import fc from "fast-check";
import { assert, describe, it } from "vitest";
import { ByteArraySerializer } from "./byte-array.ts";

describe("ByteArraySerializer", () => {
  it("gives arrays that nothing changes later, whatever their sizes are", () => {
    const sizes = fc.array(fc.oneof(fc.nat(300), fc.nat(3000)), { maxLength: 30 });
    fc.assert(
      fc.property(sizes, (lengths) => {
        const serializer = new ByteArraySerializer(4);
        const source = new Uint8Array(3000);
        const read = lengths.map((length, index) => serializer.fromBytes(source.fill(index).subarray(0, length), ""));
        source.fill(255);
        for (const [index, bytes] of read.entries()) {
          assert.equal(bytes.length, lengths[index]);
          assert.isTrue(bytes.every((byte) => byte === index));
        }
        for (const [index, bytes] of read.entries()) bytes.fill(100 + index);
        for (const [index, bytes] of read.entries()) assert.isTrue(bytes.every((byte) => byte === 100 + index));
      }),
    );
  });

  it("lets an array keep at most 32 times as much memory as it has bytes, and begin where any other view may", () => {
    const serializer = new ByteArraySerializer(4);
    for (let length = 0; length < 5000; length += 13) {
      const { buffer, byteOffset } = serializer.fromBytes(new Uint8Array(length), "");
      assert.isAtMost(buffer.byteLength, 32 * length);
      assert.equal(byteOffset % 8, 0);
    }
  });

  it("gives plain arrays, also for those of a class of its own, such as Buffer of Node", () => {
    class Special extends Uint8Array {}
    for (const length of [10, 1000, 5000]) {
      const read = new ByteArraySerializer(4).fromBytes(new Special(length), "");
      assert.strictEqual(Object.getPrototypeOf(read), Uint8Array.prototype);
    }
  });
});
