import { ActorPath, Address, DateOnly, DateTime, DateTimeOffset, decimal, TimeOnly, TimeSpan } from "ritsem";
import {
  Chosen,
  Collections,
  Colour,
  Days,
  Graded,
  Grids,
  Keys,
  Large,
  Marked,
  Mixed,
  Money,
  Nested,
  Note,
  Numbered,
  Oblivious,
  Order,
  Ordered,
  OrderLine,
  OrderPhase,
  Pairs,
  Ping,
  Places,
  Renamed,
  Renaming,
  ReplyOfInt32,
  ReplyOfListOfNote,
  ReplyOfNote,
  ReplyOfNullableOfMoney,
  Tree,
  TupleOfStringAndInt32,
  ValueTupleOfInt32AndBoolean,
  ValueTupleOfStringAndInt32,
  ValueTupleOfStringAndValueTupleOfInt32AndBoolean,
} from "../../contracts/gen/sample-messages.ts";
import type { MatrixValue, World } from "./matrix-value.ts";

const GUID = "00112233-4455-6677-8899-aabbccddeeff";

function value(what: string, clr: string, ours: unknown, theirs: object): MatrixValue {
  return made(
    what,
    clr,
    () => ours,
    () => theirs,
  );
}

function made(what: string, clr: string, ours: (world: World) => unknown, theirs: (world: World) => object): MatrixValue {
  const type = `SampleMessages.${clr}, SampleMessages`;
  return { what: `${clr}: ${what}`, ours, theirs: (world) => ({ type: "clr", clr: type, value: theirs(world) }) };
}

const money = (amount: string, currency: string) => new Money({ amount: decimal(amount), currency });
const note = new Note({ title: "Å", stars: 1 });
const orderWith = (replaces: Order | null) =>
  new Order({
    replaces,
    id: "A-1",
    lines: [new OrderLine({ article: "Äpfel", quantity: 3 }), new OrderLine({ article: "", quantity: 0 })],
    total: money("9.90", "€"),
    state: OrderPhase.Closed,
  });
const order = orderWith(null);
const orderInDotNet = {
  Id: "A-1",
  Lines: [
    { Article: "Äpfel", Quantity: 3 },
    { Article: "", Quantity: 0 },
  ],
  Total: { Amount: "9.90", Currency: "€" },
  State: "Closed",
};
const leaf = (name: string) => new Tree({ name, children: [], index: new Map() });
const nestedDefaults = {
  new: new ValueTupleOfStringAndValueTupleOfInt32AndBoolean({
    item1: "",
    item2: new ValueTupleOfInt32AndBoolean({ item1: 0, item2: false }),
  }),
  rows: [],
  jagged: [],
  deep: new Map(),
  lists: [],
  pairs: [],
};
const nestedDefaultsInDotNet = { New: ["", [0, false]], Rows: [], Jagged: [], Deep: {}, Lists: [], Pairs: [] };

