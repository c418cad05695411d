import { FrameTooLargeError } from "./errors.ts";

/** Bytes in front of each frame: its length as an unsigned 32-bit number, not counting itself. */
export const PREFIX_BYTES = 4;

/** Called for one whole frame, `bytes` from `start` to before `end`, without the prefix. The bytes are valid until it returns. */
export type OnFrame = (bytes: Uint8Array, start: number, end: number) => void;

/**
 * Hands each whole frame in `bytes` from `start` to before `end` to `onFrame`, in order, `mostFrames` of them, and returns where the first
 * frame starts that is not whole, or was not handed out. A length of 0 is skipped silently. A length above `maximumFrameBytes` throws
 * {@link FrameTooLargeError} as soon as its prefix is there, before anyone buffers for it; the frames ahead of it have been handed out by
 * then. The error names settings below `settingsKey`, the section of the transport.
 *
 * INTEROP: the byte order concerns the prefix alone (`akka.remote.dot-netty.tcp.byte-order`), and empty frames are ignored as
 * Akka.NET does.
 * @hotpath `bench/micro`: 3 ns a frame, 33 ns for a generator of views. Buys: no copy, no view and no iterator object per frame.
 */
export function takeFrames(
  bytes: Uint8Array,
  start: number,
  end: number,
  isLittleEndian: boolean,
  maximumFrameBytes: number,
  onFrame: OnFrame,
  settingsKey = "",
  mostFrames: number = Number.MAX_SAFE_INTEGER,
): number {
  let at = start;
  let left = mostFrames;
  while (end - at >= PREFIX_BYTES && left > 0) {
    const length = isLittleEndian
      ? (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0
      : (bytes[at + 3]! | (bytes[at + 2]! << 8) | (bytes[at + 1]! << 16) | (bytes[at]! << 24)) >>> 0;
    if (length > maximumFrameBytes) throw new FrameTooLargeError(length, maximumFrameBytes, isLittleEndian, settingsKey);
    const frameStart = at + PREFIX_BYTES;
    if (end - frameStart < length) break;
    at = frameStart + length;
    left -= 1;
    if (length !== 0) onFrame(bytes, frameStart, at);
  }
  return at;
}
