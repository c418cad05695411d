import { assert, describe, expect, it } from "vitest";
import { ActorPath, Address } from "../../actor/index.ts";
import { pathRefs } from "../../../test/fixtures/path-ref.ts";
import {
  DateTime,
  DateTimeOffset,
  decimal,
  defineMessage,
  MalformedPayloadError,
  Registry,
  Serialization,
  TimeSpan,
  t,
  UnserializableValueError,
} from "../index.ts";

// The expected texts were written by Akka.NET 1.5.74 for a class with these members; the results of reading are what it made of them.

const DayOfWeek = t.enumOf("System.DayOfWeek, System.Private.CoreLib", { Sunday: 0, Monday: 1, Tuesday: 2 });
const H = defineMessage("H, b", {
  nF: t.nullable(t.float),
  nF2: t.nullable(t.float),
  nM: t.nullable(t.decimal),
  nM2: t.nullable(t.decimal),
  nD: t.nullable(t.double),
  nI: t.nullable(t.int),
  nB: t.nullable(t.bool),
  lni: t.nullable(t.listOf(t.nullable(t.int))),
  f: t.float,
  dni: t.nullable(t.dictionaryOf(t.string, t.nullable(t.int))),
  dt: t.dateTime,
  ld: t.nullable(t.listOf(t.double)),
  lc: t.nullable(t.listOf(t.char)),
  dl: t.nullable(t.dictionaryOf(t.dateTime, t.string)),
  dg: t.nullable(t.dictionaryOf(t.guid, t.int)),
  de: t.nullable(t.dictionaryOf(DayOfWeek, t.bool)),
  lf: t.nullable(t.listOf(t.float)),
  lm: t.nullable(t.listOf(t.decimal)),
  jag: t.nullable(t.arrayOf(t.arrayOf(t.int))),
  lb: t.nullable(t.listOf(t.bytes)),
  nBy: t.nullable(t.arrayOf(t.nullable(t.byte))),
  nG: t.nullable(t.guid),
  nDt: t.nullable(t.dateTime),
  nTs: t.nullable(t.timeSpan),
  nE: t.nullable(DayOfWeek),
  un: t.uint,
  ul: t.ulong,
  sb: t.sbyte,
  sh: t.short,
  us: t.ushort,
  hs: t.nullable(t.setOf(t.int)),
  s: t.nullable(t.string),
  i: t.int,
  d: t.double,
  b: t.bool,
  lg: t.long,
  e: DayOfWeek,
  g: t.guid,
  ts: t.timeSpan,
  dO: t.dateTimeOffset,
  any: t.object,
  flags: t.flagsOf("F, b", { A: 1, B: 2 }),
});
type H = InstanceType<typeof H>;

const serialization = new Serialization({
  registry: new Registry().messages(H),
  refs: pathRefs,
});

const empty = (): H => serialization.deserialize(new TextEncoder().encode('{"$type":"H, b"}'), 1, "") as H;
const written = (members: Partial<H>): string => {
  const text = new TextDecoder().decode(serialization.serialize(Object.assign(empty(), members)).bytes);
  const start = '{"$id":"1","$type":"H, b"';
  assert.isTrue(text.startsWith(start));
  return text.slice(start.length, -1);
};
const read = (members: string): H => serialization.deserialize(new TextEncoder().encode(`{"$type":"H, b",${members}}`), 1, "") as H;

const CORE = "System.Private.CoreLib";
const list = (of: string): string => `{"$type":"System.Collections.Generic.List\`1[[${of}]], ${CORE}","$values":`;
const dictionary = (id: number, key: string, of: string): string =>
  `{"$id":"${id}","$type":"System.Collections.Generic.Dictionary\`2[[${key}, ${CORE}],[${of}, ${CORE}]], ${CORE}",`;

