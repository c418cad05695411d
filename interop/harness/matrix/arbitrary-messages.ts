import fc, { type Arbitrary } from "fast-check";
import { type ActorRef, DateOnly, TimeOnly } from "ritsem";
import * as sample from "../../contracts/gen/sample-messages.ts";
import {
  address,
  anything,
  arbitraryKinds,
  circle,
  colour,
  dateTime,
  dateTimeOffset,
  decimal,
  dot,
  guid,
  int,
  key,
  line,
  long,
  longNote,
  note,
  pair,
  path,
  plainNote,
  replyOfNote,
  spot,
  square,
  text,
  timeSpan,
} from "./arbitrary-members.ts";

type MessageClass = new (init: never) => object;

const list = <T>(element: Arbitrary<T>): Arbitrary<T[]> => fc.array(element, { maxLength: 3 });
const setOf = <T>(element: Arbitrary<T>): Arbitrary<Set<T>> => fc.uniqueArray(element, { maxLength: 3 }).map((items) => new Set(items));
const mapOf = <K, V>(keys: Arbitrary<K>, value: Arbitrary<V>): Arbitrary<Map<K, V>> =>
  fc.uniqueArray(fc.tuple(keys, value), { maxLength: 3, selector: ([one]) => String(one) }).map((entries) => new Map(entries));
const made = <T extends object>(type: new (init: never) => T, init: object): Arbitrary<T> =>
  fc.record(init as Record<string, Arbitrary<unknown>>).map((members) => new type(members as never));
const each = (
  kinds: Readonly<Record<string, Arbitrary<unknown>>>,
  change: (kind: Arbitrary<unknown>) => Arbitrary<unknown>,
): Record<string, Arbitrary<unknown>> => Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, change(kind)]));

/** What the enum Grade holds in C#. */
const short = fc.integer({ min: -32_768, max: 32_767 });
const day: Arbitrary<DateOnly> = dateTime.map((at) => DateOnly.fromDateTime(at));
/** Whole minutes: Newtonsoft.Json 13.0.1 writes no more of a TimeOnly. */
const time: Arbitrary<TimeOnly> = fc.integer({ min: 0, max: 1439 }).map((minutes) => new TimeOnly(BigInt(minutes) * 600_000_000n));
const big: Arbitrary<bigint> = fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n });
const grid = <T>(cell: Arbitrary<T>): Arbitrary<T[][]> =>
  fc
    .integer({ min: 1, max: 3 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 3 }));

