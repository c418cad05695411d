// The speed of finding whole frames in a chunk, and of reassembling them across chunks, compared with the plain implementation.
// Run: node --import tsx bench/take-frames.ts. Prints one JSON line per case; figures are only comparable within one run.
import { FrameAssembler } from "../src/remote/transport/framing/frame-assembler.ts";
import { framesOf } from "../src/remote/transport/framing/take-frames.oracle.ts";
import { takeFrames } from "../src/remote/transport/framing/take-frames.ts";

const FRAME_BYTES = 196; // what a ping takes on the wire, prefix included
const CHUNK_BYTES = 65_536; // what a socket hands over at most
const LIMIT_BYTES = 127_996;
const ROUND_MS = 300;
const ROUNDS = 7;

const frames = 2_000;
const stream = new Uint8Array(frames * FRAME_BYTES);
const view = new DataView(stream.buffer);
for (let at = 0; at < stream.length; at += FRAME_BYTES) view.setUint32(at, FRAME_BYTES - 4, true);
const chunks: Uint8Array[] = [];
for (let at = 0; at < stream.length; at += CHUNK_BYTES) chunks.push(stream.slice(at, at + CHUNK_BYTES));
const plainFrames = 20; // the plain reading copies all that is left for each frame
const plainInput = Array.from(stream.subarray(0, plainFrames * FRAME_BYTES));

let sink = 0;
const onFrame = (bytes: Uint8Array, start: number, end: number): void => {
  sink += bytes[start] ?? end;
};
const assembler = new FrameAssembler(true, LIMIT_BYTES);
const cases: readonly (readonly [name: string, count: number, batch: () => void])[] = [
  ["takeFrames", frames, () => takeFrames(stream, 0, stream.length, true, LIMIT_BYTES, onFrame)],
  ["takeFrames, big-endian", frames, () => takeFrames(bigEndian, 0, bigEndian.length, false, LIMIT_BYTES, onFrame)],
  ["FrameAssembler, 64 KiB chunks", frames, () => chunks.forEach((chunk) => assembler.push(chunk, onFrame))],
  [
    "plain reading",
    plainFrames,
    () => {
      sink += framesOf(plainInput, true, LIMIT_BYTES).frames.length;
    },
  ],
];
const bigEndian = stream.slice();
for (let at = 0; at < bigEndian.length; at += FRAME_BYTES) new DataView(bigEndian.buffer).setUint32(at, FRAME_BYTES - 4, false);

const rates = new Map<string, number[]>(cases.map(([name]) => [name, []]));
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const [name, count, batch] of cases) {
    const startedAt = performance.now();
    let done = 0;
    while (performance.now() - startedAt < ROUND_MS) {
      batch();
      done += count;
    }
    if (round > 0) rates.get(name)?.push((done / (performance.now() - startedAt)) * 1000); // the first one warms up
  }
}
for (const [name, measured] of rates) {
  measured.sort((left, right) => left - right);
  console.log(
    JSON.stringify({
      bench: "take-frames",
      name,
      perSecond: Math.round(measured[measured.length >> 1] ?? 0),
      frameBytes: FRAME_BYTES,
      sink: sink % 7,
    }),
  );
}
