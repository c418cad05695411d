import type { Random } from "./random.ts";

/** A field of a protobuf message; what is length-delimited and looks like a message is taken apart. */
interface Field {
  number: number;
  wireType: number;
  value: bigint | Uint8Array | Field[];
}

const DEEPEST = 6;
const EXTREMES: readonly bigint[] = [0n, 1n, 127n, 0x7fff_ffffn, 0x8000_0000n, 0xffff_ffffn, (1n << 63n) - 1n, 1n << 63n, (1n << 64n) - 1n];

/** Bytes that are like `bytes`, a protobuf message, but for a few fields, lengths or bytes. */
export function mutatedProtobuf(bytes: Uint8Array, random: Random): Uint8Array {
  const fields = fieldsOf(bytes, 0) ?? [];
  for (let change = 0; change <= random.below(3); change += 1) changeFields(fields, random);
  let written = encoded(fields);
  if (random.below(200) === 0)
    for (let level = 0; level < 1000; level += 1) written = encoded([{ number: 1 + random.below(6), wireType: 2, value: written }]);
  switch (random.below(8)) {
    case 0:
      return written.slice(0, random.below(written.length + 1));
    case 1:
      if (written.length > 0) written[random.below(written.length)] = random.below(256);
      return written;
    case 2: // a length that is not there, or more bytes than a number has
      return Uint8Array.of(
        ...written,
        0x0a,
        ...random.of([
          [0xff, 0xff, 0xff, 0xff, 0x07],
          [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
          [0x05, 1],
        ]),
      );
    default:
      return written;
  }
}

function changeFields(fields: Field[], random: Random): void {
  const inner = fields.filter((field) => Array.isArray(field.value));
  if (inner.length > 0 && random.below(3) > 0) return changeFields(random.of(inner).value as Field[], random);
  const at = random.below(fields.length + 1);
  const field = fields[at];
  switch (random.below(7)) {
    case 0:
      fields.splice(at, 1);
      return;
    case 1:
      if (field !== undefined) fields.splice(random.below(fields.length + 1), 0, structuredClone(field));
      return;
    case 2:
      fields.splice(at, 0, { number: 1 + random.below(16), wireType: 0, value: random.of(EXTREMES) });
      return;
    case 3:
      fields.splice(at, 0, { number: 1 + random.below(16), wireType: 2, value: random.bytes(random.below(20)) });
      return;
    case 4:
      if (field !== undefined) field.number = random.below(40);
      return;
    case 5:
      if (field !== undefined) field.wireType = random.below(8);
      return;
    default:
      if (field !== undefined) field.value = typeof field.value === "bigint" ? random.of(EXTREMES) : random.bytes(random.below(300));
  }
}

function encoded(fields: readonly Field[]): Uint8Array {
  const parts: number[] = [];
  for (const { number, wireType, value } of fields) {
    pushVarint(parts, BigInt(number * 8 + wireType));
    if (typeof value === "bigint") pushVarint(parts, value);
    else {
      const bytes = value instanceof Uint8Array ? value : encoded(value);
      pushVarint(parts, BigInt(bytes.length));
      for (const byte of bytes) parts.push(byte);
    }
  }
  return Uint8Array.from(parts);
}

function pushVarint(parts: number[], value: bigint): void {
  let rest = BigInt.asUintN(64, value);
  while (rest > 0x7fn) {
    parts.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  parts.push(Number(rest));
}

/** `undefined` when the bytes are no message of varints and length-delimited fields. */
function fieldsOf(bytes: Uint8Array, depth: number): Field[] | undefined {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): bigint | undefined => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = bytes[at];
      if (byte === undefined) return undefined;
      at += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    return undefined;
  };
  while (at < bytes.length) {
    const tag = varint();
    if (tag === undefined || tag < 8n || tag > 8000n) return undefined;
    const [number, wireType] = [Number(tag >> 3n), Number(tag & 7n)];
    const value = varint();
    if (value === undefined || (wireType !== 0 && wireType !== 2)) return undefined;
    if (wireType === 0) fields.push({ number, wireType, value });
    else {
      const end = at + Number(value);
      if (end > bytes.length) return undefined;
      const content = bytes.slice(at, end);
      const inner = depth < DEEPEST && content.length > 0 ? fieldsOf(content, depth + 1) : undefined;
      fields.push({ number, wireType, value: inner ?? content });
      at = end;
    }
  }
  return fields;
}
