import fc from "fast-check";
import { assert, describe, expect, it } from "vitest";
import { type Outcome, outcomeOf } from "../../../test/fixtures/outcome.ts";
import { pathRefs, refTo } from "../../../test/fixtures/path-ref.ts";
import { documentOf, edited, editsOf, textOf } from "../../../test/fixtures/json-edits.ts";
import { defineMessage, Registry, t } from "../index.ts";
import { NewtonsoftJson } from "../newtonsoft/newtonsoft-json.ts";
import type { ActorRefResolver } from "../json/actor-ref-resolver.ts";
import { QuickJson } from "./quick-json.ts";
import { TypeDirectory } from "../types/type-directory.ts";

interface TreeNode {
  value: number;
  children: TreeNode[];
}
const Point = defineMessage("Test.Point, Test", { x: t.int, y: t.double });
const Item = defineMessage("Test.Item, Test", { name: t.string, amount: t.int, tags: t.listOf(t.string), at: t.struct(() => Point) });
const Special = defineMessage("Test.Special, Test", { discount: t.double }, { extends: Item });
const Tree = defineMessage("Test.Tree, Test", {
  value: t.int,
  children: t.listOf(t.lazy((): typeof Tree => Tree as never)),
}) as unknown as new (
  init: TreeNode,
) => TreeNode;
const Whole = defineMessage("Test.Whole, Test", {
  id: t.long,
  item: Item,
  items: t.listOf(Item),
  maybes: t.listOf(t.nullable(Item)),
  counts: t.dictionaryOf(t.string, t.int),
  byId: t.dictionaryOf(t.int, Item),
  lists: t.dictionaryOf(t.guid, t.listOf(t.nullable(t.double))),
  deep: t.dictionaryOf(t.string, t.dictionaryOf(t.long, t.nullable(t.string))),
  owner: t.ref,
  tree: Tree,
});
const Checked = defineMessage("Test.Checked, Test", { item: Item });

const itemOf = (amount: number): InstanceType<typeof Item> => new Item({ name: "a", amount, tags: ["b"], at: new Point({ x: 1, y: 2.5 }) });
const wholeOf = (some: Partial<InstanceType<typeof Whole>>): InstanceType<typeof Whole> => new Whole(some as never);

const registry = new Registry().messages(Point, Item, Special, Tree, Whole, Checked);
const types = new TypeDirectory(registry.freeze());
const newSerializer = (maximumDepth = 64, known = types): NewtonsoftJson =>
  new NewtonsoftJson(1, known, pathRefs as unknown as ActorRefResolver<unknown>, maximumDepth);
const utf8 = new TextEncoder();

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.string({ maxLength: 50 }),
  fc.constantFrom("__proto__", "$type", "$id", ""),
);
const int = fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff });
const long = fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n });
const double = fc.oneof(
  fc.double(),
  int,
  fc.integer({ min: -100_000, max: 100_000 }).map((value) => value / 100),
);
const point = fc.record({ x: int, y: double }).map((init) => new Point(init));
const itemMembers = { name: text, amount: int, tags: fc.array(text, { maxLength: 3 }), at: point };
const item = fc.record(itemMembers).map((init) => new Item(init));
const special = fc.record({ ...itemMembers, discount: double }).map((init) => new Special(init));
const leaf = fc.record({ value: int }).map(({ value }) => new Tree({ value, children: [] }));
const treeOf = (children: fc.Arbitrary<TreeNode>): fc.Arbitrary<TreeNode> =>
  fc.record({ value: int, children: fc.array(children, { maxLength: 2 }) }).map((init) => new Tree(init));
const tree = fc.oneof(leaf, treeOf(treeOf(treeOf(leaf))));
const mapOf = <K, V>(key: fc.Arbitrary<K>, value: fc.Arbitrary<V>): fc.Arbitrary<Map<K, V>> =>
  fc.array(fc.tuple(key, value), { maxLength: 3 }).map((entries) => new Map(entries));
