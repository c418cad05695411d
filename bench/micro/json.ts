import { defineMessage, Registry, t } from "../../src/serialization/index.ts";
import { NewtonsoftJson } from "../../src/serialization/newtonsoft/newtonsoft-json.ts";
import { TypeDirectory } from "../../src/serialization/types/type-directory.ts";
import { Order } from "./order.ts";
import { JsonTree, type NumberText } from "./json-tree.ts";
import type { MicroCase } from "./micro-case.ts";

const MESSAGES = 64;
const NAME = "Shop.Order, Shop";
const orders = Array.from({ length: MESSAGES }, (_, index) => {
  return new Order({ id: 1_234_567_890_123n + BigInt(index), customer: `user${index}`, quantity: index + 1, price: 9.5, isPaid: true });
});
const BASKET = "Shop.Basket, Shop";
const Line = defineMessage("Shop.Line, Shop", { article: t.string, quantities: t.listOf(t.int) });
const Basket = defineMessage(BASKET, { customer: t.string, lines: t.listOf(Line), byName: t.dictionaryOf(t.string, Line) });
const baskets = Array.from({ length: MESSAGES }, (_, index) => {
  const lineOf = (at: number): InstanceType<typeof Line> => new Line({ article: `article ${at}`, quantities: [at, index] });
  return new Basket({ customer: `user${index}`, lines: [lineOf(1), lineOf(2), lineOf(3)], byName: new Map([["a", lineOf(index)]]) });
});
const utf8 = new TextEncoder();

function newSerializer(): NewtonsoftJson {
  const types = new TypeDirectory(new Registry().messages(Order, Line, Basket).freeze());
  return new NewtonsoftJson(1, types, { pathOf: String, resolve: (path: string) => path }, 64);
}

function documents(): readonly Uint8Array[] {
  const serializer = newSerializer();
  return orders.map((order) => serializer.toBytes(order));
}

/** A document that a manifest names the type of, which Akka.NET never sends, is read plainly. */
export function quickReadCase(): MicroCase {
  const serializer = newSerializer();
  const written = documents();
  return {
    files: ["src/serialization/quick/quick-class.ts", "src/serialization/quick/byte-cursor.ts", "src/serialization/quick/literals.ts"],
    plainly: "the plain reader",
    operations: MESSAGES,
    hot: { run: () => written.map((bytes) => serializer.fromBytes(bytes, "")) },
    plain: { run: () => written.map((bytes) => serializer.fromBytes(bytes, NAME)) },
  };
}

export function quickWriteCase(): MicroCase {
  const serializer = newSerializer();
  return {
    files: ["src/serialization/quick/byte-sink.ts", "src/serialization/newtonsoft/newtonsoft-json.ts"],
    plainly: "the plain writer, then TextEncoder",
    operations: MESSAGES,
    hot: { run: () => orders.map((order) => serializer.toBytes(order)) },
    plain: { run: () => orders.map((order) => utf8.encode(serializer.toText(order))) },
  };
}

export function quickNestedReadCase(): MicroCase {
  const serializer = newSerializer();
  const written = baskets.map((basket) => serializer.toBytes(basket));
  return {
    files: ["src/serialization/quick/quick-elements.ts"],
    plainly: "the plain reader",
    operations: MESSAGES,
    hot: { run: () => written.map((bytes) => serializer.fromBytes(bytes, "")) },
    plain: { run: () => written.map((bytes) => serializer.fromBytes(bytes, BASKET)) },
  };
}

export function quickNestedWriteCase(): MicroCase {
  const serializer = newSerializer();
  return {
    files: ["src/serialization/quick/written-objects.ts"],
    plainly: "the plain writer, then TextEncoder",
    operations: MESSAGES,
    hot: { run: () => baskets.map((basket) => serializer.toBytes(basket)) },
    plain: { run: () => baskets.map((basket) => utf8.encode(serializer.toText(basket))) },
  };
}

/** The plain reader itself, which is fast too, against a tree of what the document contains. */
export function jsonScannerCase(): MicroCase {
  const serializer = newSerializer();
  const written = documents();
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  return {
    files: ["src/serialization/json/json-scanner.ts"],
    plainly: "tokens, then a tree, then the members",
    operations: MESSAGES,
    hot: { run: () => written.map((bytes) => serializer.fromBytes(bytes, NAME)) },
    plain: { run: () => written.map((bytes) => orderOf(new JsonTree(decoder.decode(bytes)).whole())) },
  };
}

function orderOf(tree: unknown): object {
  const members = tree as ReadonlyMap<string, unknown>;
  if (members.get("$type") !== NAME) throw new SyntaxError("another type");
  const surrogate = members.get("Quantity") as ReadonlyMap<string, string>;
  const order = Object.create(Order.prototype) as Record<string, unknown>;
  order["id"] = BigInt((members.get("Id") as NumberText).text);
  order["customer"] = members.get("Customer") ?? "";
  order["quantity"] = Number(surrogate.get("$")?.slice(1));
  order["price"] = Number((members.get("Price") as NumberText).text);
  order["isPaid"] = members.get("IsPaid") ?? false;
  order["note"] = members.get("Note") ?? null;
  return order;
}

/** The same documents with their members in another order. */
export function objectCodecCase(): MicroCase {
  const serializer = newSerializer();
  const written = documents();
  const decoder = new TextDecoder();
  const shuffled = written.map((bytes) => {
    const [id, type, ...members] = decoder
      .decode(bytes)
      .slice(1, -1)
      .split(/,(?=")/);
    return utf8.encode(`{${[id, type, ...members.toReversed()].join(",")}}`);
  });
  return {
    files: ["src/serialization/registry/object-codec.ts"],
    plainly: "members out of order, each looked up by its name",
    operations: MESSAGES,
    hot: { run: () => written.map((bytes) => serializer.fromBytes(bytes, NAME)) },
    plain: { run: () => shuffled.map((bytes) => serializer.fromBytes(bytes, NAME)) },
  };
}
