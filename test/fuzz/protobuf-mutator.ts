import type { SeededRandom } from "../../src/testkit/index.ts";
import { bytesOfTree, type ProtoField, treeOf } from "./proto-tree.ts";

const DEEPEST_LEVELS = 1000;
const EXTREMES: readonly bigint[] = [0n, 1n, 127n, 0x7fff_ffffn, 0x8000_0000n, 0xffff_ffffn, (1n << 63n) - 1n, 1n << 63n, (1n << 64n) - 1n];
/** A length that is not there, more bytes than a number has, a field cut short. */
const ENDINGS: readonly (readonly number[])[] = [
  [0x0a, 0xff, 0xff, 0xff, 0xff, 0x07],
  [0x0a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
  [0x0a, 0x05, 1],
];

/** Bytes that are like `bytes`, a protobuf message, but for a few fields, lengths or bytes. */
export function mutatedProtobuf(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const fields = treeOf(bytes) ?? [];
  for (let changes = random.integer(1, 3); changes > 0; changes -= 1) changeFields(fields, random);
  let written = bytesOfTree(fields);
  if (random.chance(0.005)) {
    for (let level = 0; level < DEEPEST_LEVELS; level += 1)
      written = bytesOfTree([{ number: random.integer(1, 6), wire: 2, value: written }]);
  }
  switch (random.integer(0, 7)) {
    case 0:
      return written.slice(0, random.integer(0, written.length));
    case 1:
      if (written.length > 0) written[random.integer(0, written.length - 1)] = random.integer(0, 255);
      return written;
    case 2:
      return Uint8Array.of(...written, ...random.pick(ENDINGS));
    default:
      return written;
  }
}

function changeFields(fields: ProtoField[], random: SeededRandom): void {
  const inner = fields.filter(({ value }) => Array.isArray(value));
  if (inner.length > 0 && random.chance(0.6)) return changeFields(random.pick(inner).value as ProtoField[], random);
  const at = random.integer(0, fields.length);
  const field = fields[at];
  switch (random.integer(0, 7)) {
    case 0:
      fields.splice(at, 1);
      return;
    case 1:
      if (field !== undefined) fields.splice(random.integer(0, fields.length), 0, structuredClone(field));
      return;
    case 2:
      fields.splice(at, 0, { number: random.integer(1, 16), wire: 0, value: random.pick(EXTREMES) });
      return;
    case 3:
      fields.splice(at, 0, { number: random.integer(1, 16), wire: 2, value: noise(random, 20) });
      return;
    case 4:
      if (field !== undefined) field.number = random.integer(0, 40);
      return;
    case 5:
      if (field !== undefined) field.wire = random.integer(0, 7);
      return;
    case 6:
      if (field !== undefined) field.statedLength = random.integer(0, 300);
      return;
    default:
      if (field !== undefined) field.value = typeof field.value === "bigint" ? random.pick(EXTREMES) : noise(random, 300);
  }
}

/** Up to `longest` bytes of anything. */
export function noise(random: SeededRandom, longest: number): Uint8Array {
  return Uint8Array.from({ length: random.integer(0, longest) }, () => random.integer(0, 255));
}
