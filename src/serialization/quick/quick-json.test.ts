import fc from "fast-check";
import { assert, describe, expect, it } from "vitest";
import { type Outcome, outcomeOf } from "../../../test/fixtures/outcome.ts";
import { pathRefs, refTo } from "../../../test/fixtures/path-ref.ts";
import { DateTime, DateTimeOffset, Decimal, defineMessage, Registry, TimeSpan, t } from "../index.ts";
import { NewtonsoftJson } from "../newtonsoft/newtonsoft-json.ts";
import type { ActorRefResolver } from "../json/actor-ref-resolver.ts";
import { TypeDirectory } from "../types/type-directory.ts";

const Color = t.enumOf("Test.Color, Test", { Red: 0, Green: 1, Blue: -2 });
const Quick = defineMessage("Test.Quick, Test", {
  text: t.string,
  int: t.int,
  maybeInt: t.nullable(t.int),
  long: t.long,
  ulong: t.ulong,
  byte: t.byte,
  short: t.short,
  float: t.float,
  double: t.double,
  maybeDouble: t.nullable(t.double),
  decimal: t.decimal,
  maybeDecimal: t.nullable(t.decimal),
  bool: t.bool,
  char: t.char,
  guid: t.guid,
  at: t.dateTime,
  since: t.dateTimeOffset,
  took: t.timeSpan,
  color: Color,
  ref: t.ref,
  ints: t.listOf(t.int),
  texts: t.arrayOf(t.string),
  maybes: t.listOf(t.nullable(t.int)),
  refs: t.listOf(t.ref),
  set: t.setOf(t.string),
  nested: t.listOf(t.listOf(t.long)),
});
const Small = defineMessage("Test.Small, Test", { a: t.string, b: t.int });
const Other = defineMessage("Test.Other, Test", { a: t.string });

const registry = new Registry().messages(Quick, Small, Other);
const types = new TypeDirectory(registry.freeze());
const newSerializer = (maximumDepth = 64): NewtonsoftJson =>
  new NewtonsoftJson(1, types, pathRefs as unknown as ActorRefResolver<unknown>, maximumDepth);
const utf8 = new TextEncoder();

const text = fc.oneof(fc.string({ unit: "binary", maxLength: 60 }), fc.string({ maxLength: 60 }));
const int = fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff });
const ticks = fc.bigInt({ min: 0n, max: 3_155_378_975_999_999_998n });
const decimal = fc
  .tuple(fc.bigInt({ min: -(1n << 96n) + 1n, max: (1n << 96n) - 1n }), fc.integer({ min: 0, max: 28 }))
  .map(([unscaled, scale]) => new Decimal(unscaled, scale));
const ref = fc.constantFrom("a", "b").map((name) => refTo(`akka.tcp://S@h:1/user/${name}#1`));
const long = fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n });
const message = fc
  .record(
    {
      text,
      int,
      maybeInt: fc.option(int),
      long,
      ulong: fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
      byte: fc.integer({ min: 0, max: 255 }),
      short: fc.integer({ min: -0x8000, max: 0x7fff }),
      float: fc.float(),
      double: fc.oneof(fc.double(), int),
      maybeDouble: fc.option(fc.double()),
      decimal,
      maybeDecimal: fc.option(decimal),
      bool: fc.boolean(),
      char: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      guid: fc.uuid(),
      at: ticks.map((value) => new DateTime(value, "utc")),
      since: ticks.map((value) => new DateTimeOffset(value, 60)),
      took: long.map((value) => new TimeSpan(value)),
      color: fc.constantFrom(0, 1, -2),
      ref: fc.option(ref),
      ints: fc.array(int, { maxLength: 3 }),
      texts: fc.array(text, { maxLength: 3 }),
      maybes: fc.array(fc.option(int), { maxLength: 3 }),
      refs: fc.array(ref, { maxLength: 2 }),
      set: fc.uniqueArray(text, { maxLength: 3 }).map((values) => new Set(values)),
      nested: fc.array(fc.array(long, { maxLength: 2 }), { maxLength: 2 }),
    },
    { requiredKeys: [] },
  )
  .map((init) => new Quick(init as ConstructorParameters<typeof Quick>[0]));

/** What the plain reader makes of it: one that has read nothing yet has no class to expect. */
const plainly = (bytes: Uint8Array): Outcome => outcomeOf(() => newSerializer().fromBytes(bytes, ""));

