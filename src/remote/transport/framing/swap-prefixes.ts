import { PREFIX_BYTES } from "./take-frames.ts";

/**
 * Turns the little-endian length prefixes of the whole frames in `block` into big-endian ones, in place. For transports whose
 * peers expect them so (`akka.remote.dot-netty.tcp.byte-order = big-endian`); the frames themselves stay as they are.
 */
export function swapPrefixes(block: Uint8Array): void {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  let at = 0;
  while (at + PREFIX_BYTES <= block.length) {
    const length = view.getUint32(at, true);
    view.setUint32(at, length, false);
    at += PREFIX_BYTES + length;
  }
}
