import { ActorPath, Address, DateTime, DateTimeOffset, decimal, TimeSpan } from "ritsem";
import {
  Access,
  Circle,
  Colour,
  Dot,
  Line,
  LongNote,
  Note,
  ReplyOfNote,
  Spot,
  Square,
  ValueTupleOfStringAndInt32,
} from "../../contracts/gen/sample-messages.ts";
import type { SampleSource } from "./matrix-value.ts";

const LARGEST_LONG = "9223372036854775807";
const SMALLEST_LONG = "-9223372036854775808";
const LARGEST_ULONG = "18446744073709551615";
const LARGEST_DECIMAL = "79228162514264337593543950335";

const same = (...values: readonly unknown[]): readonly SampleSource[] => values.map((value) => ({ ours: value, theirs: value }));
const texts = <T>(make: (text: string) => T, ...values: readonly string[]): readonly SampleSource[] =>
  values.map((text) => ({ ours: make(text), theirs: text }));
const sample = (clr: string): string => `SampleMessages.${clr}, SampleMessages`;

const bytes = Uint8Array.from({ length: 1000 }, (_, index) => (index * 7) % 256);
const base64 = Buffer.from(bytes).toString("base64");
const spot = (x: number, y: number) => ({ ours: new Spot({ x, y }), theirs: { X: x, Y: y } });
const note = { ours: new Note({ title: "Über Å", stars: -5 }), theirs: { Title: "Über Å", Stars: -5 } };

/** By the member's name the values of each kind: the smallest, the largest, empty ones, texts of all alphabets. */
export const memberKinds: Readonly<Record<string, readonly SampleSource[]>> = {
  flag: same(true),
  tiny: same(1, 255),
  signedTiny: same(-128, 127),
  small: same(-32_768, 32_767),
  unsignedSmall: same(65_535),
  whole: same(1, -2_147_483_648, 2_147_483_647),
  unsignedWhole: same(4_294_967_295),
  long: texts(BigInt, "1", SMALLEST_LONG, LARGEST_LONG, "9007199254740993"),
  unsignedLong: texts(BigInt, "1", LARGEST_ULONG),
  single: [...same(1.5, 5, -3.4028235e38, 1e-45), ...texts(Number, "NaN", "Infinity", "-Infinity")],
  ratio: [...same(0.1, 5, -1.7976931348623157e308, 5e-324, 1e21), ...texts(Number, "NaN", "Infinity", "-Infinity")],
  price: [
    ...texts(decimal, "1.50", LARGEST_DECIMAL, `-${LARGEST_DECIMAL}`, "0.0000000000000000000000000001"),
    { ours: decimal("100"), theirs: "100", bare: decimal("100.0") },
  ],
  letter: same("x", "Å", "世", '"', "\n"),
  text: same("Grüße, 世界 🎭", 'a "quoted" \\ line\n\t\u0001\u2028\u0085', "x".repeat(10_000), "2026-03-04T05:06:07Z", "$type", " "),
  id: same("00112233-4455-6677-8899-aabbccddeeff", "ffffffff-ffff-ffff-ffff-ffffffffffff"),
  at: texts(
    (text) => DateTime.parse(text),
    "2026-03-04T05:06:07.1234567Z",
    "2026-03-04T05:06:07",
    "0001-01-01T00:00:00.0000001",
    "9999-12-31T23:59:59.9999999Z",
  ),
  since: texts(
    (text) => DateTimeOffset.parse(text),
    "2026-03-04T05:06:07.1234567+14:00",
    "2026-03-04T05:06:07-00:30",
    "9999-12-31T23:59:59.9999999+00:00",
    "0001-01-01T00:00:00.0000001+00:00",
  ),
  took: texts(
    (text) => TimeSpan.parse(text),
    "1.02:03:04.0050000",
    "-10675199.02:48:05.4775808",
    "10675199.02:48:05.4775807",
    "00:00:00.0000001",
  ),
  colour: [
    { ours: Colour.Green, theirs: "Green" },
    { ours: Colour.Blue, theirs: "Blue" },
  ],
  access: [
    { ours: Access.Write, theirs: "Write" },
    { ours: Access.All, theirs: "All" },
    { ours: 8, theirs: "8" },
  ],
  bytes: [
    { ours: Uint8Array.of(0, 1, 2, 255), theirs: "AAEC/w==" },
    { ours: bytes, theirs: base64 },
  ],
  spot: [spot(-2_147_483_648, 2_147_483_647), spot(0, 1)],
  note: [note, { ours: new LongNote({ title: "a", stars: 0, body: "" }), theirs: { $clr: sample("LongNote"), Title: "a", Body: "" } }],
  actor: [({ ours, ourPath }) => ({ ours, theirs: ourPath }), ({ theirs, theirPath }) => ({ ours: theirs, theirs: theirPath })],
  numbers: same([], [0], [1, -2_147_483_648, 2_147_483_647]),
  names: same([], ["", "Å", "🎭"]),
  unique: [
    { ours: new Set(), theirs: [] },
    { ours: new Set(["b", "a", ""]), theirs: ["b", "a", ""] },
  ],
  kept: same([], ["Å", ""]),
  counts: [
    { ours: new Map(), theirs: {} },
    {
      ours: new Map([
        ["Key", 1n],
        ["key", 2n],
        ["Ünï 🎭", BigInt(LARGEST_LONG)],
        ["", 0n],
      ]),
      theirs: { Key: "1", key: "2", "Ünï 🎭": LARGEST_LONG, "": "0" },
    },
  ],
  shape: [
    { ours: new Circle({ label: "Å", radius: 0.5 }), theirs: { type: "clr", clr: sample("Circle"), value: { Label: "Å", Radius: 0.5 } } },
    { ours: new Square({ label: "", side: 5 }), theirs: { type: "clr", clr: sample("Square"), value: { Label: "", Side: 5 } } },
  ],
  figure: [
    {
      ours: new Line({ name: "l", from: spot(1, 2).ours, to: spot(0, 0).ours }),
      theirs: { type: "clr", clr: sample("Line"), value: { Name: "l", From: { X: 1, Y: 2 } } },
    },
    {
      ours: new Dot({ name: "", at: spot(3, 4).ours }),
      theirs: { type: "clr", clr: sample("Dot"), value: { Name: "", At: { X: 3, Y: 4 } } },
    },
  ],
  pair: [{ ours: new ValueTupleOfStringAndInt32({ item1: "Å", item2: -3 }), theirs: ["Å", -3] }],
  reply: [
    { ours: new ReplyOfNote({ value: note.ours, isFinal: true }), theirs: { Value: note.theirs, IsFinal: true } },
    { ours: new ReplyOfNote({ value: null as never, isFinal: false }), theirs: {} },
  ],
  route: texts((text) => ActorPath.parse(text), "akka://S/user/a", "akka.tcp://S@example:8081/user/a/b"),
  node: texts((text) => Address.parse(text), "akka.tcp://S@example:8081", "akka://s"),
  anything: [
    { ours: "text", theirs: { type: "string", value: "text" } },
    { ours: 5n, theirs: { type: "long", value: "5" } },
    { ours: note.ours, theirs: { type: "clr", clr: sample("Note"), value: note.theirs } },
  ],
};
