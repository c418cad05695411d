import { assert, describe, it } from "vitest";
import { Decimal, double } from "../../serialization/index.ts";
import { valueJson, valueText } from "./value-text.ts";

describe("A reply on the terminal", () => {
  it("is a string as it is, and anything else as JSON", () => {
    assert.deepEqual(["Hello, world", 7, true, [1, "a"], { name: "x", of: { y: 1 } }].map(valueText), [
      "Hello, world",
      "7",
      "true",
      '[1,"a"]',
      '{"name":"x","of":{"y":1}}',
    ]);
  });

  it("keeps what JSON numbers would lose", () => {
    const big = 9007199254740993n;
    assert.deepEqual([5n, big, Number.NaN, double(1), Decimal.parse("1.50")].map(valueJson), [5, "9007199254740993", "NaN", 1, "1.50"]);
  });

  it("writes bytes in base64, maps as objects and sets as lists", () => {
    assert.deepEqual(valueJson(new Map<string, unknown>([["a", new Uint8Array([1, 2, 3])]])), { a: "AQID" });
    assert.deepEqual(valueJson(new Set([1n, 2n])), [1, 2]);
  });

  it("end a reply that stands for more values than can be shown", () => {
    let reply: unknown = new Map();
    for (let level = 0; level < 40; level += 1) reply = new Map([1, 2].map((key) => [key, reply])); // 2^40 values
    const text = valueText(reply);
    assert.include(text, "…");
    assert.isBelow(text.length, 20_000_000);
  });
});
