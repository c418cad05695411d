import { DateTime, DateTimeOffset, decimal, double, float, pin, TimeSpan, t } from "ritsem";
import { ColourType, LongNote, Note, Open, Spot } from "../../contracts/gen/sample-messages.ts";
import type { MatrixValue, World } from "./matrix-value.ts";

const CORE = "System.Private.CoreLib";
const GUID = "00112233-4455-6677-8899-aabbccddeeff";
const sample = (clr: string): string => `SampleMessages.${clr}, SampleMessages`;
const listOfInt = `System.Collections.Generic.List\`1[[System.Int32, ${CORE}]], ${CORE}`;
const mapOfInt = `System.Collections.Generic.Dictionary\`2[[System.String, ${CORE}],[System.Int32, ${CORE}]], ${CORE}`;

interface OpenValue {
  readonly what: string;
  readonly ours: unknown;
  readonly theirs: { readonly type: string; readonly value?: unknown; readonly clr?: string };
  /** Left out: it arrives as it is sent. */
  readonly arrives?: unknown;
  readonly echoed?: { readonly clr: string; readonly value: unknown };
}

/** Values whose type only the document says: whole messages, and members that C# declares as `object`. */
const open: readonly OpenValue[] = [
  { what: "a bool", ours: true, theirs: { type: "bool", value: true } },
  { what: "a double", ours: 2.5, theirs: { type: "double", value: 2.5 } },
  { what: "the largest double", ours: 1.7976931348623157e308, theirs: { type: "double", value: 1.7976931348623157e308 } },
  {
    what: "a whole double",
    ours: double(5),
    theirs: { type: "double", value: 5 },
    arrives: 5,
    echoed: { clr: `System.Int32, ${CORE}`, value: 5 },
  },
  {
    what: "a float",
    ours: float(1.5),
    theirs: { type: "float", value: 1.5 },
    arrives: 1.5,
    echoed: { clr: `System.Double, ${CORE}`, value: 1.5 },
  },
  { what: "a decimal", ours: decimal("1.50"), theirs: { type: "decimal", value: "1.50" } },
  { what: "a Guid", ours: pin(t.guid, GUID), theirs: { type: "guid", value: GUID }, arrives: GUID },
  { what: "an enum", ours: pin(ColourType, 7), theirs: { type: "clr", clr: sample("Colour"), value: "Blue" }, arrives: 7n },
  { what: "a char", ours: pin(t.char, "Å"), theirs: { type: "clr", clr: `System.Char, ${CORE}`, value: "Å" }, arrives: "Å" },
  { what: "a short", ours: pin(t.short, -7), theirs: { type: "clr", clr: `System.Int16, ${CORE}`, value: -7 }, arrives: -7n },
  { what: "a uint", ours: pin(t.uint, 7), theirs: { type: "clr", clr: `System.UInt32, ${CORE}`, value: 7 }, arrives: 7n },
  {
    what: "a DateTime",
    ours: DateTime.parse("2026-03-04T05:06:07.1234567Z"),
    theirs: { type: "date-time", value: "2026-03-04T05:06:07.1234567Z" },
  },
  {
    what: "a DateTimeOffset",
    ours: DateTimeOffset.parse("2026-03-04T05:06:07+00:00"),
    theirs: { type: "clr", clr: `System.DateTimeOffset, ${CORE}`, value: "2026-03-04T05:06:07+00:00" },
    arrives: DateTime.parse("2026-03-04T05:06:07+00:00"),
  },
  {
    what: "a TimeSpan",
    ours: TimeSpan.parse("1.02:03:04"),
    theirs: { type: "time-span", value: "1.02:03:04" },
    arrives: "1.02:03:04",
  },
  {
    what: "a class",
    ours: new Note({ title: "Å", stars: 5 }),
    theirs: { type: "clr", clr: sample("Note"), value: { Title: "Å", Stars: 5 } },
  },
  {
    what: "a class that extends another",
    ours: new LongNote({ title: "", stars: 0, body: "b" }),
    theirs: { type: "clr", clr: sample("LongNote"), value: { Title: "", Body: "b" } },
  },
  { what: "a struct", ours: new Spot({ x: 1, y: 0 }), theirs: { type: "clr", clr: sample("Spot"), value: { X: 1 } } },
  { what: "a list", ours: pin(t.listOf(t.int), [1, 2]), theirs: { type: "clr", clr: listOfInt, value: [1, 2] }, arrives: [1, 2] },
  {
    what: "an array",
    ours: pin(t.arrayOf(t.string), ["a", "Å"]),
    theirs: { type: "clr", clr: `System.String[], ${CORE}`, value: ["a", "Å"] },
    arrives: ["a", "Å"],
  },
  {
    what: "an array of texts with null",
    ours: pin(t.arrayOf(t.nullable(t.string)), ["a", null]),
    theirs: { type: "clr", clr: `System.String[], ${CORE}`, value: ["a", null] },
    arrives: ["a", null],
  },
  {
    what: "a list of texts with null",
    ours: pin(t.listOf(t.nullable(t.string)), [null]),
    theirs: { type: "clr", clr: `System.Collections.Generic.List\`1[[System.String, ${CORE}]], ${CORE}`, value: [null] },
    arrives: [null],
  },
  {
    what: "an array of two dimensions",
    ours: pin(t.arrayOf(t.int, 2), [[1, 2]]),
    theirs: { type: "clr", clr: `System.Int32[,], ${CORE}`, value: [[1, 2]] },
    arrives: [[1, 2]],
  },
  {
    what: "a number beyond 64 bits",
    ours: 2n ** 70n,
    theirs: { type: "clr", clr: "System.Numerics.BigInteger, System.Runtime.Numerics", value: String(2n ** 70n) },
  },
  {
    what: "a dictionary",
    ours: pin(t.dictionaryOf(t.string, t.int), new Map([["Å", 1]])),
    theirs: { type: "clr", clr: mapOfInt, value: { Å: 1 } },
    arrives: new Map([["Å", 1]]),
  },
];

