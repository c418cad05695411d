/**
 * Serializes and reads the messages that most systems send most: a small registered class, string, int, long. One JSON line per case.
 * Run: `node --import tsx bench/json.ts`. `codec` is the parse or stringify of the engine on the same text, for scale.
 */
import { defineMessage, Registry, Serialization, t } from "../src/serialization/index.ts";

const ROUNDS = 7;
const ROUND_MS = 150;

const SayRequest = defineMessage("ChatMessages.SayRequest, ChatMessages", { username: t.string, text: t.string });
const Order = defineMessage("Shop.Order, Shop", {
  id: t.long,
  customer: t.string,
  quantity: t.int,
  price: t.double,
  isPaid: t.bool,
  note: t.nullable(t.string),
});

const serialization = new Serialization({
  registry: new Registry().messages(SayRequest, Order),
  refs: { pathOf: String, resolve: (path) => path },
  settings: { usesShortPrimitiveManifests: false, maximumJsonDepth: 64 },
});

const messages: Readonly<Record<string, unknown>> = {
  "class of two strings": new SayRequest({ username: "alice", text: "Hello, world" }),
  "class of six members": new Order({ id: 1234567890123n, customer: "alice", quantity: 3, price: 9.5, isPaid: true }),
  string: "Hello, world",
  int: 123456,
  long: 1234567890123n,
};

const target = new Uint8Array(4096);
for (const [name, message] of Object.entries(messages)) {
  const serializer = serialization.serializerFor(message);
  const { bytes, serializerId, manifest } = serialization.serialize(message);
  report(`${name}, toBytes`, () => serialization.serializerFor(message).toBytes(message).length, bytes.length);
  report(`${name}, encodeInto`, () => serializer.encodeInto?.(message, target, 16) ?? 0, bytes.length);
  report(`${name}, fromBytes`, () => (serialization.deserialize(bytes, serializerId, manifest) === undefined ? 0 : 1), bytes.length);
}
const text = new TextDecoder().decode(serialization.serialize(messages["class of six members"]).bytes);
const parsed: unknown = JSON.parse(text);
report("codec, JSON.parse of six members", () => (JSON.parse(text) === undefined ? 0 : 1), text.length);
report("codec, JSON.stringify of six members", () => JSON.stringify(parsed).length, text.length);

function report(name: string, operation: () => number, sizeBytes: number): void {
  const rates = Array.from({ length: ROUNDS }, () => ratePerSecond(operation)).sort((a, b) => a - b);
  console.log(JSON.stringify({ case: name, perSecond: Math.round(rates[ROUNDS >> 1] ?? 0), bytes: sizeBytes }));
}

function ratePerSecond(operation: () => number): number {
  let count = 0;
  let sum = 0;
  const start = performance.now();
  let elapsed = 0;
  do {
    for (let index = 0; index < 1000; index += 1) sum += operation();
    count += 1000;
    elapsed = performance.now() - start;
  } while (elapsed < ROUND_MS);
  if (sum === 0) throw new Error("the benchmark did nothing");
  return (count / elapsed) * 1000;
}