const writes: readonly (readonly [name: string, members: Partial<H>, text: string])[] = [
  ["nothing, when all is default", {}, ""],
  [
    "nullable numbers bare",
    { nF: 1.5, nF2: 2, nM: decimal("1.50"), nM2: decimal("3"), nD: 2 },
    ',"NF":1.5,"NF2":2.0,"NM":1.50,"NM2":3.0,"ND":2.0',
  ],
  ["nullable zeros, which are no defaults", { nI: 0, nB: false, nE: 0 }, ',"NI":0,"NB":false,"NE":0'],
  ["nullable elements bare", { lni: [1, null] }, `,"Lni":${list(`System.Nullable\`1[[System.Int32, ${CORE}]], ${CORE}`)}[1,null]}`],
  ["special floats by name", { f: Number.NaN }, ',"F":{"$":"FNaN"}'],
  ["nothing for minus zero, which equals the default", { f: -0, d: -0 }, ""],
  ["doubles in lists with their point", { ld: [1, Number.NaN] }, `,"Ld":${list(`System.Double, ${CORE}`)}[1.0,"NaN"]}`],
  ["chars in lists", { lc: ["x"] }, `,"Lc":${list(`System.Char, ${CORE}`)}["x"]}`],
  ["floats in lists without point", { lf: [1] }, `,"Lf":${list(`System.Single, ${CORE}`)}[{"$":"F1"}]}`],
  ["zero in lists, where nothing is left out", { lm: [decimal("0")] }, `,"Lm":${list(`System.Decimal, ${CORE}`)}[{"$":"M0"}]}`],
  ["a date of one tick", { dt: new DateTime(1n, "utc") }, ',"Dt":"0001-01-01T00:00:00.0000001Z"'],
  ["a local date with its offset", { dt: DateTime.parse("2024-01-01T01:02:03+00:00") }, ',"Dt":"2024-01-01T01:02:03+00:00"'],
  [
    "dates as keys",
    { dl: new Map([[DateTime.fromDate(new Date(0)), "x"]]) },
    `,"Dl":${dictionary(2, "System.DateTime", "System.String")}"1970-01-01T00:00:00Z":"x"}`,
  ],
  [
    "Guids as keys",
    { dg: new Map([["00000000-0000-0000-0000-000000000000", 1]]) },
    `,"Dg":${dictionary(2, "System.Guid", "System.Int32")}"00000000-0000-0000-0000-000000000000":{"$":"I1"}}`,
  ],
  ["enums as keys by name", { de: new Map([[1, true]]) }, `,"De":${dictionary(2, "System.DayOfWeek", "System.Boolean")}"Monday":true}`],
  [
    "arrays of arrays",
    { jag: [[1]] },
    `,"Jag":{"$type":"System.Int32[][], ${CORE}","$values":[{"$type":"System.Int32[], ${CORE}","$values":[{"$":"I1"}]}]}`,
  ],
  [
    "bytes in lists",
    { lb: [Uint8Array.of(1)] },
    `,"Lb":${list(`System.Byte[], ${CORE}`)}[{"$type":"System.Byte[], ${CORE}","$value":"AQ=="}]}`,
  ],
  ["arrays of nullable", { nBy: [1] }, `,"NBy":{"$type":"System.Nullable\`1[[System.Byte, ${CORE}]][], ${CORE}","$values":[1]}`],
  [
    "nullable text-like values",
    { nG: "00000000-0000-0000-0000-000000000000", nDt: new DateTime(5n), nTs: new TimeSpan(0n) },
    ',"NG":"00000000-0000-0000-0000-000000000000","NDt":"0001-01-01T00:00:00.0000005","NTs":"00:00:00"',
  ],
  [
    "the small and the unsigned bare",
    { un: 1, ul: 18446744073709551615n, sb: -1, sh: -2, us: 3 },
    ',"Un":1,"Ul":18446744073709551615,"Sb":-1,"Sh":-2,"Us":3',
  ],
  [
    "sets",
    { hs: new Set([1]) },
    `,"Hs":{"$type":"System.Collections.Generic.HashSet\`1[[System.Int32, ${CORE}]], ${CORE}","$values":[{"$":"I1"}]}`,
  ],
  ["text with Newtonsoft's escapes", { s: "\u0085\u2028\u007f\u0000\u001fé/<>'" }, ',"S":"\\u0085\\u2028\u007f\\u0000\\u001fé/<>\'"'],
];

const reads: readonly (readonly [name: string, text: string, members: Partial<H>])[] = [
  ["null as default", '"S":null,"I":null,"Lni":null', {}],
  ["numbers and booleans for text", '"S":5', { s: "5" }],
  ["text for numbers", '"D":"1.5","Lg":"5","NI":"5"', { d: 1.5, lg: 5n, nI: 5 }],
  ["whole doubles for whole numbers", '"Lg":5.0', { lg: 5n }],
  ["whole numbers for doubles", '"D":5', { d: 5 }],
  ["text and numbers for booleans", '"B":"True"', { b: true }],
  ["dates with offset as the same moment", '"Dt":"2024-01-02T03:04:05+02:00"', { dt: new DateTime(638397614450000000n, "local", 120) }],
  ["dates without clock", '"Dt":"2024-01-02"', { dt: DateTime.parse("2024-01-02T00:00:00") }],
  ["days alone and short clocks as TimeSpan", '"Ts":"5"', { ts: TimeSpan.parse("5.00:00:00") }],
  ["one digit per part of a TimeSpan", '"Ts":"1:2:3.5"', { ts: TimeSpan.parse("01:02:03.5000000") }],
  ["enum names in any case", '"E":"monday"', { e: 1 }],
  ["combined flags by name", '"Flags":"A, B"', { flags: 3 }],
  ["flags nobody listed", '"Flags":64', { flags: 64 }],
  ["Guids with braces or without hyphens", '"G":"{00112233445566778899AABBCCDDEEFF}"', { g: "00112233-4455-6677-8899-aabbccddeeff" }],
  ["DateTimeOffset without offset as UTC", '"DO":"2024-01-02T03:04:05"', { dO: DateTimeOffset.parse("2024-01-02T03:04:05+00:00") }],
  [
    "any collection for a sequence",
    `"Lc":{"$type":"System.Collections.ObjectModel.ReadOnlyCollection\`1[[System.Char, ${CORE}]], ${CORE}","$values":["a"]}`,
    { lc: ["a"] },
  ],
  [
    "a sorted dictionary for a dictionary",
    `"Dni":{"$type":"System.Collections.Generic.SortedDictionary\`2[[System.String, ${CORE}],[System.Int32, ${CORE}]], System.Collections","a":{"$":"I1"}}`,
    { dni: new Map([["a", 1]]) },
  ],
  ["typed values in object members", `"Any":{"$type":"System.Int64, ${CORE}","$value":5}`, { any: 5n }],
  [
    "text that looks like a date in object members as DateTime",
    '"Any":"2024-01-02T03:04:05Z"',
    { any: DateTime.parse("2024-01-02T03:04:05Z") },
  ],
  ["text that only nearly looks like a date as text", '"Any":"2024-02-30T03:04:05Z"', { any: "2024-02-30T03:04:05Z" }],
  ["plain objects in object members", '"Any":{"a":[1,2.5,"2024-01-02T03:04:05Z"]}', { any: { a: [1, 2.5, "2024-01-02T03:04:05Z"] } }],
  ["numbers spelled with escapes or space", '"I":{"$":"\\u00495"},"F":{ "$" : "F1.5" }', { i: 5, f: 1.5 }],
  ["a lone surrogate", '"S":"a\\u0000b\\ud800"', { s: "a\0b\ud800" }],
  ["white space anywhere", ' "I" : { "$" : "I5" } , "Hs" : [ 1 , 2 ] ', { i: 5, hs: new Set([1, 2]) }],
];

describe("members", () => {
  for (const [name, members, text] of writes) {
    it(`write ${name}`, () => {
      assert.equal(written(members), text);
    });
  }

  for (const [name, members, text] of writes.filter(([, , written]) => written !== "")) {
    it(`read what they write: ${name}`, () => {
      const whole = members.nM2 === undefined ? {} : { nM2: decimal("3.0") }; // a bare 3.0 has gained a digit, in .NET too
      expect(read(text.slice(1))).toEqual(Object.assign(empty(), members, whole));
    });
  }

  for (const [name, text, members] of reads) {
    it(`read ${name}`, () => {
      expect(read(text)).toEqual(Object.assign(empty(), members));
    });
  }

  it("refuse values of another type, naming the member", () => {
    const wrong: readonly (readonly [members: object, text: string])[] = [
      [{ i: 1.5 }, "member i: 1.5 is not int"],
      [{ i: "5" }, "member i"],
      [{ lg: 5 }, "member lg: 5 is not long: expected a bigint"],
      [{ s: 5 }, "member s"],
      [{ d: "x" }, "member d"],
      [{ b: 1 }, "member b"],
      [{ e: 2 ** 32 }, "member e: 4294967296 is not a value of enum System.DayOfWeek"],
      [{ g: "x" }, "member g"],
      [{ dt: new Date() }, "member dt: [object Date] is not a DateTime"],
      [{ ts: 5 }, "member ts"],
      [{ nM: 1.5 }, "member nM"],
      [{ lc: ["a", "bc"] }, "member lc[1]"],
      [{ lc: new Set() }, "member lc: a object is not an array"],
      [{ hs: [1] }, "member hs"],
      [{ dni: { a: 1 } }, "member dni"],
      [{ de: new Map([[0.5, true]]) }, 'member de["0.5"]'],
      [{ lb: [null] }, "member lb[0]"],
    ];
    for (const [members, text] of wrong) {
      const error = (() => {
        try {
          return written(members);
        } catch (thrown) {
          return thrown;
        }
      })();
      assert.instanceOf(error, UnserializableValueError, text);
      expect((error as Error).message).toContain(`Cannot send H, ${text}`);
    }
  });

  it("carry paths and addresses as Akka.NET's stand-ins", () => {
    const Places = defineMessage("A.Places, A", { path: t.path, address: t.address, any: t.object });
    const places = new Serialization({
      registry: new Registry().messages(Places),
      refs: pathRefs,
    });
    const message = new Places({
      path: ActorPath.parse("akka://S/user/a#7"),
      address: Address.parse("akka.tcp://S@h:1"),
      any: Address.parse("akka://S"),
    });
    const { bytes } = places.serialize(message);
    assert.equal(
      new TextDecoder().decode(bytes),
      '{"$id":"1","$type":"A.Places, A","Path":{"$id":"2","$type":"Akka.Actor.ActorPath+Surrogate, Akka","Path":"akka://S/user/a#7"},' +
        '"Address":{"$id":"3","$type":"Akka.Actor.Address+AddressSurrogate, Akka","Protocol":"akka.tcp","System":"S","Host":"h","Port":1},' +
        '"Any":{"$id":"4","$type":"Akka.Actor.Address+AddressSurrogate, Akka","Protocol":"akka","System":"S"}}',
    );
    const arrived = places.deserialize(bytes, 1, "") as InstanceType<typeof Places>;
    assert.equal(arrived.path?.toSerializationFormat(), "akka://S/user/a#7");
    assert.isTrue(arrived.address?.equals(Address.parse("akka.tcp://S@h:1")));
    assert.instanceOf(arrived.any, Address);
  });

  it("refuse a date beyond the year 9999 and a char of two units", () => {
    assert.throws(() => read('"Dt":"10000-01-01T00:00:00"'), MalformedPayloadError, /member dt/);
    assert.throws(() => read('"Lc":["ab"]'), MalformedPayloadError, /member lc\[0\]/);
  });
});
