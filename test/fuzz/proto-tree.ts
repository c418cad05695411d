/** One protobuf field as it stands in the bytes, with what is in it. */
export interface ProtoField {
  number: number;
  /** 0: varint, 1: eight bytes, 2: bytes of a stated length, 5: four bytes. Others are errors, which a mutation may want. */
  wire: number;
  value: bigint | Uint8Array | ProtoField[];
  /** What the length says, when it lies. */
  statedLength?: number;
}

const NOTHING = new Uint8Array();

/** The fields of `bytes`, and within those that look like messages theirs; `undefined` when it is no message. */
export function treeOf(bytes: Uint8Array): ProtoField[] | undefined {
  const fields: ProtoField[] = [];
  let at = 0;
  const varint = (): bigint | undefined => {
    let value = 0n;
    for (let shift = 0n; shift < 70n && at < bytes.length; shift += 7n) {
      const byte = bytes[at++] ?? 0;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    return undefined;
  };
  while (at < bytes.length) {
    const tag = varint();
    if (tag === undefined) return undefined;
    const [number, wire] = [Number(tag >> 3n), Number(tag & 7n)];
    if (number === 0 || number > 100) return undefined;
    if (wire === 0) {
      const value = varint();
      if (value === undefined) return undefined;
      fields.push({ number, wire, value });
      continue;
    }
    const length = wire === 1 ? 8 : wire === 5 ? 4 : wire === 2 ? Number(varint() ?? -1n) : -1;
    if (length < 0 || at + length > bytes.length) return undefined;
    const value = bytes.slice(at, at + length);
    at += length;
    fields.push({ number, wire, value: (wire === 2 && length > 1 ? treeOf(value) : undefined) ?? value });
  }
  return fields;
}

/** The bytes of `fields`. */
export function bytesOfTree(fields: readonly ProtoField[]): Uint8Array {
  const parts: Uint8Array[] = [];
  collect(fields, parts);
  return concatenated(parts);
}

/** Appends the parts of `fields`; returns how many bytes they are. */
function collect(fields: readonly ProtoField[], parts: Uint8Array[]): number {
  let length = 0;
  const add = (part: Uint8Array): void => {
    parts.push(part);
    length += part.length;
  };
  for (const { number, wire, value, statedLength } of fields) {
    add(varintBytes(number * 8 + wire));
    if (typeof value === "bigint") add(varintBytes(value));
    else if (value instanceof Uint8Array) {
      if (wire === 2) add(varintBytes(statedLength ?? value.length));
      add(value);
    } else {
      const at = parts.push(NOTHING) - 1; // its length is known when its content is
      const contentLength = collect(value, parts);
      const prefix = wire === 2 ? varintBytes(statedLength ?? contentLength) : NOTHING;
      parts[at] = prefix;
      length += prefix.length + contentLength;
    }
  }
  return length;
}

export function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function varintBytes(value: bigint | number): Uint8Array {
  if (typeof value === "number" && value < 128) return Uint8Array.of(value);
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}
