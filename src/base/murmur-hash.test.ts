import { assert, describe, it } from "vitest";
import { murmurHashOfBytes, murmurHashOfPair, murmurHashOfText } from "./murmur-hash.ts";

describe("Murmur hash", () => {
  it("of texts is what Akka.NET 1.5.74 computes", () => {
    const known: readonly (readonly [string, number])[] = [
      ["", -1632357289],
      ["a", 1561762017],
      ["ab", -2081011331],
      ["abc", 1967728568],
      ["Ärger", -642676278],
      ["日本語", -190646551],
      ["😀", 1512337268],
    ];
    for (const [text, hash] of known) assert.equal(murmurHashOfText(text), hash, text);
  });

  it("of bytes is what Akka.NET 1.5.74 computes", () => {
    assert.equal(murmurHashOfBytes(Uint8Array.of()), -1632357289);
    assert.equal(murmurHashOfBytes(Uint8Array.of(1, 2, 3)), -1418633357);
    assert.equal(murmurHashOfBytes(Uint8Array.of(255, 254, 253, 252, 251)), 2079759175);
  });

  it("of a pair depends on both of its numbers", () => {
    assert.equal(new Set([murmurHashOfPair(1, 2), murmurHashOfPair(2, 1), murmurHashOfPair(1, 3), murmurHashOfPair(3, 2)]).size, 4);
  });
});
