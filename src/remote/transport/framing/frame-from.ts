import { PREFIX_BYTES } from "./take-frames.ts";

/** `body` behind its little-endian length, as `AssociationHandle.write` takes it. A new array each time, for the transport to keep. */
export function frameFrom(body: Uint8Array): Uint8Array {
  const frame = new Uint8Array(PREFIX_BYTES + body.length);
  new DataView(frame.buffer).setUint32(0, body.length, true);
  frame.set(body, PREFIX_BYTES);
  return frame;
}
