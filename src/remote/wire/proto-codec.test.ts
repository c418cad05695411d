import fc from "fast-check";
import { assert, describe, it } from "vitest";
import { fixed64Tag, lengthDelimitedTag, varintTag } from "./field-tag.ts";
import { MAXIMUM_MESSAGE_DEPTH, ProtoReader } from "./proto-reader.ts";
import { encodeMessage, type ProtoWriter } from "./proto-writer.ts";
import { WireFormatError } from "./errors.ts";

function fieldOf<T>(bytes: readonly number[], tag: number, read: (reader: ProtoReader) => T): T | undefined {
  const reader = new ProtoReader(new Uint8Array(bytes));
  let value: T | undefined;
  while (reader.next()) {
    if (reader.tag === tag) value = read(reader);
    else reader.skip();
  }
  return value;
}

function offsetOfFailure(bytes: readonly number[]): number {
  try {
    fieldOf(bytes, 0, () => undefined);
  } catch (error) {
    assert.instanceOf(error, WireFormatError);
    assert.equal(error.code, "RITSEM_WIRE_FORMAT");
    return error.offset;
  }
  return assert.fail("no error");
}

describe("ProtoReader", () => {
  it("keeps the low 32 bits of a longer number, with sign where asked", () => {
    const minusOne = [0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01];
    assert.equal(
      fieldOf(minusOne, varintTag(1), (reader) => reader.int32()),
      -1,
    );
    assert.equal(
      fieldOf(minusOne, varintTag(1), (reader) => reader.uint32()),
      0xffff_ffff,
    );
    assert.equal(
      fieldOf(minusOne, varintTag(1), (reader) => reader.safeInteger()),
      -1,
    );
  });

  it("takes any number but zero for true, also one beyond 32 bits", () => {
    assert.equal(
      fieldOf([0x08, 0x80, 0x80, 0x80, 0x80, 0x10], varintTag(1), (reader) => reader.bool()),
      true,
    );
  });

  it("refuses a number beyond 2^53 where a safe one is needed", () => {
    const bytes = [0x08, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10];
    assert.throws(() => fieldOf(bytes, varintTag(1), (reader) => reader.safeInteger()), WireFormatError, /2\^53/);
  });

  it("skips unknown fields of every supported wire type", () => {
    const unknown = [0x78, 0x96, 0x01, 0x79, 1, 2, 3, 4, 5, 6, 7, 8, 0x7a, 2, 9, 9, 0x7d, 1, 2, 3, 4];
    assert.equal(
      fieldOf([...unknown, 0x08, 0x07, ...unknown], varintTag(1), (reader) => reader.uint32()),
      7,
    );
  });

  it("treats a known field number with another wire type as an unknown field", () => {
    assert.equal(
      fieldOf([0x0a, 0x01, 0x05], varintTag(1), (reader) => reader.uint32()),
      undefined,
    );
  });

  it.each([
    ["field number 0", [0x08, 0x01, 0x00, 0x01], 2],
    ["a number that is cut off", [0x08, 0x80], 1],
    ["a number of more than ten bytes", [0x08, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01], 1],
    ["a tag of more than 32 bits", [0x88, 0x80, 0x80, 0x80, 0x80, 0x01], 0],
    ["a length beyond the end", [0x0a, 0x03, 0x01, 0x02], 1],
    ["a length of almost 4 GiB", [0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f], 1],
    ["a negative length", [0x0a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], 1],
    ["eight bytes of which three are there", [0x09, 1, 2, 3], 1],
    ["four bytes of which three are there", [0x0d, 1, 2, 3], 1],
    ["the start of a group", [0x0b], 1],
    ["the end of a group", [0x0c], 1],
    ["wire type 6", [0x0e], 1],
    ["wire type 7", [0x0f], 1],
  ] as const)("refuses %s and says where", (_, bytes, offset) => {
    assert.equal(offsetOfFailure(bytes), offset);
  });

  it("does not let a nested message reach beyond its own end", () => {
    const bytes = [0x0a, 0x02, 0x0a, 0x05, 1, 2, 3, 4, 5]; // the inner length fits the bytes, but not the outer message
    const nested = (reader: ProtoReader): void => {
      while (reader.next()) reader.skip();
    };
    assert.throws(() => fieldOf(bytes, lengthDelimitedTag(1), (reader) => reader.message(nested)), WireFormatError);
  });

  it("refuses messages that nest deeper than its limit, and takes those that do not", () => {
    const TAG = lengthDelimitedTag(1);
    const nest = (depth: number) => (writer: ProtoWriter) => {
      if (depth > 0) writer.message(TAG, undefined, nest(depth - 1));
    };
    const depthOf = (reader: ProtoReader): number => {
      let depth = 0;
      while (reader.next()) depth = 1 + reader.message(depthOf);
      return depth;
    };
    const bytesOf = (depth: number): Uint8Array => encodeMessage(undefined, nest(depth));
    assert.equal(depthOf(new ProtoReader(bytesOf(MAXIMUM_MESSAGE_DEPTH))), MAXIMUM_MESSAGE_DEPTH);
    assert.throws(() => depthOf(new ProtoReader(bytesOf(MAXIMUM_MESSAGE_DEPTH + 1))), WireFormatError, /deeper/);
  });

  it("can be used again after an error in the depths of a message", () => {
    const reader = new ProtoReader(new Uint8Array([0x0a, 0x02, 0x08, 0x80]));
    const read = (from: ProtoReader): number => {
      let value = 0;
      while (from.next()) value = from.tag === varintTag(1) ? from.uint32() : from.message(read);
      return value;
    };
    assert.throws(() => read(reader), WireFormatError);
    const again = new Uint8Array([0xee, 0x08, 0x2a, 0xee]);
    reader.reset(again, 1, 3);
    assert.equal(read(reader), 42);
    assert.throws(() => reader.reset(again, 1, 5), RangeError);
  });
});

