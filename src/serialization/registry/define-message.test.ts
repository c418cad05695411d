import { assert, describe, expect, expectTypeOf, it } from "vitest";
import type { ActorRef } from "../../actor/index.ts";
import { pathRefs } from "../../../test/fixtures/path-ref.ts";
import {
  defineMessage,
  type Derived,
  InvalidRegistrationError,
  MalformedPayloadError,
  type Message,
  type MessageClassOf,
  Registry,
  Serialization,
  t,
  UnregisteredMessageError,
} from "../index.ts";

interface Shape {
  readonly label: string;
  readonly next: Shape | null;
}
const Shape: MessageClassOf<Shape> = defineMessage("S.Shape, S", { label: t.string, next: t.lazy(() => Shape) });

interface Circle extends Shape {
  readonly radius: number;
}
const Circle: MessageClassOf<Circle> = defineMessage("S.Circle, S", { radius: t.double }, { extends: Shape });

const Disc = defineMessage("S.Disc, S", { filled: t.bool }, { extends: Circle });
const Point = defineMessage("S.Point, S", { x: t.int, y: t.int });
const Level = t.enumOf("S.Level, S", { Low: 0, High: 1 });
const Track = defineMessage("S.Track, S", {
  start: t.struct(() => Point),
  end: t.nullable(t.struct(() => Point)),
  points: t.listOf(t.struct(() => Point)),
  stops: t.listOf(t.nullable(t.struct(() => Point))),
  levels: t.nullable(t.listOf(t.nullable(Level))),
  queue: t.nullable(t.listOf(t.int, "System.Collections.Generic.Queue, System.Private.CoreLib")),
  sorted: t.nullable(t.setOf(t.int, "System.Collections.Generic.SortedSet, System.Collections")),
  index: t.nullable(t.dictionaryOf(t.string, t.int, "System.Collections.Generic.SortedDictionary, System.Collections")),
});

const serialization = new Serialization({
  registry: new Registry().messages(Shape, Circle, Disc, Point, Track),
  refs: pathRefs,
});
const written = (message: object): string => new TextDecoder().decode(serialization.serialize(message).bytes);
const read = (text: string): unknown => serialization.deserialize(new TextEncoder().encode(text), 1, "");

describe("defineMessage with a base class", () => {
  const disc = new Disc({ filled: true, radius: 2, label: "a" });

  it("has the members of the base, behind its own, as .NET writes them", () => {
    assert.deepEqual(Object.keys(disc), ["filled", "radius", "label", "next"]);
    assert.equal(written(disc), '{"$id":"1","$type":"S.Disc, S","Filled":true,"Radius":2.0,"Label":"a"}');
    expect(read(written(disc))).toEqual(disc);
  });

  it("makes instances of every base", () => {
    assert.instanceOf(disc, Circle);
    assert.instanceOf(read(written(disc)), Shape);
    assert.equal(Disc.name, "Disc");
  });

  it("may stand where the base is declared, under its own name", () => {
    const shape = new Shape({ label: "b", next: disc });
    assert.include(written(shape), '"Next":{"$id":"2","$type":"S.Disc, S","Filled":true');
    expect(read(written(shape))).toEqual(shape);
    assert.throws(() => read('{"$type":"S.Shape, S","Next":{"$type":"S.Point, S"}}'), MalformedPayloadError, /member next/);
  });

  it("refuses a base that it did not make", () => {
    class Own {}
    assert.throws(() => defineMessage("S.Own, S", {}, { extends: Own }), InvalidRegistrationError, "S.Own, S extends Own");
  });
});

describe("Members that are structs, enums and collections of other names", () => {
  const core = "System.Private.CoreLib";

  it("are never null when they are structs: what .NET leaves out comes back with default members", () => {
    const track = read('{"$type":"S.Track, S","Start":{"$type":"S.Point, S","X":{"$":"I1"}}}') as InstanceType<typeof Track>;
    expect(track.start).toEqual(new Point({ x: 1, y: 0 }));
    expect((read('{"$type":"S.Track, S"}') as InstanceType<typeof Track>).start).toEqual(new Point({ x: 0, y: 0 }));
    assert.isNull(track.end);
    expect(new Track({ points: [], stops: [], start: new Point({ x: 0, y: 0 }) }).end).toBeNull();
    assert.throws(() => read('{"$type":"S.Track, S","Points":[null]}'), MalformedPayloadError, /points\[0\]/);
  });

  it("name nullable structs and enums inside collections as .NET does", () => {
    const track = new Track({ start: new Point({ x: 0, y: 0 }), points: [], stops: [null, new Point({ x: 1, y: 2 })], levels: [1, null] });
    const text = written(track);
    assert.include(text, `"$type":"System.Collections.Generic.List\`1[[System.Nullable\`1[[S.Point, S]], ${core}]], ${core}"`);
    assert.include(
      text,
      `"$type":"System.Collections.Generic.List\`1[[System.Nullable\`1[[S.Level, S]], ${core}]], ${core}","$values":[1,null]`,
    );
    expect(read(text)).toEqual(track);
  });

  it("are read under the name that .NET gives a struct that may be null", () => {
    const nullable = `{"$id":"2","$type":"System.Nullable\`1[[S.Point, S]], ${core}","X":{"$":"I1"}}`;
    expect((read(`{"$type":"S.Track, S","End":${nullable}}`) as InstanceType<typeof Track>).end).toEqual(new Point({ x: 1, y: 0 }));
  });

  it("write the name of the collection that is declared", () => {
    const empty = new Track({ start: new Point({ x: 0, y: 0 }), points: [], stops: [] });
    const track = Object.assign(empty, { queue: [1], sorted: new Set([1]), index: new Map([["a", 1]]) });
    const text = written(track);
    assert.include(
      text,
      `"Queue":{"$type":"System.Collections.Generic.Queue\`1[[System.Int32, ${core}]], ${core}","$values":[{"$":"I1"}]}`,
    );
    assert.include(text, `"$type":"System.Collections.Generic.SortedSet\`1[[System.Int32, ${core}]], System.Collections"`);
    assert.include(
      text,
      `"$type":"System.Collections.Generic.SortedDictionary\`2[[System.String, ${core}],[System.Int32, ${core}]], System.Collections"`,
    );
    expect(read(text)).toEqual(track);
  });
});

