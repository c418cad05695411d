import { lengthDelimitedTag, type ProtoReader, type ProtoWriter, varintTag } from "../../remote/internal.ts";
import { GSet } from "../data/g-set.ts";
import { ORSetDelta, type ORSetOperation } from "../data/or-set-delta.ts";
import { ORSet } from "../data/or-set.ts";
import type { ValueType } from "../data/value-type.ts";
import { VersionVector } from "../data/version-vector.ts";
import type { DataContext } from "./data-context.ts";
import { type ElementFields, elementReaders, hasType, sortedElements, writeElements } from "./elements-codec.ts";
import { MalformedReplicatedDataError } from "./errors.ts";
import { readFields } from "./field-loop.ts";
import { readVersions, required, writeVersions } from "./node-codec.ts";
import { readType, writeType } from "./type-descriptor.ts";

const G_SET_ELEMENTS: ElementFields = { strings: 1, ints: 3, longs: 4, others: 5, refs: 6 };
const G_SET_TYPE = lengthDelimitedTag(2);
const OR_SET_ELEMENTS: ElementFields = { strings: 4, ints: 5, longs: 6, others: 7, refs: 8 };
const VERSIONS = lengthDelimitedTag(1);
const TYPE = lengthDelimitedTag(2);
const DOTS = lengthDelimitedTag(3);
const ENTRIES = lengthDelimitedTag(1);
const OPERATION = varintTag(1);
const UNDERLYING = lengthDelimitedTag(2);
const KINDS = ["add", "remove", "full"] as const;

/** Writes a GSet. */
export function writeGSet(writer: ProtoWriter, set: GSet<unknown>, context: DataContext): void {
  const elements = sortedElements(set.elementType, set.elements, (element) => element);
  if (set.elementType === "string") writeElements(writer, G_SET_ELEMENTS, set.elementType, elements, context);
  writer.message(G_SET_TYPE, set.elementType, writeType);
  if (set.elementType !== "string") writeElements(writer, G_SET_ELEMENTS, set.elementType, elements, context);
}

/** Throws {@link MalformedReplicatedDataError} and SerializationErrors. */
export function readGSet(reader: ProtoReader, context: DataContext): GSet<unknown> {
  const elements: unknown[] = [];
  let type: ValueType | undefined;
  readFields(reader, {
    [G_SET_TYPE]: () => (type = reader.message(readType)),
    ...elementReaders(reader, G_SET_ELEMENTS, elements, context),
  });
  return GSet.from(checkedType(type, elements), elements);
}

/** Writes an ORSet. */
export function writeORSet(writer: ProtoWriter, set: ORSet<unknown>, context: DataContext): void {
  const entries = sortedElements(set.elementType, set.entries, ({ element }) => element);
  writer.message(VERSIONS, set.versions, writeVersions);
  writer.message(TYPE, set.elementType, writeType);
  for (const { dots } of entries) writer.message(DOTS, dots, writeVersions);
  writeElements(
    writer,
    OR_SET_ELEMENTS,
    set.elementType,
    entries.map(({ element }) => element),
    context,
  );
}

/** Throws {@link MalformedReplicatedDataError} and SerializationErrors. */
export function readORSet(reader: ProtoReader, context: DataContext): ORSet<unknown> {
  const elements: unknown[] = [];
  const dots: VersionVector[] = [];
  let versions = VersionVector.empty;
  let type: ValueType | undefined;
  readFields(reader, {
    [VERSIONS]: () => (versions = reader.message(readVersions)),
    [TYPE]: () => (type = reader.message(readType)),
    [DOTS]: () => dots.push(reader.message(readVersions)),
    ...elementReaders(reader, OR_SET_ELEMENTS, elements, context),
  });
  if (elements.length !== dots.length)
    throw new MalformedReplicatedDataError(`a set has ${elements.length} elements and ${dots.length} version vectors for them`);
  const entries = elements.map((element, index) => ({ element, dots: dots[index] ?? VersionVector.empty }));
  return ORSet.from(checkedType(type, elements), entries, versions);
}

/** Writes several changes of an ORSet. */
export function writeORSetGroup(writer: ProtoWriter, { operations }: ORSetDelta<ORSet<unknown>>, context: DataContext): void {
  for (const operation of operations) {
    writer.message(ENTRIES, operation, (inner, { kind, underlying }) => {
      inner.varint(OPERATION, KINDS.indexOf(kind));
      inner.message(UNDERLYING, underlying, (set, value) => writeORSet(set, value, context));
    });
  }
  writer.message(TYPE, operations[0]?.underlying.elementType ?? "string", writeType);
}

/** Throws {@link MalformedReplicatedDataError} and SerializationErrors. */
export function readORSetGroup(reader: ProtoReader, context: DataContext): ORSetDelta<ORSet<unknown>> {
  const operations: ORSetOperation<ORSet<unknown>>[] = [];
  readFields(reader, { [ENTRIES]: () => operations.push(reader.message((inner) => readOperation(inner, context))) });
  if (operations.length === 0) throw new MalformedReplicatedDataError("a group of changes is empty");
  return new ORSetDelta(operations);
}

function readOperation(reader: ProtoReader, context: DataContext): ORSetOperation<ORSet<unknown>> {
  let kind = 0;
  let underlying: ORSet<unknown> | undefined;
  readFields(reader, {
    [OPERATION]: () => (kind = reader.int32()),
    [UNDERLYING]: () => (underlying = reader.message((inner) => readORSet(inner, context))),
  });
  return {
    kind: required(KINDS[kind], `a set has changed by the unknown operation ${kind}`),
    underlying: required(underlying, "a change is empty"),
  };
}

function checkedType(type: ValueType | undefined, elements: readonly unknown[]): ValueType {
  const checked = required(type, "the type of a set's elements is missing");
  if (!elements.every((element) => hasType(element, checked)))
    throw new MalformedReplicatedDataError("the elements of a set do not have the type that it states");
  return checked;
}
