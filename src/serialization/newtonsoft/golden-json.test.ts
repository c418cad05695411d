import { assert, describe, expect, it } from "vitest";
import { bytesOf, type Capture, capturesOf, textOf } from "../../../test/fixtures/captures.ts";
import {
  Coll,
  Color,
  Empty,
  Fields,
  GenHello,
  GenInt,
  GenInts,
  GenRefs,
  goldenRegistry,
  Hello,
  Inner,
  Nested,
  Numbers,
  noNumbers,
  Objs,
  PointS,
  PrivSet,
  Rec,
  Square,
  Times,
  Tuple,
  ValueTuple,
  WithRef,
} from "../../../test/fixtures/golden-types.ts";
import { pathRefs, refTo as ref } from "../../../test/fixtures/path-ref.ts";
import { DateTime, DateTimeOffset, decimal, double, float, pin, Serialization, type Serializer, TimeSpan, t } from "../index.ts";

const serialization = new Serialization({
  registry: goldenRegistry(),
  refs: pathRefs,
});
const json = serialization.byIdentifier(1) as Serializer;

/** What is written, and what comes back when that is not the same. */
type Case = readonly [written: unknown, read?: unknown];

const hello = (name: string, count: number) => new Hello({ name, count });
const nested = (members: Partial<Nested>) => Object.assign(new Nested(), members);
const cycle = nested({ a: hello("same", 1) });
cycle.child = cycle;
const same = hello("same", 1);
const echo = "akka.tcp://Alpha@127.0.0.1:25521/user/echo#1539786599";
const ints = t.arrayOf(t.int);

const cases: Readonly<Record<string, Case>> = {
  "top double": [1.5],
  "top double whole": [double(2), 2],
  "top double big": [1e300],
  "top NaN": [Number.NaN, "NaN"],
  "top float": [float(1.5), 1.5],
  "top decimal": [decimal("12.340")],
  "top bool": [true],
  "top char": [pin(t.char, "x"), "x"],
  "top guid": [pin(t.guid, "00112233-4455-6677-8899-aabbccddeeff"), "00112233-4455-6677-8899-aabbccddeeff"],
  "top datetime": [DateTime.parse("2024-01-02T03:04:05.678Z")],
  "top datetimeoffset": [DateTimeOffset.parse("2024-01-02T03:04:05+02:00"), DateTime.parse("2024-01-02T03:04:05+02:00")],
  "top timespan": [TimeSpan.parse("1.01:01:01.001"), "1.01:01:01.0010000"],
  "top short": [pin(t.short, 7), 7n],
  "top uint": [pin(t.uint, 7), 7n],
  "top enum": [pin(Color, 2), 2n],
  "top int[]": [pin(ints, [1, 2, 3]), [1, 2, 3]],
  "top string[]": [pin(t.arrayOf(t.string), ["a", "b"]), ["a", "b"]],
  "top List<string>": [pin(t.listOf(t.string), ["a", "b"]), ["a", "b"]],
  "top List<int>": [pin(t.listOf(t.int), [1, 2]), [1, 2]],
  "top Dictionary<string,int>": [pin(t.dictionaryOf(t.string, t.int), new Map([["a", 1]])), new Map([["a", 1]])],
  "top Dictionary<string,object>": [
    pin(
      t.dictionaryOf(t.string, t.object),
      new Map<string, unknown>([
        ["i", 1],
        ["l", 2n],
        ["s", "x"],
        ["h", hello("n", 1)],
      ]),
    ),
    new Map<string, unknown>([
      ["i", 1],
      ["l", 2n],
      ["s", "x"],
      ["h", hello("n", 1)],
    ]),
  ],
  "top object[]": [pin(t.arrayOf(t.object), [1, 2n, "s", 1.5, true, null, hello("n", 1)]), [1, 2n, "s", 1.5, true, null, hello("n", 1)]],
  "top Tuple": [new Tuple({ item1: "a", item2: 1 })],
  "top ValueTuple": [new ValueTuple({ item1: "a", item2: 1 })],
  "top ImmutableList<string>": [pin(t.immutableListOf(t.string), ["a", "b"]), ["a", "b"]],
  "top HashSet<string>": [pin(t.setOf(t.string), new Set(["a"])), new Set(["a"])],
  "top type": [
    pin(t.string, "Golden.Hello, Golden, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null"),
    "Golden.Hello, Golden, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null",
  ],
  "top uri": [pin(t.string, "http://example.com/x"), "http://example.com/x"],
  Hello: [hello("Bob", 3)],
  "Hello default values": [new Hello({ count: 0 })],
  Rec: [new Rec({ name: "Ann", age: 42 })],
  Empty: [new Empty()],
  Fields: [new Fields({ a: "x", b: 2 })],
  PrivSet: [new PrivSet({ v: "v" })],
  "Outer+Inner": [new Inner({ x: 1 })],
  PointS: [new PointS({ x: 1, y: 2 })],
  Numbers: [
    new Numbers({ i: 1, l: 2n, s: 3, by: 4, uI: 5, uL: 6n, f: 1.5, d: 2.5, m: decimal("3.5"), b: true, c: "c", nI: 7, nL: 8n, e: 1 }),
  ],
  "Numbers defaults": [new Numbers(noNumbers)],
  Objs: [
    new Objs({
      i: 1,
      l: 2n,
      d: 2.5,
      f: float(1.5),
      m: decimal("3.5"),
      s: "s",
      b: true,
      p: hello("p", 1),
      e: pin(Color, 2),
      g: pin(t.guid, "00112233-4455-6677-8899-aabbccddeeff"),
      arr: pin(ints, [1, 2]),
    }),
    new Objs({
      i: 1,
      l: 2n,
      d: 2.5,
      f: 1.5,
      m: decimal("3.5"),
      s: "s",
      b: true,
      p: hello("p", 1),
      e: 2n,
      g: "00112233-4455-6677-8899-aabbccddeeff",
      arr: [1, 2],
    }),
  ],
  Times: [
    new Times({
      g: "00112233-4455-6677-8899-aabbccddeeff",
      utc: DateTime.parse("2024-01-02T03:04:05.678Z"),
      unspec: DateTime.parse("2024-01-02T03:04:05"),
      off: DateTimeOffset.parse("2024-01-02T03:04:05+02:00"),
      ts: TimeSpan.parse("1.01:01:01.0010000"),
    }),
  ],
  Coll: [
    new Coll({
      bytes: Uint8Array.of(1, 2, 255),
      ints: [1, 2],
      strs: ["a"],
      lS: ["a"],
      lI: [1],
      lO: [new Square(2)],
      dI: new Map([["k", 1]]),
      dS: new Map([["k", "v"]]),
      dK: new Map([[5, "v"]]),
      hS: new Set(["h"]),
      iL: ["i"],
      iD: new Map([["k", "v"]]),
      iE: [9],
      iR: ["r"],
      oA: [1, "x", 2.5],
    }),
  ],
  "Coll empty": [new Coll({ bytes: new Uint8Array(0), ints: [], lS: [], dI: new Map() })],
  "Nested shared ref": [
    nested({ a: same, b: same, shape: new Square(3), p: new PointS({ x: 1, y: 0 }), child: nested({ a: hello("in", 2) }) }),
  ],
  "Nested cycle": [cycle],
  "WithRef local": [new WithRef({ text: "t", ref: ref(echo), nobody: ref("nobody") })],
  "WithRef remote": [new WithRef({ text: "t", ref: ref("akka.tcp://Beta@127.0.0.1:25531/user/svc#1234567") })],
  "WithRef same ref twice": [new GenRefs({ v: [ref(echo), ref("akka.tcp://Alpha@127.0.0.1:25521/user/echo2#1776006109"), ref(echo)] })],
  "Gen<List<int>>": [new GenInts({ v: [1] })],
  "Gen<Hello>": [new GenHello({ v: hello("same", 1) })],
  "Gen<int>": [new GenInt({ v: 5 })],
};

