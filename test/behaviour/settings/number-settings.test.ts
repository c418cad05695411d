import { assert, expect, it } from "vitest";
import { defineMessage, Double, pin, Registry, Serialization, Single, t } from "../../../src/serialization/index.ts";
import { pathRefs } from "../../fixtures/path-ref.ts";
import { settingsOf } from "../../fixtures/settings-of.ts";
import { describeSetting } from "./describe-setting.ts";

const Open = defineMessage("Shop.Open, Shop", { value: t.object, ratio: t.double });
const start = (config: string): Serialization<unknown> =>
  new Serialization({ registry: new Registry().messages(Open), refs: pathRefs as never, settings: settingsOf(config) });

describeSetting("ritsem.serialization.numbers", () => {
  const serialization = start("ritsem.serialization.numbers = exact");
  const read = (text: string): unknown => serialization.deserialize(new TextEncoder().encode(text), 1, "");
  const text = (message: unknown): string => new TextDecoder().decode(serialization.serialize(message).bytes);
  const open = (value: string): string => `{"$id":"1","$type":"Shop.Open, Shop","Value":${value}}`;

  it.each([
    ["a whole Double", "2.0", new Double(2)],
    ["a Double with a fraction", "2.5", new Double(2.5)],
    ["minus zero", "-0.0", new Double(-0)],
    ["a Single", '{"$":"F1.5"}', new Single(1.5)],
  ])("exact: lets %s arrive and leave as such", (_, document, value) => {
    expect(read(document)).toStrictEqual(value);
    assert.equal(text(read(document)), document);
    expect(read(open(document))).toStrictEqual(new Open({ value, ratio: 0 }));
    assert.equal(text(read(open(document))), open(document));
  });

  it("exact: leaves ints, declared members and plain objects as numbers", () => {
    assert.equal(read('{"$":"I2"}'), 2);
    expect(read('{"$id":"1","$type":"Shop.Open, Shop","Ratio":2.0}')).toStrictEqual(new Open({ value: null, ratio: 2 }));
    expect(read('{"a":2.0}')).toStrictEqual({ a: 2 });
  });

  it("exact: gives objects that are numbers in arithmetic, in texts and in JSON", () => {
    const value = read("2.0") as Double;
    assert.equal(Number(value) + 1, 3);
    assert.isTrue((value as unknown as number) < 2.5);
    assert.equal((value as unknown as number) * 2, 4);
    assert.equal(`${value}`, "2");
    assert.equal(JSON.stringify({ value }), '{"value":2}');
    assert.isTrue(value.equals(new Double(2)));
    assert.isTrue(new Single(0.1).equals(new Single(Math.fround(0.1))));
  });

  it("plain, the default: gives numbers, so that a whole Double leaves as an Int32", () => {
    const plain = start("");
    assert.equal(plain.deserialize(new TextEncoder().encode("2.0"), 1, ""), 2);
    assert.deepInclude(plain.serialize(2), { serializerId: 17 });
    assert.equal(plain.deserialize(new TextEncoder().encode('{"$":"F1.5"}'), 1, ""), 1.5);
    assert.equal(new TextDecoder().decode(plain.serialize(new Double(2)).bytes), "2.0");
    assert.equal(new TextDecoder().decode(plain.serialize(pin(t.double, 2)).bytes), "2.0");
  });

  it("goes by the binding of System.Double", () => {
    const bound = start(
      'akka.actor { serialization-settings.allow-unregistered-types = false, serialization-bindings."System.Double" = json }',
    );
    assert.equal(new TextDecoder().decode(bound.serialize(new Double(2)).bytes), "2.0");
    assert.throws(() => bound.serialize(new Single(2)), /no serializer is bound/);
  });
});
