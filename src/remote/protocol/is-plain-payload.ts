const PAYLOAD_TAG = 0x0a;

/**
 * Whether the frame `bytes[start..end)` is a payload field of at least one byte and nothing else, as every data frame of Akka.NET is.
 * False decides nothing: such a frame goes through `decodePdu`.
 *
 * @hotpath once per inbound frame. Buys: no reader and no PDU object for a data frame.
 */
export function isPlainPayload(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 3 || bytes[start] !== PAYLOAD_TAG) return false;
  let length = 0;
  let at = start + 1;
  for (let shift = 0; shift < 28 && at < end; shift += 7) {
    /** .NET Byte: 0 to 255. */
    const byte = bytes[at]!;
    at += 1;
    length |= (byte & 0x7f) << shift;
    if (byte < 0x80) return length > 0 && at + length === end;
  }
  return false;
}
