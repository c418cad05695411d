import fc, { type Arbitrary } from "fast-check";
import { ActorPath, type ActorRef, Address, DateTime, DateTimeOffset, Decimal, TimeSpan } from "ritsem";
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

const LAST_TICK = 3_155_378_975_999_999_999n;
const TICKS_PER_MINUTE = 600_000_000n;
const LARGEST_LONG = (1n << 63n) - 1n;

export const text: Arbitrary<string> = fc.string({ unit: "binary", maxLength: 12 });
export const int: Arbitrary<number> = fc.integer();
export const long: Arbitrary<bigint> = fc.bigInt({ min: -LARGEST_LONG - 1n, max: LARGEST_LONG });
export const guid: Arbitrary<string> = fc.uuid();
/** Names that no document uses for itself. */
export const key: Arbitrary<string> = text.filter((name) => !name.startsWith("$"));

// 0 and -0 are the same to .NET's defaults, which are left out.
const withoutMinusZero = (value: number): number => value + 0;
export const double: Arbitrary<number> = fc.double().map(withoutMinusZero);
const single: Arbitrary<number> = fc.float().map((value) => shortest(withoutMinusZero(value)));

/** The decimal number of the fewest digits that is this 32-bit number. */
function shortest(value: number): number {
  for (let digits = 1; digits <= 9; digits += 1) {
    const rounded = Number(halfEven(value, value.toExponential(digits - 1)));
    if (Math.fround(rounded) === value) return rounded;
  }
  return value;
}

/** `rounded`, but down from exactly half to an even digit, as .NET rounds; JavaScript rounds up. */
function halfEven(value: number, rounded: string): string {
  const end = rounded.indexOf("e");
  const exact = value.toExponential(30);
  const isUpFromHalf = "13579".includes(rounded.charAt(end - 1)) && /^50*e/.test(exact.slice(end));
  return isUpFromHalf ? exact.slice(0, end) + rounded.slice(end) : rounded;
}

export const decimal: Arbitrary<Decimal> = fc
  .tuple(fc.bigInt({ min: -(10n ** 27n), max: 10n ** 27n }), fc.integer({ min: 1, max: 28 }))
  .map(([unscaled, scale]) => new Decimal(unscaled === 0n ? 1n : unscaled, scale));
export const dateTime: Arbitrary<DateTime> = fc
  .tuple(fc.bigInt({ min: 0n, max: LAST_TICK }), fc.constantFrom("utc", "unspecified"))
  .map(([ticks, kind]) => (ticks === 0n ? new DateTime(0n) : new DateTime(ticks, kind)));
export const dateTimeOffset: Arbitrary<DateTimeOffset> = fc
  .tuple(fc.bigInt({ min: 840n * TICKS_PER_MINUTE, max: LAST_TICK - 840n * TICKS_PER_MINUTE }), fc.integer({ min: -840, max: 840 }))
  .map(([ticks, offsetMinutes]) => new DateTimeOffset(ticks, offsetMinutes));
export const timeSpan: Arbitrary<TimeSpan> = long.map((ticks) => new TimeSpan(ticks));
export const colour: Arbitrary<Colour> = fc.constantFrom(...Object.values(Colour));

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
export const address: Arbitrary<Address> = fc.oneof(
  name.map((system) => Address.parse(`akka://${system}`)),
  fc
    .tuple(name, name, fc.integer({ min: 1, max: 65_535 }))
    .map(([system, host, port]) => Address.parse(`akka.tcp://${system}@${host}:${port}`)),
);
export const path: Arbitrary<ActorPath> = fc
  .tuple(address, fc.array(name, { minLength: 1, maxLength: 3 }))
  .map(([at, names]) => ActorPath.parse(`${String(at)}/user/${names.join("/")}`));

export const spot: Arbitrary<Spot> = fc.record({ x: int, y: int }).map((init) => new Spot(init));
export const plainNote: Arbitrary<Note> = fc.record({ title: text, stars: int }).map((init) => new Note(init));
export const longNote: Arbitrary<LongNote> = fc.record({ title: text, stars: int, body: text }).map((init) => new LongNote(init));
/** Also one that extends it. */
export const note: Arbitrary<Note> = fc.oneof(plainNote, longNote);
export const circle: Arbitrary<Circle> = fc.record({ label: text, radius: double }).map((init) => new Circle(init));
export const square: Arbitrary<Square> = fc.record({ label: text, side: double }).map((init) => new Square(init));
export const line: Arbitrary<Line> = fc.record({ name: text, from: spot, to: spot }).map((init) => new Line(init));
export const dot: Arbitrary<Dot> = fc.record({ name: text, at: spot }).map((init) => new Dot(init));
export const pair: Arbitrary<ValueTupleOfStringAndInt32> = fc
  .record({ item1: text, item2: int })
  .map((init) => new ValueTupleOfStringAndInt32(init));
export const replyOfNote: Arbitrary<ReplyOfNote> = fc.record({ value: note, isFinal: fc.boolean() }).map((init) => new ReplyOfNote(init));

/** What arrives in a member of type object as it was sent: no text that looks like a date, no number that has lost its .NET type. */
export const anything: Arbitrary<unknown> = fc.oneof(
  text.filter((value) => !/^\d{4}-/.test(value)),
  int,
  long,
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Number.isInteger(value)),
  fc.boolean(),
  decimal,
  note,
);

/** By the member's name each kind of the classes that have all of them. */
export function arbitraryKinds(refs: readonly ActorRef[]): Readonly<Record<string, Arbitrary<unknown>>> {
  return {
    flag: fc.boolean(),
    tiny: fc.integer({ min: 0, max: 255 }),
    signedTiny: fc.integer({ min: -128, max: 127 }),
    small: fc.integer({ min: -32_768, max: 32_767 }),
    unsignedSmall: fc.integer({ min: 0, max: 65_535 }),
    whole: int,
    unsignedWhole: fc.integer({ min: 0, max: 4_294_967_295 }),
    long,
    unsignedLong: fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
    single,
    ratio: double,
    price: decimal,
    letter: fc.integer({ min: 0, max: 0xd7ff }).map((unit) => String.fromCharCode(unit)),
    text,
    id: guid,
    at: dateTime,
    since: dateTimeOffset,
    took: timeSpan,
    colour,
    access: fc.integer({ min: 0, max: Access.All }),
    bytes: fc.uint8Array({ maxLength: 20 }).map((bytes) => Uint8Array.from(bytes)),
    spot,
    note,
    actor: fc.constantFrom(...refs),
    numbers: fc.array(int, { maxLength: 4 }),
    names: fc.array(text, { maxLength: 4 }),
    unique: fc.uniqueArray(text, { maxLength: 4 }).map((items) => new Set(items)),
    kept: fc.array(text, { maxLength: 4 }),
    counts: fc.array(fc.tuple(key, long), { maxLength: 4 }).map((entries) => new Map(entries)),
    shape: fc.oneof(circle, square),
    figure: fc.oneof(line, dot),
    pair,
    reply: replyOfNote,
    route: path,
    node: address,
    anything,
  };
}
