import { PREFIX_BYTES } from "../index.ts";

/** Frames are collected into messages up to this; only a single frame may make a larger one. Unit: bytes. */
export const MESSAGE_BYTES = 65_536;
/** A frame that is a little too large is read, for an error that states its size. Unit: bytes. */
const SLACK_BYTES = 1024;

/** Largest message that a peer with the same frame limit may send, and a little more. */
export function maximumMessageBytes(maximumFrameBytes: number): number {
  return Math.max(MESSAGE_BYTES, maximumFrameBytes + PREFIX_BYTES) + SLACK_BYTES;
}

/**
 * Hands the whole frames in `block`, each with its length in front, to `send` as messages of whole frames, in order. A peer may have a lower
 * limit for frames than this system, so that no more than {@link MESSAGE_BYTES} are collected.
 */
export function sendAsMessages(block: Uint8Array, send: (message: Uint8Array) => void): void {
  if (block.length <= MESSAGE_BYTES) return send(block);
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  let start = 0;
  let end = 0;
  while (end < block.length) {
    const next = end + PREFIX_BYTES + view.getUint32(end, true);
    if (next - start > MESSAGE_BYTES && end > start) {
      send(block.subarray(start, end));
      start = end;
    }
    end = next;
  }
  send(block.subarray(start, end));
}
