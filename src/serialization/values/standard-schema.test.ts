import { assert, describe, it } from "vitest";
import { z } from "zod";
import { pathRefs } from "../../../test/fixtures/path-ref.ts";
import {
  defineMessage,
  InvalidRegistrationError,
  Registry,
  SchemaViolationError,
  Serialization,
  type StandardSchema,
  t,
} from "../index.ts";

const Order = defineMessage("Shop.Order, Shop", { id: t.int, lines: t.listOf(t.string) });
const Cart = defineMessage("Shop.Cart, Shop", { owner: t.string, orders: t.listOf(Order) });
const positive = z.object({ id: z.number().positive(), lines: z.array(z.string().min(1)) });

const start = (registry: Registry) => new Serialization({ registry, refs: pathRefs });
const plain = start(new Registry().messages(Order, Cart));
const checked = start(new Registry().messages(Order, Cart).validate(Order, positive));

function refusalOf(serialization: Serialization<never>, message: unknown): Error {
  const { bytes, serializerId, manifest } = plain.serialize(message);
  try {
    serialization.deserialize(bytes, serializerId, manifest);
  } catch (error) {
    return error as Error;
  }
  throw new Error("it was accepted");
}

describe("a schema of a registered type", () => {
  const serialization = checked as unknown as Serialization<never>;

  it("lets a message through that is as it wants it, unchanged", () => {
    const order = new Order({ id: 1, lines: ["a"] });
    const { bytes, serializerId, manifest } = checked.serialize(order);
    for (let time = 0; time < 2; time += 1) {
      const read = checked.deserialize(bytes, serializerId, manifest);
      assert.instanceOf(read, Order);
      assert.deepEqual(read, order);
    }
  });

  it("refuses one that breaks a rule, with the places, also when many of its kind came before", () => {
    for (let time = 0; time < 2; time += 1) {
      const error = refusalOf(serialization, new Order({ id: -1, lines: ["a", ""] }));
      assert.instanceOf(error, SchemaViolationError);
      assert.match(
        error.message,
        /^Refused a message: not as the schema of Shop\.Order, Shop wants it: id: .*; lines\[1\]: .*\[serializer 1/,
      );
    }
  });

  it("is asked wherever a value of the type stands", () => {
    const error = refusalOf(
      serialization,
      new Cart({ owner: "a", orders: [new Order({ id: 1, lines: [] }), new Order({ id: 0, lines: [] })] }),
    );
    assert.instanceOf(error, SchemaViolationError);
    assert.match(error.message, /member orders\[1\]/);
  });

  it("checks shapes by their name", () => {
    const registry = () => new Registry().shape("Shop.Say, Shop", { kind: "say" }, { text: t.string });
    const wanted = start(registry().validate("Shop.Say, Shop", z.object({ text: z.string().max(3) }))) as unknown as Serialization<never>;
    const { bytes, serializerId, manifest } = start(registry()).serialize({ kind: "say", text: "much" });
    assert.throws(() => wanted.deserialize(bytes, serializerId, manifest), SchemaViolationError, /text: /);
  });

  it("must answer at once", () => {
    const late: StandardSchema = { "~standard": { version: 1, vendor: "test", validate: () => Promise.resolve({}) } };
    const waiting = start(new Registry().messages(Order, Cart).validate(Order, late)) as unknown as Serialization<never>;
    assert.match(refusalOf(waiting, new Order({ id: 1, lines: [] })).message, /answers with a promise/);
  });

  it("tells of a few issues when there are many", () => {
    const error = refusalOf(serialization, new Order({ id: 1, lines: Array.from({ length: 50 }, () => "") }));
    assert.match(error.message, /lines\[4\]: [^;]*; and 45 more \[/);
  });

  it("belongs to a registered type, which has one", () => {
    assert.throws(() => new Registry().validate(Order, positive), InvalidRegistrationError, /Order is not registered/);
    assert.throws(() => new Registry().messages(Order).validate(Order, positive).validate(Order, positive), InvalidRegistrationError);
  });
});

describe("an alias of a registered type", () => {
  it("is read as the type, with any version, and never written", () => {
    const registry = new Registry().messages(Order).alias(Order, "Old.Order, OldShop").validate(Order, positive);
    const moved = start(registry);
    const text = '{"$id":"1","$type":"Old.Order, OldShop, Version=1.2.3.4, Culture=neutral","Id":{"$":"I5"}}';
    const read = moved.deserialize(new TextEncoder().encode(text), 1, "");
    assert.instanceOf(read, Order);
    assert.match(new TextDecoder().decode(moved.serialize(read).bytes), /"Shop\.Order, Shop"/);
    const broken = text.replace("I5", "I-5");
    assert.throws(() => moved.deserialize(new TextEncoder().encode(broken), 1, ""), SchemaViolationError);
  });

  it("is refused when it is another type's name", () => {
    assert.throws(
      () => new Registry().messages(Order, Cart).alias(Order, "Shop.Cart, Shop"),
      InvalidRegistrationError,
      /already registered/,
    );
  });
});
