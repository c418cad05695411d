// The speed of encoding and decoding the frame of a ping, with the optimized codec and with the plain one.
// Run: node --import tsx bench/wire-codec.ts. Prints one JSON line per case; figures are only comparable within one run.
import { EnvelopeCursor } from "../src/remote/wire/envelope-decoder.ts";
import { EnvelopeEncoder, TARGET_BLOCK_BYTES } from "../src/remote/wire/envelope-encoder.ts";
import { decodeContainer, encodeContainer } from "../src/remote/wire/envelope.ts";
import { PathTable } from "../src/remote/wire/path-table.ts";
import { decodePdu, encodePdu } from "../src/remote/wire/pdu.ts";

const utf8 = new TextEncoder();
const recipientPath = "akka.tcp://ServerSystem@127.0.0.1:25520/user/echo-00010#1234567890"; // the lengths make a frame of 196 bytes
const senderPath = "akka.tcp://SystemA@127.0.0.1:25510/user/c-000#987654321";
const manifest = "System.String, System.Private.CoreLib";
const recipientBytes = utf8.encode(recipientPath);
const senderBytes = utf8.encode(senderPath);
const manifestBytes = utf8.encode(manifest);
const payload = utf8.encode("hit");

const FRAMES_PER_BLOCK = 300;
const ROUND_MS = 20;
const ROUNDS = 60;

/** Handles all frames of a block; its result prevents the work from being optimized away. */
type Batch = () => number;

const cases = new Map<string, Batch>();

function runFor(batch: Batch, durationMs: number): { readonly perSecond: number; readonly sum: number } {
  const startedAt = performance.now();
  let batches = 0;
  let sum = 0;
  let elapsedMs = 0;
  do {
    sum += batch();
    batches += 1;
    elapsedMs = performance.now() - startedAt;
  } while (elapsedMs < durationMs);
  return { perSecond: (batches * FRAMES_PER_BLOCK * 1000) / elapsedMs, sum };
}

/** Runs the cases in turn, so that a busy moment of the machine does not affect only one. */
function runAll(): void {
  const rates = new Map([...cases.keys()].map((name) => [name, [] as number[]]));
  for (const batch of cases.values()) runFor(batch, 300); // warm-up
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, batch] of cases) rates.get(name)?.push(runFor(batch, ROUND_MS).perSecond);
  }
  for (const [name, unsorted] of rates) {
    const sorted = unsorted.sort((left, right) => left - right);
    const [median, best] = [sorted[sorted.length >> 1] ?? 0, sorted[sorted.length - 1] ?? 0];
    console.log(
      JSON.stringify({ bench: "wire-codec", name, perSecond: Math.round(median), best: Math.round(best), frameBytes: frame.length }),
    );
  }
}

const encoder = new EnvelopeEncoder();
encoder.append(recipientBytes, senderBytes, 17, manifestBytes, payload, 0, payload.length, -1);
const frame = encoder.takeBlock().slice();
const block = new Uint8Array(frame.length * FRAMES_PER_BLOCK);
for (let index = 0; index < FRAMES_PER_BLOCK; index += 1) block.set(frame, index * frame.length);

cases.set("encode/hot", () => {
  let bytes = 0;
  for (let index = 0; index < FRAMES_PER_BLOCK; index += 1) {
    encoder.append(recipientBytes, senderBytes, 17, manifestBytes, payload, 0, payload.length, -1);
    if (encoder.length >= TARGET_BLOCK_BYTES) bytes += encoder.takeBlock().length;
  }
  return bytes;
});

cases.set("encode/plain", () => {
  let bytes = 0;
  for (let index = 0; index < FRAMES_PER_BLOCK; index += 1) {
    const envelope = { recipientPath, senderPath, payload: { serializerId: 17, manifest, bytes: payload }, seq: undefined };
    bytes += encodePdu({ kind: "payload", bytes: encodeContainer({ ack: undefined, envelope }) }).length;
  }
  return bytes;
});

const cursor = new EnvelopeCursor();
cases.set("decode/hot", () => {
  let sum = 0;
  for (let at = 0; at < block.length; at += frame.length) {
    cursor.read(block, at + 4, at + frame.length);
    sum += cursor.payloadEnd - cursor.payloadStart;
  }
  return sum;
});

const paths = new PathTable<number>({ maximumKeys: 1024, maximumBytes: 1e6 });
paths.insert(recipientBytes, 0, recipientBytes.length, 1, 0);
paths.insert(senderBytes, 0, senderBytes.length, 2, 0);
paths.insert(manifestBytes, 0, manifestBytes.length, 3, 0);
cases.set("decode/hot, three lookups", () => {
  let sum = 0;
  for (let at = 0; at < block.length; at += frame.length) {
    cursor.read(block, at + 4, at + frame.length);
    sum += paths.lookup(block, cursor.recipientStart, cursor.recipientEnd) ?? 0;
    sum += paths.lookup(block, cursor.senderStart, cursor.senderEnd) ?? 0;
    sum += paths.lookup(block, cursor.manifestStart, cursor.manifestEnd) ?? 0;
  }
  return sum;
});

cases.set("decode/plain", () => {
  let sum = 0;
  for (let at = 0; at < block.length; at += frame.length) {
    const pdu = decodePdu(block, at + 4, at + frame.length);
    if (pdu.kind === "payload") sum += decodeContainer(pdu.bytes).envelope?.payload.bytes.length ?? 0;
  }
  return sum;
});

runAll();
