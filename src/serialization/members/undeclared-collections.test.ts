import { assert, describe, expect, it } from "vitest";
import { pathRefs } from "../../../test/fixtures/path-ref.ts";
import { defineMessage, Registry, Serialization, t } from "../index.ts";

const CORE = "System.Private.CoreLib";
const STRING = `[[System.String, ${CORE}]]`;
const Note = defineMessage("Shop.Note, Shop", { title: t.string });
const Seqs = defineMessage("Shop.Seqs, Shop", {
  texts: t.listOf(t.string),
  unique: t.setOf(t.string),
  counts: t.dictionaryOf(t.string, t.int),
  any: t.object,
});
const Other = defineMessage("Shop.Other, Shop", { texts: t.listOf(t.string) });
const serialization = new Serialization({ registry: new Registry().messages(Note, Seqs, Other), refs: pathRefs });
const read = (text: string): unknown => serialization.deserialize(new TextEncoder().encode(text), 1, "");
const text = (message: unknown): string => new TextDecoder().decode(serialization.serialize(message).bytes);
const sequence = (type: string, values: string): string => `{"$type":"${type}","$values":${values}}`;
const seqs = (members: string): string => `{"$id":"1","$type":"Shop.Seqs, Shop",${members}}`;

describe("Collections that arrive undeclared", () => {
  it.each([
    ["an array of texts", sequence(`System.String[], ${CORE}`, '["a",null]'), ["a", null]],
    ["a list of texts", sequence(`System.Collections.Generic.List\`1${STRING}, ${CORE}`, '["a",null]'), ["a", null]],
    ["an array of classes", sequence("Shop.Note[], Shop", "[null]"), [null]],
    ["an array of arrays", sequence(`System.Int32[][], ${CORE}`, "[null]"), [null]],
    [
      "a dictionary of texts",
      `{"$id":"1","$type":"System.Collections.Generic.Dictionary\`2[[System.String, ${CORE}],[System.String, ${CORE}]], ${CORE}","a":null}`,
      new Map([["a", null]]),
    ],
  ])("keep null in %s, and write it again", (_, document, expected) => {
    expect(read(document)).toEqual(expected);
    assert.equal(text(read(document)), document);
  });

  it("keep null inside a member of type object", () => {
    const document = seqs(`"Any":${sequence(`System.String[], ${CORE}`, "[null]")}`);
    expect((read(document) as InstanceType<typeof Seqs>).any).toEqual([null]);
  });

  it("refuse null where a number stands", () => {
    assert.throws(() => read(sequence(`System.Int32[], ${CORE}`, "[null]")), /null stands where System.Int32/);
  });

  it.each([
    `System.Collections.Generic.Queue\`1${STRING}, ${CORE}`,
    `System.Collections.Generic.LinkedList\`1${STRING}, System.Collections`,
    `System.Collections.Generic.SortedSet\`1${STRING}, System.Collections`,
    `System.Collections.Immutable.ImmutableArray\`1${STRING}, System.Collections.Immutable`,
    `System.Collections.ObjectModel.ReadOnlyCollection\`1${STRING}, ${CORE}`,
  ])("leave under the name they came under: %s", (type) => {
    assert.equal(text(read(sequence(type, '["a"]'))), sequence(type, '["a"]'));
  });

  it("leave as a Dictionary when Akka.NET could not read them under their own name", () => {
    const members = `\`2[[System.String, ${CORE}],[System.Int32, ${CORE}]]`;
    const document = `{"$id":"1","$type":"System.Collections.Immutable.ImmutableDictionary${members}, System.Collections.Immutable","a":{"$":"I1"}}`;
    expect(read(document)).toEqual(new Map([["a", 1]]));
    assert.include(text(read(document)), `"$type":"System.Collections.Generic.Dictionary${members}, ${CORE}"`);
  });

  it.each(["ReadOnlySingleElementList", "ReadOnlyArray", "ReadOnlyList"])(
    "are lists when C# made a <>z__%s of a collection expression",
    (name) => {
      const type = `<>z__${name}\`1[[System.Int32, ${CORE}]], Shop`;
      expect(read(sequence(type, '[{"$":"I1"}]'))).toEqual([1]);
      assert.equal(
        text(read(sequence(type, '[{"$":"I1"}]'))),
        sequence(`System.Collections.Generic.List\`1[[System.Int32, ${CORE}]], ${CORE}`, '[{"$":"I1"}]'),
      );
      const declared = read(seqs(`"Texts":${sequence(`<>z__${name}\`1${STRING}, Shop`, '["a"]')}`));
      expect(declared).toMatchObject({ texts: ["a"] });
      assert.include(text(declared), sequence(`System.Collections.Generic.List\`1${STRING}, ${CORE}`, '["a"]'));
    },
  );
});

describe("Collections of another type than the declared one", () => {
  const array = seqs(
    `"Texts":${sequence(`System.String[], ${CORE}`, '["a"]')},"Unique":${sequence(`System.Collections.Generic.HashSet\`1${STRING}, ${CORE}`, "[]")},"Counts":{"$id":"2","$type":"System.Collections.Generic.SortedDictionary\`2[[System.String, ${CORE}],[System.Int32, ${CORE}]], System.Collections","b":{"$":"I2"}}`,
  );

  it("leave the same member as what they came in it", () => {
    assert.equal(text(read(array)), array);
  });

  it("are of the declared type in another member, and when they were copied", () => {
    const { texts } = read(array) as InstanceType<typeof Seqs>;
    const list = sequence(`System.Collections.Generic.List\`1${STRING}, ${CORE}`, '["a"]');
    assert.include(text(new Other({ texts })), list);
    const message = read(array) as InstanceType<typeof Seqs>;
    assert.include(text(Object.assign(message, { texts: [...message.texts] })), list);
  });

  it("are of the declared type when nothing but .NET knows theirs, whatever a peer calls it", () => {
    for (const type of [
      `System.Linq.Enumerable+ArraySelectIterator\`2[[System.String, ${CORE}],[System.String, ${CORE}]], System.Linq`,
      `System.Collections.Evil\`1${STRING}, Evil`,
      "Shop.Secret[], Shop",
    ]) {
      const message = read(seqs(`"Texts":${sequence(type, '["a"]')}`));
      assert.include(text(message), sequence(`System.Collections.Generic.List\`1${STRING}, ${CORE}`, '["a"]'));
    }
    const elsewhere = read(seqs(`"Texts":${sequence(`System.Collections.Generic.Queue\`1${STRING}, Evil`, '["a"]')}`));
    assert.include(text(elsewhere), sequence(`System.Collections.Generic.Queue\`1${STRING}, ${CORE}`, '["a"]'));
  });
});
