import { assert, describe, expect, expectTypeOf, it } from "vitest";
import { pathRefs } from "../../../test/fixtures/path-ref.ts";
import {
  DateOnly,
  defineMessage,
  InvalidRegistrationError,
  pin,
  Registry,
  Serialization,
  t,
  TimeOnly,
  UnserializableValueError,
} from "../index.ts";

const CORE = "System.Private.CoreLib";
const Note = defineMessage("Shop.Note, Shop", { title: t.string });
const Kinds = defineMessage("Shop.Kinds, Shop", {
  day: t.dateOnly,
  maybeDay: t.nullable(t.dateOnly),
  time: t.timeOnly,
  big: t.bigInteger,
  maybeBig: t.nullable(t.bigInteger),
  bigs: t.dictionaryOf(t.bigInteger, t.timeOnly),
  pair: t.keyValuePairOf(t.string, t.int),
  price: t.keyValuePairOf(t.string, t.decimal),
  noted: t.keyValuePairOf(t.string, t.nullable(Note)),
  pairs: t.listOf(t.keyValuePairOf(t.int, t.string)),
  grid: t.arrayOf(t.int, 2),
  cube: t.arrayOf(t.string, 3),
  notes: t.arrayOf(t.nullable(Note), 2),
  any: t.object,
});
const registry = new Registry().messages(Note, Kinds);
const serialization = new Serialization({ registry, refs: pathRefs });
const start = '{"$id":"1","$type":"Shop.Kinds, Shop"';
type Kinds = InstanceType<typeof Kinds>;
const read = (members: string): Kinds => serialization.deserialize(new TextEncoder().encode(`${start}${members}}`), 1, "") as Kinds;
const bare = (text: string): unknown => serialization.deserialize(new TextEncoder().encode(text), 1, "");
const text = (message: unknown): string => new TextDecoder().decode(serialization.serialize(message).bytes);
const written = (members: Partial<Kinds>): string => text(Object.assign(read(""), members));
const grid = (of: string, commas: string, values: string): string => `{"$type":"${of}[${commas}], ${CORE}","$values":${values}}`;

describe("DateOnly and TimeOnly as members", () => {
  it("have the form that Akka.NET writes, and the form it reads", () => {
    const message = read(',"Day":"2026-03-04","Time":"05:06"'); // hours and minutes is all that Newtonsoft.Json 13.0.1 writes
    expect(message).toMatchObject({ day: new DateOnly(2026, 3, 4), time: TimeOnly.parse("05:06:00") });
    assert.include(
      written({ day: new DateOnly(2026, 3, 4), time: TimeOnly.parse("05:06:07.5") }),
      ',"Day":"2026-03-04","Time":"05:06:07.5"',
    );
  });

  it("are the first day and midnight when left out, and null where they may be", () => {
    expect(read("")).toMatchObject({ day: new DateOnly(1, 1, 1), maybeDay: null, time: new TimeOnly(0n) });
    assert.notInclude(written({}), '"Day"');
  });

  it("are the first day and midnight as an empty text, which .NET writes in collections and for what may be null", () => {
    expect(read(',"Day":"","MaybeDay":"","Time":""')).toMatchObject({
      day: new DateOnly(1, 1, 1),
      maybeDay: new DateOnly(1, 1, 1),
      time: new TimeOnly(0n),
    });
  });

  it("are texts as whole messages and in object members, as in Akka.NET", () => {
    assert.equal(text(new DateOnly(2026, 3, 4)), '"2026-03-04"');
    assert.include(written({ any: TimeOnly.parse("05:06") }), ',"Any":"05:06:00"');
  });

  it("keep their type inside plain objects, between Ritsem nodes", () => {
    const value = { day: new DateOnly(2026, 3, 4), at: [TimeOnly.parse("05:06:07")], big: 2n ** 80n };
    expect(bare(text(value))).toStrictEqual(value);
  });
});