const whole = fc
  .record(
    {
      id: long,
      item: fc.option(item),
      items: fc.array(item, { maxLength: 3 }),
      maybes: fc.array(fc.option(item), { maxLength: 3 }),
      counts: mapOf(text, int),
      byId: mapOf(int, item),
      lists: mapOf(fc.uuid(), fc.array(fc.option(double), { maxLength: 2 })),
      deep: mapOf(text, mapOf(long, fc.option(text))),
      owner: fc.option(fc.constant(refTo("akka.tcp://S@h:1/user/a#1"))),
      tree: fc.option(tree),
    },
    { requiredKeys: [] },
  )
  .map((init) => new Whole(init as ConstructorParameters<typeof Whole>[0]));

/** What the plain reader makes of it: one that has read nothing yet has no class to expect. */
const plainly = (bytes: Uint8Array, maximumDepth?: number): Outcome => outcomeOf(() => newSerializer(maximumDepth).fromBytes(bytes, ""));

/** The same from a reader that expects the classes, and has not yet met documents of them that look otherwise. */
function quickly(bytes: Uint8Array, maximumDepth?: number): Outcome {
  const serializer = newSerializer(maximumDepth, new TypeDirectory(registry.freeze()));
  for (const known of [itemOf(0), wholeOf({}), new Special({} as never)])
    serializer.fromBytes(utf8.encode(newSerializer().toText(known)), "");
  outcomeOf(() => serializer.fromBytes(bytes, "")); // the second document from the same memory is compared by words
  return outcomeOf(() => serializer.fromBytes(bytes, ""));
}

const written = (value: object): string => newSerializer().toText(value);

