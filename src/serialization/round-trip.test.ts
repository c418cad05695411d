import fc from "fast-check";
import { assert, describe, expect, it } from "vitest";
import { pathRefs, refTo } from "../../test/fixtures/path-ref.ts";
import { DateTime, DateTimeOffset, Decimal, defineMessage, Registry, Serialization, TimeSpan, t } from "./index.ts";

const Leaf = defineMessage("Test.Leaf, Test", { text: t.string, number: t.int });
const Everything = defineMessage("Test.Everything, Test", {
  int: t.int,
  maybeInt: t.nullable(t.int),
  long: t.long,
  ulong: t.ulong,
  short: t.short,
  byte: t.byte,
  float: t.float,
  double: t.double,
  maybeDouble: t.nullable(t.double),
  decimal: t.decimal,
  bool: t.bool,
  char: t.char,
  text: t.string,
  maybeText: t.nullable(t.string),
  guid: t.guid,
  at: t.dateTime,
  since: t.dateTimeOffset,
  took: t.timeSpan,
  data: t.bytes,
  ref: t.ref,
  list: t.listOf(t.int),
  leaves: t.arrayOf(Leaf),
  maybes: t.listOf(t.nullable(Leaf)),
  set: t.setOf(t.string),
  map: t.dictionaryOf(t.string, t.double),
  byNumber: t.dictionaryOf(t.int, Leaf),
  leaf: Leaf,
  any: t.object,
});

const serialization = new Serialization({
  registry: new Registry().messages(Everything, Leaf),
  refs: pathRefs,
});

/** Well-formed text, since a lone surrogate does not survive UTF-8. */
const text = fc.string({ unit: "binary", maxLength: 12 });
const int = fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff });
/** Six digits are what every 32-bit float keeps, save the tiniest. */
const float = fc
  .float({ noNaN: true })
  .filter((value) => Math.abs(value) > 1e-30)
  .map((value) => Number(value.toPrecision(6)));
const leaf = fc.record({ text, number: int }).map((init) => new Leaf(init));
const ticks = fc.bigInt({ min: 0n, max: 3_155_378_975_999_999_998n });
const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });
const long = fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n });
const decimal = fc
  .tuple(fc.bigInt({ min: -(1n << 96n) + 1n, max: (1n << 96n) - 1n }), fc.integer({ min: 0, max: 28 }))
  .map(([unscaled, scale]) => new Decimal(unscaled, scale));

const everything = fc
  .record({
    int,
    maybeInt: fc.option(int),
    long,
    ulong: fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
    short: fc.integer({ min: -0x8000, max: 0x7fff }),
    byte: fc.integer({ min: 0, max: 255 }),
    float,
    double: fc.double().map((value) => value + 0),
    maybeDouble: fc.option(fc.double()),
    decimal: decimal.filter((value) => !value.isZero),
    bool: fc.boolean(),
    char: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    text,
    maybeText: fc.option(text),
    guid: fc.uuid(),
    at: fc.oneof(
      fc.tuple(ticks, fc.constantFrom("utc", "unspecified")).map(([value, kind]) => new DateTime(value + 1n, kind as "utc")),
      fc.tuple(ticks, offset).map(([value, minutes]) => new DateTime(value + 1n, "local", minutes)),
    ),
    since: fc.tuple(ticks, offset).map(([value, minutes]) => new DateTimeOffset(value, minutes)),
    took: long.map((value) => new TimeSpan(value)),
    data: fc.uint8Array({ maxLength: 20 }),
    ref: fc.option(fc.constantFrom("a", "b").map((name) => refTo(`akka.tcp://S@h:1/user/${name}#1`))),
    list: fc.array(int, { maxLength: 5 }),
    leaves: fc.array(leaf, { maxLength: 3 }),
    maybes: fc.array(fc.option(leaf), { maxLength: 3 }),
    set: fc.uniqueArray(text, { maxLength: 4 }).map((values) => new Set(values)),
    map: fc.array(fc.tuple(text, fc.double()), { maxLength: 4 }).map((entries) => new Map(entries)),
    byNumber: fc.array(fc.tuple(int, leaf), { maxLength: 3 }).map((entries) => new Map(entries)),
    leaf: fc.option(leaf),
    any: fc.oneof(fc.constant(null), int, long, fc.boolean(), text, decimal, leaf),
  })
  .map((init) => new Everything(init));

const roundTrip = (message: unknown): unknown => {
  const { bytes, serializerId, manifest } = serialization.serialize(message);
  return serialization.deserialize(bytes, serializerId, manifest);
};

describe("a message that is written and read", () => {
  it("has the same members, of every type", () => {
    fc.assert(
      fc.property(everything, (message) => {
        expect(roundTrip(message)).toStrictEqual(message);
      }),
      { numRuns: 300 },
    );
  });

  it("is the same plain data, when that is what it was", () => {
    const key = text.filter((value) => !value.startsWith("$") && value !== "__proto__");
    const data = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constant(null),
        fc.boolean(),
        fc.double(),
        fc.maxSafeInteger(),
        long,
        text,
        fc.uint8Array({ maxLength: 5 }),
        ticks.map((value) => new DateTime(value, "utc")),
        long.map((value) => new TimeSpan(value)),
        decimal,
        leaf,
        fc.array(tie("value"), { maxLength: 4 }),
        fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
      ),
    })).value;
    fc.assert(
      fc.property(fc.oneof(fc.array(data), fc.dictionary(key, data, { noNullPrototype: true })), (message) => {
        expect(roundTrip(message)).toEqual(message);
      }),
      { numRuns: 300 },
    );
  });

  it("is the same string, 32-bit number or bigint", () => {
    fc.assert(
      fc.property(fc.oneof(text, int, long, fc.uint8Array()), (message) => {
        expect(roundTrip(message)).toStrictEqual(message);
      }),
    );
  });

  it("is the same number, whatever its sign and size", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (message) => {
        assert.isTrue(Object.is(roundTrip(message), message));
      }),
    );
  });

  it("is the same in a larger buffer as on its own, or says that there is too little room", () => {
    fc.assert(
      fc.property(fc.oneof(everything, text, int, long, fc.uint8Array()), fc.integer({ min: 0, max: 40 }), (message, offset) => {
        const serializer = serialization.serializerFor(message);
        const bytes = serializer.toBytes(message);
        const target = new Uint8Array(offset + bytes.length);
        assert.equal(serializer.encodeInto?.(message, target, offset), target.length);
        expect(target.subarray(offset)).toEqual(bytes);
        if (bytes.length > 0) assert.equal(serializer.encodeInto?.(message, target.subarray(1), offset), -1);
      }),
    );
  });

  it("never fails otherwise than by a refusal, whatever the bytes", () => {
    const pieces = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"$id":"1"',
      '"$type":"Test.Leaf, Test"',
      '"$ref":"1"',
      '"Text"',
      '"a"',
      "5",
      "1.5",
      '{"$":"I5"}',
      "null",
      "true",
      "\\",
      " ",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join("")),
          fc.string(),
        ),
        (document) => {
          try {
            serialization.deserialize(new TextEncoder().encode(document), 1, "");
          } catch (error) {
            assert.match((error as { code: string }).code, /^RITSEM_SERIALIZATION_/);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