describe("BigInteger", () => {
  it("is a bare number of any length, also as key", () => {
    const big = -(2n ** 100n);
    const members = `,"Big":${big},"MaybeBig":7,"Bigs":{"$id":"2","$type":"System.Collections.Generic.Dictionary\`2[[System.Numerics.BigInteger, System.Runtime.Numerics],[System.TimeOnly, ${CORE}]], ${CORE}","1180591620717411303424":"01:02:03"}`;
    const message = read(members);
    expect(message).toMatchObject({ big, maybeBig: 7n, bigs: new Map([[2n ** 70n, TimeOnly.parse("01:02:03")]]) });
    assert.isTrue(text(message).startsWith(`${start}${members},`));
  });

  it("is what a bigint beyond 64 bits is as whole message and in object members", () => {
    assert.deepInclude(serialization.serialize(2n ** 64n), { serializerId: 1, manifest: "" });
    assert.equal(bare(text(2n ** 64n)), 2n ** 64n);
    assert.equal(read(`,"Any":${2n ** 70n}`).any, 2n ** 70n);
    assert.include(written({ any: 2n ** 70n }), `,"Any":${2n ** 70n}`);
    assert.equal(serialization.serialize(-(2n ** 63n)).serializerId, 17);
  });

  it("has at most as many digits as Newtonsoft.Json reads", () => {
    assert.include(written({ big: 10n ** 379n }), `"Big":1000`);
    assert.throws(() => written({ big: 10n ** 380n }), UnserializableValueError, "380 digits");
    assert.throws(() => read(`,"Big":${"9".repeat(381)}`), /380 digits/);
  });
});

describe("KeyValuePair", () => {
  it("reads what Akka.NET writes, and writes numbers so that Akka.NET can read them", () => {
    const message = read(
      ',"Pair":{"Key":"a","Value":{"$":"I5"}},"Price":{"Key":"b","Value":{"$":"M1.50"}},"Noted":{"Key":"c","Value":null}',
    );
    expect(message.pair).toEqual(["a", 5]);
    assert.equal(String(message.price), "b,1.50");
    expect(message.noted).toEqual(["c", null]);
    expectTypeOf(message.pair).toEqualTypeOf<[string, number]>();
    assert.include(text(message), ',"Pair":{"Key":"a","Value":5},"Price":{"Key":"b","Value":1.50},"Noted":{"Key":"c","Value":null}');
  });

  it("is an element under its full name", () => {
    const listed = written({ pairs: [[7, "x"]] });
    assert.include(
      listed,
      `List\`1[[System.Collections.Generic.KeyValuePair\`2[[System.Int32, ${CORE}],[System.String, ${CORE}]], ${CORE}]], ${CORE}","$values":[{"Key":7,"Value":"x"}]}`,
    );
    expect((bare(listed) as Kinds).pairs).toEqual([[7, "x"]]);
  });

  it("has the initial values of its parts when left out, and refuses what is no pair", () => {
    expect(read("").pair).toEqual(["", 0]);
    assert.throws(() => written({ pair: ["a"] as never }), UnserializableValueError, "an array of two");
    assert.throws(() => read(',"Pair":["a",5]'), /member pair/);
    assert.throws(() => read(',"Pair":{"Key":"a","Value":"x"}'), /member pair.value/);
  });
});

describe("Arrays of several dimensions", () => {
  it("have the form that Akka.NET writes and reads", () => {
    const members = `,"Grid":${grid("System.Int32", ",", '[[{"$":"I1"},{"$":"I2"}],[{"$":"I3"},{"$":"I4"}]]')},"Cube":${grid("System.String", ",,", '[[["a",null]]]')}`;
    const message = read(members);
    expect(message.grid).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(message.cube).toEqual([[["a", ""]]]);
    expectTypeOf(message.grid).toEqualTypeOf<number[][]>();
    expectTypeOf(message.cube).toEqualTypeOf<string[][][]>();
    assert.isTrue(text(message).includes(members.replace("null", '""')));
  });

  it("of classes may have null where it is declared", () => {
    const message = read(`,"Notes":{"$type":"Shop.Note[,], Shop","$values":[[{"$id":"2","$type":"Shop.Note, Shop","Title":"a"},null]]}`);
    expect(message.notes).toEqual([[new Note({ title: "a" }), null]]);
    assert.include(text(message), ',"Notes":{"$type":"Shop.Note[,], Shop","$values":[[{"$id":');
  });

  it("arrive and leave by the name in the document alone", () => {
    const document = grid("System.Int32", ",", '[[{"$":"I1"},{"$":"I2"}]]');
    assert.equal(text(bare(document)), document);
    const jagged = `{"$type":"System.Int32[,][], ${CORE}","$values":[${document}]}`;
    expect(bare(jagged)).toEqual([[[1, 2]]]);
    assert.equal(text(bare(jagged)), jagged);
    assert.equal(text(pin(t.arrayOf(t.int, 2), [[1, 2]])), document);
  });

  it("refuse parts of different lengths, both ways", () => {
    assert.throws(() => read(`,"Grid":${grid("System.Int32", ",", '[[{"$":"I1"}],[]]')}`), /differ in length/);
    assert.throws(() => written({ grid: [[1], [2, 3]] }), UnserializableValueError, "grid[1]");
    assert.throws(() => t.arrayOf(t.int, 33), InvalidRegistrationError, "32 dimensions");
  });
});
