/** Number of a field and form of its value in one, as they open each field on the wire. */
export type FieldTag = number;

/** Wire types of protobuf that Akka.Remote's messages use; the two for groups are refused, fixed32 is only skipped. */
export const WIRE_TYPE = { varint: 0, fixed64: 1, lengthDelimited: 2, fixed32: 5 } as const;

/** Tag of an integer, boolean or enum field. */
export function varintTag(fieldNumber: number): FieldTag {
  return ((fieldNumber << 3) | WIRE_TYPE.varint) >>> 0;
}

/** Tag of a fixed64 or double field. */
export function fixed64Tag(fieldNumber: number): FieldTag {
  return ((fieldNumber << 3) | WIRE_TYPE.fixed64) >>> 0;
}

/** Tag of a string, bytes, message or packed field. */
export function lengthDelimitedTag(fieldNumber: number): FieldTag {
  return ((fieldNumber << 3) | WIRE_TYPE.lengthDelimited) >>> 0;
}