/** The same from a reader that expects the classes, and has not yet met documents of them that look otherwise. */
function quickly(bytes: Uint8Array): Outcome {
  const known = new TypeDirectory(registry.freeze());
  const expecting = new NewtonsoftJson(1, known, pathRefs as unknown as ActorRefResolver<unknown>, 64);
  for (const value of [new Small({ a: "", b: 0 }), new Quick({} as never), new Other({ a: "" })])
    expecting.fromBytes(utf8.encode(expecting.toText(value)), "");
  outcomeOf(() => expecting.fromBytes(bytes, "")); // the second document from the same memory is compared by words
  return outcomeOf(() => expecting.fromBytes(bytes, ""));
}

describe("QuickJson", () => {
  it("writes the bytes that the plain writer writes, into a result or in place", () => {
    const target = new Uint8Array(20_000);
    fc.assert(
      fc.property(message, fc.nat(50), (value, offset) => {
        const serializer = newSerializer();
        const expected = utf8.encode(serializer.toText(value));
        assert.deepEqual(serializer.toBytes(value), expected);
        const end = serializer.encodeInto(value, target, offset);
        assert.deepEqual(target.slice(offset, end), expected);
      }),
      { numRuns: 500 },
    );
  });

  it("says when there is too little room, and where there is just enough", () => {
    const serializer = newSerializer();
    const value = new Small({ a: "héllo, wörld", b: 5 });
    const { length } = serializer.toBytes(value);
    for (let room = 0; room < length; room += 1) assert.equal(serializer.encodeInto(value, new Uint8Array(room), 0), -1);
    assert.equal(serializer.encodeInto(value, new Uint8Array(length), 0), length);
  });

  it("reads what the plain reader reads", () => {
    fc.assert(
      fc.property(message, (value) => {
        const bytes = newSerializer().toBytes(value);
        expect(quickly(bytes)).toStrictEqual(plainly(bytes));
      }),
      { numRuns: 500 },
    );
  });

  it("agrees with the plain reader on bytes of which some were changed, also on what is wrong with them", () => {
    const small = fc.record({ a: text, b: int }).map((init) => new Small(init));
    const change = fc.record({
      at: fc.nat(),
      remove: fc.nat(2),
      insert: fc.oneof(fc.uint8Array({ maxLength: 2 }), fc.constantFrom(...' {}[]",:\\0-.e$n'.split("").map((char) => utf8.encode(char)))),
    });
    fc.assert(
      fc.property(fc.oneof(message, small), fc.array(change, { minLength: 1, maxLength: 2 }), (value, changes) => {
        let bytes = newSerializer().toBytes(value);
        for (const { at, remove, insert } of changes) {
          const place = at % (bytes.length + 1);
          bytes = Uint8Array.of(...bytes.subarray(0, place), ...insert, ...bytes.subarray(place + remove));
        }
        expect(quickly(bytes)).toStrictEqual(plainly(bytes));
      }),
      { numRuns: 3000 },
    );
  });

  it("leaves refusals of values to the plain writer, which names the member", () => {
    const serializer = newSerializer();
    const wrong: readonly (readonly [Record<string, unknown>, RegExp])[] = [
      [{ text: 5 }, /member text: /],
      [{ int: 1.5 }, /member int: /],
      [{ long: 5 }, /member long: /],
      [{ ints: [1, "a"] }, /member ints\[1\]: /],
      [{ bool: "yes" }, /member bool: /],
      [{ char: "ab" }, /member char: /],
      [{ ref: {} }, /member ref: /],
      [{ color: 1.5 }, /member color: /],
    ];
    for (const [members, expected] of wrong)
      assert.throws(() => serializer.toBytes(Object.assign(new Quick({} as never), members)), expected);
  });

  it("keeps out of documents that are nested deeper than allowed", () => {
    const value = new Quick({ nested: [[1n]] } as never);
    assert.throws(() => newSerializer(2).toBytes(value), /nested deeper than 2 levels/);
  });

  it("finds its way between more classes than it expects at a time", () => {
    const classes = Array.from({ length: 20 }, (_, index) => defineMessage(`Test.Kind${index}, Test`, { a: t.int }));
    const many = new TypeDirectory(new Registry().messages(...classes).freeze());
    const serializer = new NewtonsoftJson(1, many, pathRefs as unknown as ActorRefResolver<unknown>, 64);
    for (let round = 0; round < 3; round += 1) {
      for (const type of classes) {
        const read = serializer.fromBytes(serializer.toBytes(new type({ a: round })), "");
        assert.instanceOf(read, type);
        assert.deepEqual({ ...(read as object) }, { a: round });
      }
    }
  });
});