/** Messages as programs have them: every construct of the sample. */
export const messageValues: readonly MatrixValue[] = [
  value("no members", "Shop.Ping", new Ping(), {}),
  value("fields and private setters", "Shop.Mixed", new Mixed({ field: 1, fixed: "f", secret: "Å", count: -1, needed: "n" }), {
    Field: 1,
    Fixed: "f",
    Secret: "Å",
    Count: -1,
    Needed: "n",
  }),
  value("a list of classes, a struct, an enum", "Shop.Order", order, orderInDotNet),
  value("one inside the other", "Shop.Order", orderWith(order), { ...orderInDotNet, Replaces: orderInDotNet }),
  value(
    "a tree",
    "Shop.Tree",
    new Tree({ name: "root", parent: leaf("up"), children: [leaf("a"), leaf("b")], index: new Map([["Å", leaf("c")]]) }),
    { Name: "root", Parent: { Name: "up" }, Children: [{ Name: "a" }, { Name: "b" }], Index: { Å: { Name: "c" } } },
  ),
  value("a tree of one", "Shop.Tree", leaf(""), {}),
  value(
    "a generic base class over a class",
    "Shop.Ordered",
    new Ordered({ number: 7n, subject: order, at: DateTimeOffset.parse("2026-03-04T05:06:07+01:00") }),
    { Number: "7", Subject: orderInDotNet, At: "2026-03-04T05:06:07+01:00" },
  ),
  value(
    "a generic base class over a string",
    "Shop.Renamed",
    new Renamed({ number: 0n, subject: "new", before: "", at: new DateTimeOffset(0n) }),
    { Subject: "new", Before: "" },
  ),
  value(
    "generic types and tuples",
    "Shop.Nested",
    new Nested({
      notes: new ReplyOfListOfNote({ value: [note, note], isFinal: true }),
      number: new ReplyOfInt32({ value: -1, isFinal: false }),
      maybeMoney: new ReplyOfNullableOfMoney({ value: money("1", "$"), isFinal: false }),
      old: new TupleOfStringAndInt32({ item1: "t", item2: 2 }),
      new: new ValueTupleOfStringAndValueTupleOfInt32AndBoolean({
        item1: "x",
        item2: new ValueTupleOfInt32AndBoolean({ item1: 1, item2: true }),
      }),
      rows: [[1], [], [2, 3]],
      jagged: [[], [5]],
      deep: new Map([["a", new Map([["b", [note]]])]]),
      lists: [[1, 2], []],
      pairs: [new ValueTupleOfStringAndInt32({ item1: "p", item2: 6 })],
    }),
    {
      Notes: {
        Value: [
          { Title: "Å", Stars: 1 },
          { Title: "Å", Stars: 1 },
        ],
        IsFinal: true,
      },
      Number: { Value: -1 },
      MaybeMoney: { Value: { Amount: "1", Currency: "$" } },
      Old: ["t", 2],
      New: ["x", [1, true]],
      Rows: [[1], [], [2, 3]],
      Jagged: [[], [5]],
      Deep: { a: { b: [{ Title: "Å", Stars: 1 }] } },
      Lists: [[1, 2], []],
      Pairs: [["p", 6]],
    },
  ),
  value("generic types and tuples by default", "Shop.Nested", new Nested(nestedDefaults as never), nestedDefaultsInDotNet),
  value(
    "every collection",
    "Shop.Collections",
    new Collections({
      any: [1],
      some: ["a"],
      readOnly: ["b"],
      plain: ["c"],
      set: new Set([2]),
      sorted: new Set(["a", "b"]),
      waiting: [3, 4],
      linked: [5, 6],
      solid: [7, 8],
      solidSet: new Set(["d"]),
      solidSorted: new Set([1, 9]),
      solidQueue: [10, 11],
      solidList: ["e"],
      map: new Map([["f", 12]]),
      readOnlyMap: new Map([["g", 13]]),
      sortedMap: new Map([["h", 14]]),
      sharedMap: new Map([["i", 15]]),
    }),
    {
      Any: [1],
      Some: ["a"],
      ReadOnly: ["b"],
      Plain: ["c"],
      Set: [2],
      Sorted: ["a", "b"],
      Waiting: [3, 4],
      Linked: [5, 6],
      Solid: [7, 8],
      SolidSet: ["d"],
      SolidSorted: [1, 9],
      SolidQueue: [10, 11],
      SolidList: ["e"],
      Map: { f: 12 },
      ReadOnlyMap: { g: 13 },
      SortedMap: { h: 14 },
      SharedMap: { i: 15 },
    },
  ),
  value(
    "every key",
    "Shop.Keys",
    new Keys({
      byInt: new Map([[-1, "a"]]),
      byLong: new Map([[9_223_372_036_854_775_807n, "b"]]),
      byId: new Map([[GUID, "c"]]),
      byColour: new Map([[Colour.Blue, "d"]]),
      byTime: new Map([[DateTime.parse("2026-03-04T05:06:07Z"), "e"]]),
      bySpan: new Map([[TimeSpan.parse("1.02:03:04"), "f"]]),
      byPrice: new Map([[decimal("1.50"), "g"]]),
      byByte: new Map([[255, "h"]]),
    }),
    {
      ByInt: { "-1": "a" },
      ByLong: { "9223372036854775807": "b" },
      ById: { [GUID]: "c" },
      ByColour: { Blue: "d" },
      ByTime: { "2026-03-04T05:06:07Z": "e" },
      BySpan: { "1.02:03:04": "f" },
      ByPrice: { "1.50": "g" },
      ByByte: { "255": "h" },
    },
  ),
  value("names by attribute", "Shop.Renaming", new Renaming({ order_id: 1, url: "http://Å", inside: "i" }), {
    OrderId: 1,
    Link: "http://Å",
    Inside: "i",
  }),
  value("a data contract", "Shop.Chosen", new Chosen({ first_name: "f", last: "l" }), { First: "f", Last: "l" }),
  value("a marked constructor", "Shop.Marked", new Marked({ name: "m", size: 3 }), { name: "m", size: 3 }),
  made(
    "actors and where they are",
    "Shop.Places",
    ({ ours, theirs }) =>
      new Places({
        owner: ours,
        deputy: theirs,
        team: [theirs, ours, ours],
        path: ActorPath.parse("akka://S/user/a"),
        node: Address.parse("akka.tcp://S@example:1"),
        paths: [ActorPath.parse("akka://S/user/b"), ActorPath.parse("akka://S/user/c")],
        home: "http://example.com/x?y=1",
      }),
    ({ ourPath, theirPath }) => ({
      Owner: ourPath,
      Deputy: theirPath,
      Team: [theirPath, ourPath, ourPath],
      Path: "akka://S/user/a",
      Node: "akka.tcp://S@example:1",
      Paths: ["akka://S/user/b", "akka://S/user/c"],
      Home: "http://example.com/x?y=1",
    }),
  ),
  value("enums without zero", "Shop.Graded", new Graded({ grade: -1, before: 1, all: [1, -1] }), {
    Grade: "Worst",
    Before: "Best",
    All: ["Best", "Worst"],
  }),
  value("compiled without nullable references", "Shop.Oblivious", new Oblivious({ text: "t", texts: ["a"], note }), {
    Text: "t",
    Texts: ["a"],
    Note: { Title: "Å", Stars: 1 },
  }),
  value("compiled without nullable references, all null", "Shop.Oblivious", new Oblivious({}), {}),
  {
    what: "a generic record, as whole message",
    ours: () => new ReplyOfNote({ value: note, isFinal: true }),
    theirs: () => ({
      type: "clr",
      clr: "SampleMessages.Reply`1[[SampleMessages.Note, SampleMessages]], SampleMessages",
      value: { Value: { Title: "Å", Stars: 1 }, IsFinal: true },
    }),
  },
  value(
    "enum numbers without names",
    "Numbered",
    new Numbered({ width: 1_099_511_627_777n as never, grade: 77 as never, colour: 5 as never, access: 64, grades: [5 as never, 1] }),
    { Width: "1099511627777", Grade: "77", Colour: "5", Access: "64", Grades: ["5", "Best"] },
  ),
  value(
    "days and times of day",
    "Days",
    new Days({
      day: new DateOnly(2026, 3, 4),
      time: TimeOnly.parse("05:06"),
      maybeDay: null,
      maybeTime: TimeOnly.parse("23:59"),
      allDays: [new DateOnly(1, 1, 1), new DateOnly(9999, 12, 31)],
      byDay: new Map(),
    }),
    { Day: "2026-03-04", Time: "05:06", MaybeTime: "23:59", AllDays: ["0001-01-01", "9999-12-31"], ByDay: {} },
  ),
  value("numbers beyond 64 bits", "Large", new Large({ big: -(2n ** 100n), maybeBig: 7n, allBig: [0n, 2n ** 70n] }), {
    Big: String(-(2n ** 100n)),
    MaybeBig: "7",
    AllBig: ["0", String(2n ** 70n)],
  }),
  value(
    "pairs of key and value",
    "Pairs",
    new Pairs({ texts: ["a", "b"], notes: [5n, note], all: [["c", "d"]], url: "http://Å", ipAddress: 1 }),
    { Texts: ["a", "b"], Notes: ["5", { Title: "Å", Stars: 1 }], All: [["c", "d"]], URL: "http://Å", IPAddress: 1 },
  ),
  value(
    "arrays of two dimensions",
    "Grids",
    new Grids({
      cells: [
        [1, 2],
        [3, 4],
      ],
      names: [["a", "Å"]],
    }),
    {
      Cells: [
        [1, 2],
        [3, 4],
      ],
      Names: [["a", "Å"]],
    },
  ),
];