describe("QuickJson, of objects inside of objects", () => {
  it("writes the bytes that the plain writer writes", () => {
    const target = new Uint8Array(100_000);
    fc.assert(
      fc.property(fc.oneof(whole, item, special), fc.nat(50), (value, offset) => {
        const serializer = newSerializer();
        const expected = utf8.encode(written(value));
        assert.deepEqual(serializer.toBytes(value), expected);
        const end = serializer.encodeInto(value, target, offset);
        assert.deepEqual(target.slice(offset, end), expected);
      }),
      { numRuns: 300 },
    );
  });

  it("writes an object that stands twice as a reference, also in a document of many", () => {
    for (const count of [1, 5, 40]) {
      const items = Array.from({ length: count }, (_, index) => itemOf(index));
      const first = items[0] ?? null;
      const counts = new Map([["a", 1]]);
      const value = wholeOf({
        item: first,
        items: [...items, ...items],
        counts,
        byId: new Map([[1, first as never]]),
      });
      const bytes = newSerializer().toBytes(value);
      assert.deepEqual(bytes, utf8.encode(written(value)));
      const read = newSerializer().fromBytes(bytes, "") as typeof value;
      assert.equal(read.items[count], read.item);
      assert.equal(read.byId.get(1), read.item);
      expect(quickly(bytes)).toStrictEqual(plainly(bytes));
    }
  });

  it("says of an object that contains itself what the plain writer says", () => {
    const loop = new Tree({ value: 1, children: [] });
    loop.children.push(loop);
    const bytes = newSerializer().toBytes(loop);
    assert.deepEqual(bytes, utf8.encode(written(loop)));
    const circle: unknown[] = [];
    circle.push(circle);
    const value = wholeOf({ items: circle as never });
    assert.equal(
      (outcomeOf(() => newSerializer().toBytes(value)) as { error: string }).error,
      (outcomeOf(() => written(value)) as { error: string }).error,
    );
  });

  it("says when there is too little room, and where there is just enough", () => {
    const serializer = newSerializer();
    const some = new Item({ name: "héllo", amount: -5, tags: ["a", "b"], at: new Point({ x: 1, y: 1.25 }) });
    const value = wholeOf({
      item: some,
      items: [some],
      counts: new Map([["x", 123]]),
      owner: refTo("akka://S/user/a"),
    });
    const { length } = serializer.toBytes(value);
    for (let room = 0; room < length; room += 1) assert.equal(serializer.encodeInto(value, new Uint8Array(room), 0), -1);
    assert.equal(serializer.encodeInto(value, new Uint8Array(length), 0), length);
  });

  it("reads and writes them itself", () => {
    const quick = new QuickJson(pathRefs as unknown as ActorRefResolver<unknown>, 64);
    const type = new TypeDirectory(registry.freeze()).codecOfPrototype(Whole.prototype)?.quickRoot ?? assert.fail("not suited");
    const some = itemOf(-5);
    const value = wholeOf({
      id: -12n,
      item: some,
      items: [itemOf(6)],
      maybes: [null, itemOf(7)],
      counts: new Map([["a", 1]]),
      byId: new Map([[-1, itemOf(8)]]),
      lists: new Map([["00112233-4455-6677-8899-aabbccddeeff", [1, null, -0.5, 0.001]]]),
      deep: new Map([["x", new Map([[5n, null]])]]),
      owner: refTo("akka://S/user/a"),
      tree: new Tree({ value: 1, children: [new Tree({ value: 2, children: [] })] }),
    });
    const expected = utf8.encode(written(value));
    const target = new Uint8Array(expected.length);
    assert.equal(quick.write(type, value, target, 0), expected.length);
    assert.deepEqual(target, expected);
    quick.expect(type);
    expect(quick.read(expected, 0, expected.length)).toStrictEqual(value);
  });

  it("reads what the plain reader reads", () => {
    fc.assert(
      fc.property(fc.oneof(whole, item, special), (value) => {
        const bytes = utf8.encode(written(value));
        expect(quickly(bytes)).toStrictEqual(plainly(bytes));
      }),
      { numRuns: 300 },
    );
  });

  it("agrees with the plain reader on documents that were edited, also on what is wrong with them", () => {
    fc.assert(
      fc.property(fc.oneof(whole, item, special), editsOf, fc.boolean(), (value, edits, isSpaced) => {
        const document = edited(documentOf(written(value)), edits);
        const bytes = utf8.encode(textOf(document, isSpaced));
        expect(quickly(bytes)).toStrictEqual(plainly(bytes));
      }),
      { numRuns: 3000 },
    );
  });

  it("agrees with the plain reader on how deep a document may be", () => {
    fc.assert(
      fc.property(tree, whole, fc.integer({ min: 1, max: 14 }), (root, other, maximumDepth) => {
        const value = Object.assign(other, { tree: root });
        const bytes = utf8.encode(written(value));
        const serializer = newSerializer(maximumDepth, new TypeDirectory(registry.freeze()));
        serializer.fromBytes(utf8.encode('{"$id":"1","$type":"Test.Whole, Test"}'), "");
        expect(outcomeOf(() => serializer.fromBytes(bytes, ""))).toStrictEqual(plainly(bytes, maximumDepth));
        const plainBytes = outcomeOf(() => utf8.encode(newSerializer(maximumDepth).toText(value)));
        expect(outcomeOf(() => newSerializer(maximumDepth).toBytes(value))).toStrictEqual(plainBytes);
      }),
      { numRuns: 300 },
    );
  });

  it("reads a document within other bytes, and nothing of those", () => {
    const some = itemOf(1);
    const bytes = newSerializer().toBytes(some);
    const source = utf8.encode(`"}12${new TextDecoder().decode(bytes)}"}]}`);
    const serializer = newSerializer();
    for (let round = 0; round < 2; round += 1) {
      assert.deepEqual(serializer.decodeFrom(source, 4, 4 + bytes.length, ""), some);
      for (let length = 0; length < bytes.length; length += 1) assert.throws(() => serializer.decodeFrom(source, 4, 4 + length, ""));
    }
  });

  it("checks inner objects by their schemas, as the plain reader does", () => {
    const seen: unknown[] = [];
    const validate = (value: unknown): { issues?: { message: string }[] } => {
      seen.push(value);
      return (value as { amount: number }).amount < 0 ? { issues: [{ message: "too few" }] } : {};
    };
    const schema = { "~standard": { version: 1, vendor: "test", validate } } as const;
    const checked = new TypeDirectory(new Registry().messages(Point, Item, Checked).validate(Item, schema).freeze());
    const serializer = new NewtonsoftJson(1, checked, pathRefs as unknown as ActorRefResolver<unknown>, 64);
    const good = new Checked({ item: itemOf(1) });
    for (let round = 0; round < 3; round += 1) serializer.fromBytes(serializer.toBytes(good), "");
    assert.lengthOf(seen, 3);
    const bad = serializer.toBytes(new Checked({ item: itemOf(-1) }));
    assert.throws(() => serializer.fromBytes(bad, ""), /member item: .*too few|too few/);
  });
});
