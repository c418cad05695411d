/**
 * Serializes and deserializes the most common messages: a small registered class, string, int, long. If the .NET SDK is available,
 * Akka.NET's serializers take turns with ours. It measures processor time, as ratios within one run. See README.md.
 */
import { defineMessage, Registry, Serialization, t } from "../src/serialization/index.ts";
import { akkaNetCommand, buildAkkaNetPrograms, dotnetAvailable } from "../interop/harness/akka-net-programs.ts";
import { Order } from "./micro/order.ts";
import { LineProcess } from "ritsem/testkit/node";

const ROUNDS = 5;
const ROUND_MS = 400;
const WARM_UP_MS = 2500;
const TIMEOUT_MS = 120_000;
/** The messages of one case differ, so that results cannot be cached. A power of two. */
const VARIANTS = 64;

const SayRequest = defineMessage("ChatMessages.SayRequest, ChatMessages", { username: t.string, text: t.string });
const Line = defineMessage("Shop.Line, Shop", { article: t.string, quantity: t.int, price: t.double });
const Basket = defineMessage("Shop.Basket, Shop", { id: t.long, customer: t.string, lines: t.listOf(Line) });
const Prices = defineMessage("Shop.Prices, Shop", { place: t.string, prices: t.dictionaryOf(t.string, t.double) });
const serialization = new Serialization({
  registry: new Registry().messages(SayRequest, Order, Line, Basket, Prices),
  refs: { pathOf: String, resolve: (path) => path },
});

/** Those of SerializationSpeed in C#. */
const PAIRED: ReadonlySet<string> = new Set(["class", "string", "int", "long"]);
const cases: Readonly<Record<string, readonly unknown[]>> = {
  class: variants((index) => new SayRequest({ username: `user${index}`, text: `Hello, world ${index}` })),
  string: variants((index) => `Hello, world ${index}`),
  int: variants((index) => 123_456 + index),
  long: variants((index) => 1_234_567_890_123n + BigInt(index)),
  "class of six": variants(
    (index) => new Order({ id: 1_234_567_890_123n, customer: `user${index}`, quantity: 3, price: 9.5, isPaid: true }),
  ),
  "three lines": variants((index) => {
    const lines = [1, 2, 3].map((at) => new Line({ article: `article ${at}`, quantity: index + at, price: at + 0.5 }));
    return new Basket({ id: BigInt(index), customer: `user${index}`, lines });
  }),
  "dictionary of eight": variants((index) => {
    const prices = Array.from({ length: 8 }, (_, at) => [`article ${at}`, index + at + 0.5] as const);
    return new Prices({ place: `place ${index}`, prices: new Map(prices) });
  }),
};

const akkaNet = dotnetAvailable() ? await startAkkaNet() : undefined;
for (const [name, messages] of Object.entries(cases)) {
  const operations = { encode: encoder(messages), "encode in place": encoderInPlace(messages), decode: decoder(messages) };
  for (const [direction, operation] of Object.entries(operations)) {
    const isPaired = akkaNet !== undefined && PAIRED.has(name) && direction !== "encode in place";
    const pair = isPaired ? (ms: number) => askAkkaNet(akkaNet, `${direction} ${name} ${ms}`) : undefined;
    nanosecondsOf(operation, WARM_UP_MS);
    if (pair !== undefined) await pair(WARM_UP_MS);
    const rounds: { readonly ours: number; readonly theirs: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push({ ours: nanosecondsOf(operation, ROUND_MS), theirs: pair === undefined ? Number.NaN : await pair(ROUND_MS) });
    }
    const ours = median(rounds.map((round) => round.ours));
    const paired =
      pair === undefined
        ? {}
        : { akkaNetNs: median(rounds.map((round) => round.theirs)), ratio: median(rounds.map(({ ours, theirs }) => theirs / ours)) };
    console.log(JSON.stringify({ case: name, direction, ns: ours, ...paired }));
  }
}
akkaNet?.endInput();

function variants(make: (index: number) => unknown): readonly unknown[] {
  return Array.from({ length: VARIANTS }, (_, index) => make(index));
}

function encoder(messages: readonly unknown[]): (index: number) => number {
  return (index) => serialization.serializerFor(messages[index]).toBytes(messages[index]).length;
}

/** As in remoting: into a reused buffer. */
function encoderInPlace(messages: readonly unknown[]): (index: number) => number {
  const target = new Uint8Array(4096);
  return (index) => serialization.serializerFor(messages[index]).encodeInto?.(messages[index], target, 16) ?? 0;
}

function decoder(messages: readonly unknown[]): (index: number) => number {
  const payloads = messages.map((message) => serialization.serialize(message));
  return (index) => {
    const { bytes, serializerId, manifest } = payloads[index] as (typeof payloads)[number];
    return serialization.deserialize(bytes, serializerId, manifest) === undefined ? 0 : 1;
  };
}

/** The processor time of one operation. */
function nanosecondsOf(operation: (index: number) => number, durationMs: number): number {
  let count = 0;
  let sum = 0;
  const start = process.cpuUsage();
  let elapsedMs = 0;
  do {
    for (let index = 0; index < 16 * VARIANTS; index += 1) sum += operation(index & (VARIANTS - 1));
    count += 16 * VARIANTS;
    const { user, system } = process.cpuUsage(start);
    elapsedMs = (user + system) / 1000;
  } while (elapsedMs < durationMs);
  if (sum === 0) throw new Error("the benchmark did nothing");
  return Math.round((elapsedMs * 1e7) / count) / 10;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[sorted.length >> 1] ?? Number.NaN) * 100) / 100;
}

async function startAkkaNet(): Promise<LineProcess> {
  await buildAkkaNetPrograms();
  const started = new LineProcess(akkaNetCommand("SerializationSpeed", []));
  await started.lines.take((line) => line === "READY", TIMEOUT_MS, "Akka.NET to be ready");
  return started;
}

async function askAkkaNet(peer: LineProcess, command: string): Promise<number> {
  peer.writeLine(command);
  return Number(await peer.lines.take((line) => /^[\d.]+$/.test(line), TIMEOUT_MS, `an answer to ${command}`));
}
