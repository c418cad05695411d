import { assert, describe, it } from "vitest";
import { estimatedBytes } from "./estimated-bytes.ts";

describe("estimatedBytes", () => {
  const overhead = estimatedBytes("");

  it("counts texts and bytes in full", () => {
    assert.equal(estimatedBytes("x".repeat(1000)) - overhead, 1000);
    assert.equal(estimatedBytes(new Uint8Array(5000)) - overhead, 5000);
    assert.equal(estimatedBytes(new ArrayBuffer(5000)) - overhead, 5000);
  });

  it("counts what is inside objects, lists, maps and sets", () => {
    for (const message of [
      { text: "x".repeat(1000) },
      { inner: { text: "x".repeat(1000) } },
      ["x".repeat(1000)],
      new Map([["k", "x".repeat(1000)]]),
      new Set(["x".repeat(1000)]),
    ]) {
      assert.approximately(estimatedBytes(message), 1000, 200);
    }
  });

  it("takes the beginning of a long list for all of it", () => {
    const list = Array.from({ length: 100_000 }, () => "0123456789");
    assert.equal(estimatedBytes(list) - overhead, 1_000_000);
  });

  it("ends with a message that contains itself, and with one of any depth", () => {
    const circle: { self?: unknown; text: string } = { text: "x" };
    circle.self = circle;
    let deep: unknown = "x";
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    assert.isBelow(estimatedBytes(circle), 2000);
    assert.isBelow(estimatedBytes(deep), 2000);
  });
});