const exceptions: Readonly<Record<string, string>> = {
  "exception member": "Akka.NET cannot read it back; errors travel as Status.Failure",
  "top exception": "Akka.NET cannot read it back; errors travel as Status.Failure",
  WithAkka: "holds Akka.NET's own types; see golden-akka-types.test.ts",
};

const captures = capturesOf("serializer-json");

describe("messages captured from Akka.NET, JSON", () => {
  it("are all accounted for", () => {
    const names = captures.map((capture) => capture.name);
    assert.deepEqual([...Object.keys(cases), ...Object.keys(exceptions)].sort(), names.sort());
    assert.deepEqual([names.length, Object.keys(exceptions).length], [53, 3]);
  });

  for (const capture of captures.filter(({ name }) => name in cases)) {
    const [written, read = written] = cases[capture.name] as Case;

    it(`are written byte for byte: ${capture.name}`, () => {
      const { serializerId, manifest, bytes } = serialization.serialize(written);
      assert.equal(textOf(bytes), textOf(bytesOf(capture)));
      assert.deepEqual({ serializerId, manifest }, { serializerId: capture.serializerId, manifest: capture.manifest });
    });

    it(`are read: ${capture.name}`, () => {
      expect(serialization.deserialize(bytesOf(capture), capture.serializerId, capture.manifest)).toStrictEqual(read);
    });
  }

  it("keep shared objects one object, and cycles cycles", () => {
    const read = (name: string) => json.fromBytes(bytesOf(captures.find((capture) => capture.name === name) as Capture), "") as Nested;
    const shared = read("Nested shared ref");
    assert.strictEqual(shared.a, shared.b);
    const round = read("Nested cycle");
    assert.strictEqual(round.child, round);
  });
});
