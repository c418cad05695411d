import { assert, describe, it } from "vitest";
import { describeValue } from "./errors.ts";

class Order {}

describe("The description of a rejected value", () => {
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const table: readonly (readonly [value: unknown, words: string])[] = [
    [undefined, "undefined"],
    [null, "null"],
    ["a", 'the text "a"'],
    ["x".repeat(50), `the text "${"x".repeat(40)}…"`],
    [5, "the number 5"],
    [5n, "the bigint 5"],
    [true, "the boolean true"],
    [Symbol("s"), "Symbol(s)"],
    [Order, "the class Order"],
    [() => 1, "a function"],
    [new Order(), "an instance of Order"],
    [{ a: 1 }, "a plain object"],
    [Object.create(null), "a plain object"],
    [[1], "an array"],
    [revoked.proxy, "a value that cannot be read"],
  ];
  for (const [value, words] of table) it(`are ${words}`, () => assert.equal(describeValue(value), words));
});
