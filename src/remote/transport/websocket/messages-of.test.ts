import { assert, describe, it } from "vitest";
import { MESSAGE_BYTES, maximumMessageBytes, sendAsMessages } from "./messages-of.ts";

function block(...lengths: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + 4 + length, 0));
  let at = 0;
  for (const length of lengths) {
    new DataView(bytes.buffer).setUint32(at, length, true);
    at += 4 + length;
  }
  return bytes;
}

function sizesOf(bytes: Uint8Array): readonly number[] {
  const sizes: number[] = [];
  sendAsMessages(bytes, (message) => void sizes.push(message.length));
  return sizes;
}

describe("sendAsMessages", () => {
  it("sends a block of usual size as one message", () => {
    assert.deepEqual(sizesOf(block(10, 20)), [38]);
    assert.deepEqual(sizesOf(block(MESSAGE_BYTES - 4)), [MESSAGE_BYTES]);
  });

  it("divides a larger block between frames", () => {
    assert.deepEqual(sizesOf(block(40_000, 20_000, 30_000, 10)), [60_008, 30_018]);
  });

  it("sends a frame that is larger than that by itself", () => {
    assert.deepEqual(sizesOf(block(10, 200_000, 10)), [14, 200_004, 14]);
  });

  it("sends no message that a peer with the same limit refuses", () => {
    for (const maximumFrameBytes of [100, 60_000, 500_000]) {
      const sizes = sizesOf(block(maximumFrameBytes, maximumFrameBytes, 1, maximumFrameBytes));
      for (const size of sizes) assert.isAtMost(size, maximumMessageBytes(maximumFrameBytes));
    }
  });
});
