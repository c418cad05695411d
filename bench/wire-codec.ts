// How fast the frame of a ping is encoded and decoded, with the hot codec and with the plain one.
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
const ROUND_MS = 300;
const ROUNDS = 7;

/** Runs `batch`, which does `count` operations, for a while, several times, and prints the median rate. */
function measure(name: string, count: number, batch: () => number): void {
  const rates: number[] = [];
  let sink = 0;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const startedAt = performance.now();
    let done = 0;
    while (performance.now() - startedAt < ROUND_MS) {
      sink += batch();
      done += count;
    }
    if (round > 0) rates.push((done / (performance.now() - startedAt)) * 1000); // the first one warms up
  }
  rates.sort((left, right) => left - right);
  const perSecond = Math.round(rates[rates.length >> 1] ?? 0);
  console.log(JSON.stringify({ bench: "wire-codec", name, perSecond, frameBytes: frame.length, sink: sink % 7 }));
}

const encoder = new EnvelopeEncoder();
encoder.append(recipientBytes, senderBytes, 17, manifestBytes, payload, 0, payload.length, -1);
const frame = encoder.takeBlock().slice();
const block = new Uint8Array(frame.length * FRAMES_PER_BLOCK);
for (let index = 0; index < FRAMES_PER_BLOCK; index += 1) block.set(frame, index * frame.length);

measure("encode/hot", FRAMES_PER_BLOCK, () => {
  let bytes = 0;
  for (let index = 0; index < FRAMES_PER_BLOCK; index += 1) {
    encoder.append(recipientBytes, senderBytes, 17, manifestBytes, payload, 0, payload.length, -1);
    if (encoder.length >= TARGET_BLOCK_BYTES) bytes += encoder.takeBlock().length;
  }
  return bytes;
});

measure("encode/plain", FRAMES_PER_BLOCK, () => {
  let bytes = 0;
  for (let index = 0; index < FRAMES_PER_BLOCK; index += 1) {
    const envelope = { recipientPath, senderPath, payload: { serializerId: 17, manifest, bytes: payload }, seq: undefined };
    bytes += encodePdu({ kind: "payload", bytes: encodeContainer({ ack: undefined, envelope }) }).length;
  }
  return bytes;
});

const cursor = new EnvelopeCursor();
measure("decode/hot", FRAMES_PER_BLOCK, () => {
  let sum = 0;
  for (let at = 0; at < block.length; at += frame.length) {
    cursor.read(block, at + 4, at + frame.length);
    sum += cursor.payloadEnd - cursor.payloadStart;
  }
  return sum;
});

const paths = new PathTable<number>(1024);
paths.insert(recipientBytes, 0, recipientBytes.length, 1);
paths.insert(senderBytes, 0, senderBytes.length, 2);
paths.insert(manifestBytes, 0, manifestBytes.length, 3);
measure("decode/hot, three lookups", FRAMES_PER_BLOCK, () => {
  let sum = 0;
  for (let at = 0; at < block.length; at += frame.length) {
    cursor.read(block, at + 4, at + frame.length);
    sum += paths.lookup(block, cursor.recipientStart, cursor.recipientEnd) ?? 0;
    sum += paths.lookup(block, cursor.senderStart, cursor.senderEnd) ?? 0;
    sum += paths.lookup(block, cursor.manifestStart, cursor.manifestEnd) ?? 0;
  }
  return sum;
});

measure("decode/plain", FRAMES_PER_BLOCK, () => {
  let sum = 0;
  for (let at = 0; at < block.length; at += frame.length) {
    const pdu = decodePdu(block, at + 4, at + frame.length);
    if (pdu.kind === "payload") sum += decodeContainer(pdu.bytes).envelope?.payload.bytes.length ?? 0;
  }
  return sum;
});