describe("A collection that arrives where only the document says what it is", () => {
  const core = "System.Private.CoreLib";
  const list = `{"$type":"System.Collections.Generic.List\`1[[System.Int32, ${core}]], ${core}","$values":[{"$":"I1"},{"$":"I2"}]}`;
  const map = `{"$id":"1","$type":"System.Collections.Generic.Dictionary\`2[[System.String, ${core}],[System.Int32, ${core}]], ${core}","a":{"$":"I1"}}`;

  it("leaves as what it came", () => {
    for (const text of [list, map]) assert.equal(written(read(text) as object), text);
    assert.equal(written({ inside: read(list) }), `{"inside":${list}}`);
  });

  it("is a plain one again when it is copied; a Map that nothing is known of is refused, with the line to write", () => {
    assert.equal(written([...(read(list) as number[])]), "[1,2]");
    assert.throws(
      () => written(new Map(read(map) as Map<string, number>)),
      UnregisteredMessageError,
      "pin(t.dictionaryOf(t.string, …), value)",
    );
  });
});

describe("Instances of message classes, in types", () => {
  const Empty = defineMessage("Types.Empty, Types", {});
  const Other = defineMessage("Types.Other, Types", {});
  const Note = defineMessage("Types.Note, Types", { title: t.string, stars: t.int });
  const Twin = defineMessage("Types.Twin, Types", { title: t.string, stars: t.int });
  const LongNote = defineMessage("Types.LongNote, Types", { body: t.string }, { extends: Note });
  interface Written extends Message<"Types.Written, Types"> {
    readonly title: string;
  }
  const Written: MessageClassOf<Written> = defineMessage("Types.Written, Types", { title: t.string });
  interface Longer extends Derived<Written, "Types.Longer, Types"> {
    readonly body: string;
  }
  const Longer: MessageClassOf<Longer> = defineMessage("Types.Longer, Types", { body: t.string }, { extends: Written });

  it("are what only their class makes, also when there are no members", () => {
    const empty: InstanceType<typeof Empty> = new Empty();
    const note: InstanceType<typeof Note> = new LongNote({ title: "t", stars: 1, body: "b" });
    const written: Written = new Longer({ title: "t", body: "b" });
    const refused = (): void => {
      // @ts-expect-error a text is no Empty
      const text: InstanceType<typeof Empty> = "anything";
      // @ts-expect-error classes without members do not take each other
      const other: InstanceType<typeof Empty> = new Other();
      // @ts-expect-error classes of equal members do not take each other
      const twin: InstanceType<typeof Note> = new Twin({ title: "t", stars: 1 });
      // @ts-expect-error a plain object of the same members travels as a JObject
      const plain: InstanceType<typeof Note> = { title: "t", stars: 1 };
      // @ts-expect-error a base class is not a class that extends it
      const longer: Longer = new Written({ title: "t" });
      void [text, other, twin, plain, longer];
    };
    expectTypeOf(refused).toBeFunction();
    expect([empty, note, written].map((message) => Object.entries(message))).toEqual([
      [],
      [
        ["body", "b"],
        ["title", "t"],
        ["stars", 1],
      ],
      [
        ["body", "b"],
        ["title", "t"],
      ],
    ]);
  });

  it("are made of plain objects", () => {
    const init = { title: "t", stars: 1 };
    expect(new Note(init)).toBeInstanceOf(Note);
    // @ts-expect-error a member is missing
    void (() => new Note({ title: "t" }));
  });

  it("are the only ones that a typed ref takes", () => {
    const tell = (ref: ActorRef<InstanceType<typeof Empty> | InstanceType<typeof Note>>): void => {
      ref.tell(new Empty());
      ref.tell(new LongNote({ title: "t", stars: 1, body: "b" }));
      // @ts-expect-error a text is neither
      ref.tell("anything");
      // @ts-expect-error another class is neither
      ref.tell(new Other());
      // @ts-expect-error a plain object is neither
      ref.tell({ title: "t", stars: 1 });
    };
    expectTypeOf(tell).toBeFunction();
  });
});