/** For each class that a contract was made of, its instances. */
export function arbitraryMessages(refs: readonly ActorRef[]): ReadonlyMap<MessageClass, Arbitrary<object>> {
  const kinds = arbitraryKinds(refs);
  const ref = fc.constantFrom(...refs);
  const money = made(sample.Money, { amount: decimal, currency: text });
  const orderLine = made(sample.OrderLine, { article: text, quantity: int });
  const orderWith = (replaces: Arbitrary<sample.Order | null>): Arbitrary<sample.Order> =>
    made(sample.Order, { id: text, lines: list(orderLine), total: money, replaces, state: fc.constantFrom(0, 1) });
  const order = orderWith(fc.option(orderWith(fc.constant(null))));
  const treeOf = (below: Arbitrary<sample.Tree>): Arbitrary<sample.Tree> =>
    made(sample.Tree, {
      name: text,
      parent: fc.option(below),
      children: list(below),
      index: mapOf(key, below),
    });
  const leaf: Arbitrary<sample.Tree> = made(sample.Tree, { name: text, children: fc.constant([]), index: fc.constant(new Map()) });
  const tree = treeOf(treeOf(leaf));
  const grade = fc.constantFrom(-1, 1, 0);
  const tupleInside = made(sample.ValueTupleOfInt32AndBoolean, { item1: int, item2: fc.boolean() });
  const tuple = made(sample.ValueTupleOfStringAndValueTupleOfInt32AndBoolean, { item1: text, item2: tupleInside });
  const oldTuple = made(sample.TupleOfStringAndInt32, { item1: text, item2: int });
  const replyOfNotes = made(sample.ReplyOfListOfNote, { value: list(note), isFinal: fc.boolean() });
  const replyOfInt = made(sample.ReplyOfInt32, { value: int, isFinal: fc.boolean() });
  const replyOfMoney = made(sample.ReplyOfNullableOfMoney, { value: fc.option(money), isFinal: fc.boolean() });

  return new Map<MessageClass, Arbitrary<object>>([
    [sample.Positional, made(sample.Positional, kinds)],
    [sample.Settable, made(sample.Settable, kinds)],
    [
      sample.Nullable,
      made(
        sample.Nullable,
        each(kinds, (kind) => fc.option(kind)),
      ),
    ],
    [
      sample.Elements,
      made(
        sample.Elements,
        each(kinds, (kind) => list(kind)),
      ),
    ],
    [
      sample.NullableElements,
      made(
        sample.NullableElements,
        each(kinds, (kind) => list(fc.option(kind))),
      ),
    ],
    [
      sample.Entries,
      made(
        sample.Entries,
        each(kinds, (kind) => mapOf(key, kind)),
      ),
    ],
    [sample.Open, made(sample.Open, { value: fc.option(anything) })],
    [sample.Spot, spot],
    [sample.Money, money],
    [sample.Note, plainNote],
    [sample.LongNote, longNote],
    [sample.Circle, circle],
    [sample.Square, square],
    [sample.Line, line],
    [sample.Dot, dot],
    [sample.ReplyOfNote, replyOfNote],
    [sample.ReplyOfListOfNote, replyOfNotes],
    [sample.ReplyOfInt32, replyOfInt],
    [sample.ReplyOfNullableOfMoney, replyOfMoney],
    [sample.ValueTupleOfStringAndInt32, pair],
    [sample.ValueTupleOfInt32AndBoolean, tupleInside],
    [sample.ValueTupleOfStringAndValueTupleOfInt32AndBoolean, tuple],
    [sample.TupleOfStringAndInt32, oldTuple],
    [sample.Ping, fc.constant(new sample.Ping())],
    [sample.Mixed, made(sample.Mixed, { field: int, fixed: text, secret: text, count: int, needed: text })],
    [sample.OrderLine, orderLine],
    [sample.Order, order],
    [sample.Tree, tree],
    [sample.Ordered, made(sample.Ordered, { number: long, subject: fc.option(order), at: dateTimeOffset })],
    [sample.Renamed, made(sample.Renamed, { number: long, subject: text, before: text, at: dateTimeOffset })],
    [
      sample.Nested,
      made(sample.Nested, {
        notes: fc.option(replyOfNotes),
        number: fc.option(replyOfInt),
        maybeMoney: fc.option(replyOfMoney),
        old: fc.option(oldTuple),
        new: tuple,
        rows: list(list(int)),
        jagged: list(list(int)),
        deep: mapOf(key, mapOf(key, list(note))),
        lists: list(list(int)),
        pairs: list(pair),
      }),
    ],
    [
      sample.Collections,
      made(sample.Collections, {
        any: list(int),
        some: list(text),
        readOnly: list(text),
        plain: list(text),
        set: setOf(int),
        sorted: setOf(text),
        waiting: list(int),
        linked: list(int),
        solid: list(int),
        solidSet: setOf(text),
        solidSorted: setOf(int),
        solidQueue: list(int),
        solidList: list(text),
        map: mapOf(key, int),
        readOnlyMap: mapOf(key, int),
        sortedMap: mapOf(key, int),
        sharedMap: mapOf(key, int),
      }),
    ],
    [
      sample.Keys,
      made(sample.Keys, {
        byInt: mapOf(int, text),
        byLong: mapOf(long, text),
        byId: mapOf(guid, text),
        byColour: mapOf(colour, text),
        byTime: mapOf(dateTime, text),
        bySpan: mapOf(timeSpan, text),
        byPrice: mapOf(decimal, text),
        byByte: mapOf(fc.integer({ min: 0, max: 255 }), text),
      }),
    ],
    [sample.Renaming, made(sample.Renaming, { order_id: int, url: text, inside: text })],
    [sample.Chosen, made(sample.Chosen, { first_name: text, last: text })],
    [sample.Marked, made(sample.Marked, { name: text, size: int })],
    [
      sample.Places,
      made(sample.Places, {
        owner: ref,
        deputy: fc.option(ref),
        team: list(ref),
        path,
        node: address,
        paths: list(path),
        home: fc.option(fc.webUrl()),
      }),
    ],
    [sample.Graded, made(sample.Graded, { grade, before: fc.option(grade), all: list(grade) })],
    [sample.Numbered, made(sample.Numbered, { width: long, grade: short, colour: int, access: int, grades: list(short) })],
    [
      sample.Days,
      made(sample.Days, {
        day,
        time,
        maybeDay: fc.option(day),
        maybeTime: fc.option(time),
        allDays: list(day),
        byDay: mapOf(day, text),
      }),
    ],
    [sample.Large, made(sample.Large, { big, maybeBig: fc.option(big), allBig: list(big) })],
    [
      sample.Pairs,
      made(sample.Pairs, {
        texts: fc.tuple(text, text),
        notes: fc.tuple(long, fc.option(note)),
        all: list(fc.tuple(text, text)),
        url: text,
        ipAddress: int,
      }),
    ],
    [sample.Grids, made(sample.Grids, { cells: grid(int), names: grid(text) })],
    [sample.Sequences, made(sample.Sequences, { texts: list(text), whole: list(int), counts: mapOf(key, int) })],
    [sample.Oblivious, made(sample.Oblivious, { text: fc.option(text), texts: fc.option(list(text)), note: fc.option(note) })],
  ]);
}
