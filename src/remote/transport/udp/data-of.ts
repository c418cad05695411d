import { PREFIX_BYTES } from "../index.ts";

/**
 * Hands the whole frames in `block`, each with its length in front, to `send` as groups of whole frames that fit into `groupBytes`, in order.
 * Only a single frame may make a larger group: nothing is divided.
 */
export function sendAsGroups(block: Uint8Array, groupBytes: number, send: (frames: Uint8Array) => void): void {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  let start = 0;
  let end = 0;
  while (end < block.length) {
    const next = end + PREFIX_BYTES + view.getUint32(end, true);
    if (next - start > groupBytes && end > start) {
      send(block.subarray(start, end));
      start = end;
    }
    end = next;
  }
  if (end > start) send(block.subarray(start, end));
}
