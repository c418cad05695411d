import { assert, describe, it } from "vitest";
import { lengthDelimitedTag } from "./field-tag.ts";
import { ProtoWriter } from "./proto-writer.ts";

const TEXT = lengthDelimitedTag(1);

describe("A ProtoWriter that is used again", () => {
  it("writes the next message as a new one would, also after a large one", () => {
    const writer = new ProtoWriter();
    writer.string(TEXT, "x".repeat(100_000));
    writer.clear();
    writer.string(TEXT, "ab");
    assert.deepEqual([...writer.toBytes()], [10, 2, 97, 98]);
  });

  it("copies into an array if there is room", () => {
    const writer = new ProtoWriter();
    writer.string(TEXT, "ab");
    const target = new Uint8Array(6);
    assert.equal(writer.copyInto(target, 1), 5);
    assert.deepEqual([...target], [0, 10, 2, 97, 98, 0]);
    assert.equal(writer.copyInto(target, 3), -1);
  });
});
