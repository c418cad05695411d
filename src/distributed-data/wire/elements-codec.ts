import { type ActorRef, isActorRef } from "../../actor/index.ts";
import { type FieldTag, lengthDelimitedTag, type ProtoReader, type ProtoWriter, varintTag } from "../../remote/internal.ts";
import { int } from "../../serialization/index.ts";
import { identityOf, type ValueType } from "../data/value-type.ts";
import { type DataContext, valueIn } from "./data-context.ts";
import { readOther, writeOther } from "./other-message.ts";

/** The fields of a set's elements, of which one is used. */
export interface ElementFields {
  readonly strings: number;
  readonly ints: number;
  readonly longs: number;
  readonly others: number;
  readonly refs: number;
}

/** Elements in the order in which they are sent: the same on every node, because digests are taken of it. */
export function sortedElements<T>(type: ValueType, entries: readonly T[], elementOf: (entry: T) => unknown): readonly T[] {
  const rankOf = type === "int" || type === "long" ? (element: unknown) => element as number | bigint : identityOf;
  return entries
    .map((entry) => ({ entry, rank: rankOf(elementOf(entry)) }))
    .toSorted((left, right) => (left.rank < right.rank ? -1 : Number(left.rank > right.rank)))
    .map(({ entry }) => entry);
}

/** Writes elements into the field of their type. INTEROP: numbers are packed and in zigzag form. */
export function writeElements(
  writer: ProtoWriter,
  fields: ElementFields,
  type: ValueType,
  elements: readonly unknown[],
  context: DataContext,
): void {
  if (type === "string") for (const element of elements) writer.stringElement(lengthDelimitedTag(fields.strings), element as string);
  else if (type === "int" || type === "long") {
    if (elements.length > 0)
      writer.bytesElement(lengthDelimitedTag(fields[`${type}s`]), packedZigzag(elements as readonly (number | bigint)[]));
  } else if (type === "actor-ref")
    for (const element of elements) writer.stringElement(lengthDelimitedTag(fields.refs), context.refs.pathOf(element as ActorRef));
  else for (const element of elements) writer.message(lengthDelimitedTag(fields.others), context.payloads.serialize(element), writeOther);
}

/** What reads each field of elements, into `elements`. */
export function elementReaders(
  reader: ProtoReader,
  fields: ElementFields,
  elements: unknown[],
  context: DataContext,
): Readonly<Record<FieldTag, () => void>> {
  const readInt = (): unknown => elements.push(Number(BigInt.asIntN(32, reader.zigzag64())));
  const readLong = (): unknown => elements.push(reader.zigzag64());
  return {
    [lengthDelimitedTag(fields.strings)]: () => elements.push(reader.string()),
    [lengthDelimitedTag(fields.ints)]: () => reader.packed(readInt),
    [varintTag(fields.ints)]: readInt,
    [lengthDelimitedTag(fields.longs)]: () => reader.packed(readLong),
    [varintTag(fields.longs)]: readLong,
    [lengthDelimitedTag(fields.others)]: () => elements.push(valueIn(context, reader.message(readOther))),
    [lengthDelimitedTag(fields.refs)]: () => elements.push(context.refs.resolve(reader.string())),
  };
}

/** A value with the type that it has in .NET, for values that travel by themselves. */
export function pinnedValue(value: unknown, type: ValueType): unknown {
  return type === "int" && typeof value === "number" ? int(value) : value;
}

/** Whether a value has its type. */
export function hasType(value: unknown, type: ValueType): boolean {
  if (type === "string") return typeof value === "string";
  if (type === "int") return typeof value === "number";
  if (type === "long") return typeof value === "bigint";
  return type !== "actor-ref" || (typeof value === "object" && value !== null && isActorRef(value));
}

function packedZigzag(numbers: readonly (number | bigint)[]): Uint8Array {
  const bytes: number[] = [];
  for (const number of numbers) {
    const signed = BigInt(number);
    let rest = BigInt.asUintN(64, (signed << 1n) ^ (signed >> 63n));
    for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
    bytes.push(Number(rest));
  }
  return Uint8Array.from(bytes);
}
