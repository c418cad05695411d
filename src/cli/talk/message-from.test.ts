import { assert, describe, it } from "vitest";
import { type Decimal, Pinned } from "../../serialization/index.ts";
import { InvalidArgumentError } from "../../base/index.ts";
import { messageFrom } from "./message-from.ts";

describe("The message that an argument means", () => {
  it("is a string unless another type is named", () => {
    assert.equal(messageFrom("42", "string"), "42");
    for (const [text, kind, value] of [
      ["42", "int", 42],
      ["-9007199254740993", "long", -9007199254740993n],
      ["2.5", "double", 2.5],
      ["2.5", "float", 2.5],
    ] as const) {
      const message = messageFrom(text, kind);
      assert.instanceOf(message, Pinned);
      assert.equal((message as Pinned).value, value);
    }
    assert.equal(String(messageFrom("1.50", "decimal") as Decimal), "1.50");
    assert.equal(messageFrom("true", "bool"), true);
    assert.deepEqual(messageFrom("AQID", "bytes"), new Uint8Array([1, 2, 3]));
    assert.deepEqual(messageFrom('{"a":[1]}', "json"), { a: [1] });
  });

  it("is refused with the reason when the text is not of that type", () => {
    for (const [text, kind] of [
      ["4.5", "int"],
      ["4294967296", "int"],
      ["", "double"],
      ["1e3", "long"],
      ["9223372036854775808", "long"],
      ["x", "decimal"],
      ["yes", "bool"],
      ["{", "json"],
      ["null", "json"],
      ["a b", "bytes"],
    ] as const)
      assert.throws(() => messageFrom(text, kind), InvalidArgumentError, undefined, `${text} as ${kind}`);
  });
});