/** Values that other serializers carry when they are whole messages. */
const primitive: readonly OpenValue[] = [
  { what: "a string", ours: "Grüße, 世界 🎭", theirs: { type: "string", value: "Grüße, 世界 🎭" } },
  { what: "an empty string", ours: "", theirs: { type: "string", value: "" } },
  { what: "an int", ours: -2_147_483_648, theirs: { type: "int", value: -2_147_483_648 } },
  { what: "a long", ours: 9_223_372_036_854_775_807n, theirs: { type: "long", value: "9223372036854775807" } },
  { what: "bytes", ours: Uint8Array.of(0, 255), theirs: { type: "bytes", value: "AP8=" } },
];

const asMessage = ({ what, ours, theirs, arrives, echoed }: OpenValue): MatrixValue => ({
  what: `${what}, as whole message`,
  ours: () => ours,
  theirs: () => theirs,
  ...(arrives === undefined ? {} : { arrives: () => arrives }),
  ...(echoed === undefined ? {} : { echoed }),
});

const asMember = ({ what, ours, theirs, arrives, echoed }: OpenValue): MatrixValue => ({
  what: `${what}, in a member of type object`,
  ours: () => new Open({ value: ours }),
  theirs: () => ({ type: "clr", clr: sample("Open"), value: { Value: theirs } }),
  ...(arrives === undefined ? {} : { arrives: () => new Open({ value: arrives }) }),
  ...(echoed === undefined ? {} : { echoed: { clr: sample("Open"), value: { Value: echoed } } }),
});

export const openValues: readonly MatrixValue[] = [
  ...[...primitive, ...open].map(asMessage),
  ...[...primitive, ...open].map(asMember),
  {
    what: "nothing, in a member of type object",
    ours: () => new Open({}),
    theirs: () => ({ type: "clr", clr: sample("Open"), value: {} }),
  },
  {
    what: "a ref, as whole message",
    ours: ({ ours }: World) => ours,
    theirs: ({ ourPath }: World) => ({ type: "ref", value: ourPath }),
  },
  {
    what: "a ref, in a member of type object",
    ours: ({ theirs }: World) => new Open({ value: theirs }),
    theirs: ({ theirPath }: World) => ({ type: "clr", clr: sample("Open"), value: { Value: { type: "ref", value: theirPath } } }),
  },
];