describe("ProtoWriter", () => {
  it("leaves out what is zero, false or empty", () => {
    const bytes = encodeMessage(undefined, (writer) => {
      writer.varint(varintTag(1), 0);
      writer.bool(varintTag(2), false);
      writer.fixed64(fixed64Tag(3), 0n);
      writer.double(fixed64Tag(4), 0);
      writer.string(lengthDelimitedTag(5), "");
      writer.bytes(lengthDelimitedTag(6), new Uint8Array(0));
      writer.packedVarints(lengthDelimitedTag(7), []);
    });
    assert.equal(bytes.length, 0);
  });

  it("writes nested messages and elements of repeated fields even when they are empty", () => {
    const bytes = encodeMessage(undefined, (writer) => {
      writer.message(lengthDelimitedTag(1), undefined, () => {});
      writer.stringElement(lengthDelimitedTag(2), "");
      writer.bytesElement(lengthDelimitedTag(3), new Uint8Array(0));
      writer.packedVarints(lengthDelimitedTag(4), [0, 0]);
    });
    assert.deepEqual([...bytes], [0x0a, 0, 0x12, 0, 0x1a, 0, 0x22, 2, 0, 0]);
  });

  it("gives lengths of every size the fewest bytes", () => {
    for (const length of [0, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152]) {
      const bytes = encodeMessage("x".repeat(length), (writer, text) => {
        writer.message(lengthDelimitedTag(1), text, (inner, value) => inner.string(lengthDelimitedTag(1), value));
      });
      const inner = length === 0 ? 0 : 1 + bytesOfVarint(length) + length;
      assert.equal(bytes.length, 1 + bytesOfVarint(inner) + inner);
    }
  });

  it("writes what ProtoReader reads", () => {
    const TAGS = [varintTag(1), lengthDelimitedTag(2), fixed64Tag(3), fixed64Tag(4), lengthDelimitedTag(1000), varintTag(6)] as const;
    const arbitrary = fc.record({
      integer: fc.maxSafeInteger(),
      text: fc.string({ unit: "grapheme", maxLength: 300 }),
      fixed: fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn }),
      double: fc.double({ noNaN: true }).filter((value) => !Object.is(value, -0)),
      bytes: fc.uint8Array({ maxLength: 300 }),
      bool: fc.boolean(),
    });
    fc.assert(
      fc.property(arbitrary, (values) => {
        const bytes = encodeMessage(values, (writer, value) => {
          writer.varint(TAGS[0], value.integer);
          writer.string(TAGS[1], value.text);
          writer.fixed64(TAGS[2], value.fixed);
          writer.double(TAGS[3], value.double);
          writer.bytes(TAGS[4], value.bytes);
          writer.bool(TAGS[5], value.bool);
        });
        const read = { integer: 0, text: "", fixed: 0n, double: 0, bytes: new Uint8Array(0), bool: false };
        const reader = new ProtoReader(bytes);
        while (reader.next()) {
          if (reader.tag === TAGS[0]) read.integer = reader.safeInteger();
          else if (reader.tag === TAGS[1]) read.text = reader.string();
          else if (reader.tag === TAGS[2]) read.fixed = reader.fixed64();
          else if (reader.tag === TAGS[3]) read.double = reader.double();
          else if (reader.tag === TAGS[4]) read.bytes = new Uint8Array(reader.bytes());
          else if (reader.tag === TAGS[5]) read.bool = reader.bool();
          else reader.skip();
        }
        assert.deepEqual(read, { ...values, bytes: new Uint8Array(values.bytes) });
      }),
    );
  });
});

function bytesOfVarint(value: number): number {
  return Math.max(1, Math.ceil(value.toString(2).length / 7));
}
