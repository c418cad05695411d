import { takeFrames } from "../../src/remote/transport/framing/take-frames.ts";
import type { MicroCase } from "./micro-case.ts";
import { blockOf, pingsOf } from "./ping-frames.ts";

const FRAMES = 300;
const LIMIT_BYTES = 127_996;
const PREFIX_BYTES = 4;

/** Not the oracle of the unit test: that one copies all that is left for each frame, and nobody would write it for a socket. */
export function takeFramesCase(): MicroCase {
  const block = blockOf(pingsOf(FRAMES));
  let sum = 0;
  const onFrame = (bytes: Uint8Array, start: number, end: number): void => {
    sum += bytes[start]! + end - start;
  };
  const hot = (): number => {
    sum = 0;
    takeFrames(block, 0, block.length, true, LIMIT_BYTES, onFrame);
    return sum;
  };
  const plain = (): number => {
    sum = 0;
    for (const frame of framesIn(block)) onFrame(frame, 0, frame.length);
    return sum;
  };
  return {
    files: ["src/remote/transport/framing/take-frames.ts"],
    plainly: "a generator of views",
    operations: FRAMES,
    hot: { run: hot },
    plain: { run: plain },
  };
}

function* framesIn(bytes: Uint8Array): Generator<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  while (bytes.length - at >= PREFIX_BYTES) {
    const length = view.getUint32(at, true);
    if (length > LIMIT_BYTES) throw new RangeError(`${length} bytes are more than ${LIMIT_BYTES}.`);
    if (bytes.length - at - PREFIX_BYTES < length) return;
    at += PREFIX_BYTES + length;
    if (length > 0) yield bytes.subarray(at - length, at);
  }
}
