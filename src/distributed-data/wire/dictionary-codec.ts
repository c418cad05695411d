import { type FieldTag, lengthDelimitedTag, type ProtoReader, type ProtoWriter, varintTag } from "../../remote/internal.ts";
import { LWWDictionary } from "../data/lww-dictionary.ts";
import type { LWWRegister } from "../data/lww-register.ts";
import { ORDictionary } from "../data/or-dictionary.ts";
import { ORMultiValueDictionary } from "../data/or-multi-value-dictionary.ts";
import { ORSet } from "../data/or-set.ts";
import { PNCounterDictionary } from "../data/pn-counter-dictionary.ts";
import type { PNCounter } from "../data/pn-counter.ts";
import { ReplicatedData } from "../data/replicated-data.ts";
import type { ValueType } from "../data/value-type.ts";
import { readPNCounter, writePNCounter } from "./counter-codec.ts";
import { type DataContext, valueIn } from "./data-context.ts";
import { hasType, pinnedValue, sortedElements } from "./elements-codec.ts";
import { MalformedReplicatedDataError } from "./errors.ts";
import { readFields } from "./field-loop.ts";
import { required } from "./node-codec.ts";
import { readOther, writeOther } from "./other-message.ts";
import { readRegister, writeRegister } from "./register-codec.ts";
import { readORSet, writeORSet } from "./set-codec.ts";
import { readType, writeType } from "./type-descriptor.ts";

const KEYS = lengthDelimitedTag(1);
const ENTRIES = lengthDelimitedTag(2);
const STRING_KEY = lengthDelimitedTag(1);
const VALUE = lengthDelimitedTag(2);
const INT_KEY = varintTag(3);
const LONG_KEY = varintTag(4);
const OTHER_KEY = lengthDelimitedTag(5);
const LWW_VALUE_TYPE = lengthDelimitedTag(3);
const WITH_VALUE_DELTAS = varintTag(3);
const VALUE_TYPE = lengthDelimitedTag(4);

/** How the values of one kind of dictionary travel. */
interface ValueCodec<V> {
  write(writer: ProtoWriter, value: V): void;
  read(reader: ProtoReader): V;
}

/** A dictionary and what else its message states. */
interface RawDictionary<V extends ReplicatedData> {
  readonly keys: ORSet<unknown>;
  readonly values: readonly (readonly [unknown, V])[];
  readonly valueType: ValueType | undefined;
  readonly withValueDeltas: boolean;
}

/** Writes an ORDictionary. */
export function writeORDictionary(writer: ProtoWriter, dictionary: ORDictionary<unknown, ReplicatedData>, context: DataContext): void {
  writeContent(writer, dictionary, anyData(context), context);
  writer.message(VALUE_TYPE, dictionary.valueType, writeType);
}

/** Throws MalformedReplicatedDataError and SerializationErrors. */
export function readORDictionary(reader: ProtoReader, context: DataContext): ORDictionary<unknown, ReplicatedData> {
  const { keys, values, valueType } = readContent(reader, VALUE_TYPE, anyData(context), context);
  return ORDictionary.from(keys, values, required(valueType, "the type of a dictionary's values is missing"));
}

/** Writes an LWWDictionary. */
export function writeLWWDictionary(writer: ProtoWriter, dictionary: LWWDictionary<unknown, unknown>, context: DataContext): void {
  writeContent(writer, dictionary.underlying, registers(context), context);
  writer.message(LWW_VALUE_TYPE, dictionary.valueType, writeType);
}

/** Throws MalformedReplicatedDataError and SerializationErrors. */
export function readLWWDictionary(reader: ProtoReader, context: DataContext): LWWDictionary<unknown, unknown> {
  const { keys, values, valueType } = readContent(reader, LWW_VALUE_TYPE, registers(context), context);
  return new LWWDictionary(ORDictionary.from(keys, values, required(valueType, "the type of a dictionary's values is missing")));
}

/** Writes a PNCounterDictionary. */
export function writePNCounterDictionary(writer: ProtoWriter, dictionary: PNCounterDictionary<unknown>, context: DataContext): void {
  writeContent(writer, dictionary.underlying, counters, context);
}

/** Throws MalformedReplicatedDataError and SerializationErrors. */
export function readPNCounterDictionary(reader: ProtoReader, context: DataContext): PNCounterDictionary<unknown> {
  const { keys, values } = readContent(reader, undefined, counters, context);
  return new PNCounterDictionary(ORDictionary.from(keys, values, PNCounterDictionary.empty().valueType));
}

/** Writes an ORMultiValueDictionary. */
export function writeMultiValues(writer: ProtoWriter, dictionary: ORMultiValueDictionary<unknown, unknown>, context: DataContext): void {
  writeContent(writer, dictionary.underlying, sets(context), context);
  writer.bool(WITH_VALUE_DELTAS, dictionary.withValueDeltas);
  writer.message(VALUE_TYPE, dictionary.valueType, writeType);
}

/** Throws MalformedReplicatedDataError and SerializationErrors. */
export function readMultiValues(reader: ProtoReader, context: DataContext): ORMultiValueDictionary<unknown, unknown> {
  const { keys, values, valueType, withValueDeltas } = readContent(reader, VALUE_TYPE, sets(context), context);
  const type = required(valueType, "the type of a dictionary's values is missing");
  return new ORMultiValueDictionary(ORDictionary.from(keys, values, type, withValueDeltas), withValueDeltas);
}

/** Reads the key of an entry: what calls of the functions have stored. */
export function keyReaders(
  reader: ProtoReader,
  context: DataContext,
  store: (key: unknown) => void,
): Readonly<Record<FieldTag, () => void>> {
  return {
    [STRING_KEY]: () => store(reader.string()),
    [INT_KEY]: () => store(Number(BigInt.asIntN(32, reader.zigzag64()))),
    [LONG_KEY]: () => store(reader.zigzag64()),
    [OTHER_KEY]: () => store(valueIn(context, reader.message(readOther))),
  };
}

/** The key of an entry: protobuf leaves out one that is 0 or empty. Throws {@link MalformedReplicatedDataError} for one of another type. */
export function checkedKey(key: unknown, type: ValueType): unknown {
  const present = key ?? (type === "int" ? 0 : type === "long" ? 0n : "");
  if (hasType(present, type)) return present;
  throw new MalformedReplicatedDataError("the keys of a dictionary do not have the type that it states");
}

const counters: ValueCodec<PNCounter> = { write: writePNCounter, read: readPNCounter };

const registers = (context: DataContext): ValueCodec<LWWRegister<unknown>> => ({
  write: (writer, value) => writeRegister(writer, value, context),
  read: (reader) => readRegister(reader, context),
});

const sets = (context: DataContext): ValueCodec<ORSet<unknown>> => ({
  write: (writer, value) => writeORSet(writer, value, context),
  read: (reader) => readORSet(reader, context),
});

const anyData = (context: DataContext): ValueCodec<ReplicatedData> => ({
  write: (writer, value) => writeOther(writer, context.payloads.serialize(value)),
  read: (reader) => dataIn(context, reader),
});

/** The replicated data in a message. Throws {@link MalformedReplicatedDataError} for another value. */
export function dataIn(context: DataContext, reader: ProtoReader): ReplicatedData {
  const value = valueIn(context, readOther(reader));
  if (value instanceof ReplicatedData) return value;
  throw new MalformedReplicatedDataError("a value is not replicated data");
}

function writeContent<V extends ReplicatedData>(
  writer: ProtoWriter,
  dictionary: ORDictionary<unknown, V>,
  codec: ValueCodec<V>,
  context: DataContext,
): void {
  const type = dictionary.keySet.elementType;
  writer.message(KEYS, dictionary.keySet, (inner, keys) => writeORSet(inner, keys, context));
  for (const entry of sortedElements(type, dictionary.storedEntries, ([key]) => key)) {
    writer.message(ENTRIES, entry, (inner, [key, value]) => {
      writeEntry(inner, key, type, context, () => inner.message(VALUE, value, (nested, data) => codec.write(nested, data)));
    });
  }
}

/** Writes the key of an entry, and, in the order of the fields, what `writeValue` writes. */
export function writeEntry(writer: ProtoWriter, key: unknown, type: ValueType, context: DataContext, writeValue: () => void): void {
  if (type === "string") writer.string(STRING_KEY, key as string);
  writeValue();
  if (type === "int") writer.zigzag64(INT_KEY, BigInt(key as number));
  else if (type === "long") writer.zigzag64(LONG_KEY, key as bigint);
  else if (type !== "string") writer.message(OTHER_KEY, context.payloads.serialize(pinnedValue(key, type)), writeOther);
}

function readContent<V extends ReplicatedData>(
  reader: ProtoReader,
  typeTag: FieldTag | undefined,
  codec: ValueCodec<V>,
  context: DataContext,
): RawDictionary<V> {
  let keys = ORSet.empty<unknown>();
  let valueType: ValueType | undefined;
  let withValueDeltas = false;
  const values: { key: unknown; value: V }[] = [];
  readFields(reader, {
    [KEYS]: () => (keys = reader.message((inner) => readORSet(inner, context))),
    [ENTRIES]: () => values.push(reader.message((inner) => readEntry(inner, codec, context))),
    [WITH_VALUE_DELTAS]: () => (withValueDeltas = reader.bool()),
    ...(typeTag === undefined ? {} : { [typeTag]: () => (valueType = reader.message(readType)) }),
  });
  const type = keys.elementType;
  return { keys, values: values.map(({ key, value }) => [checkedKey(key, type), value] as const), valueType, withValueDeltas };
}

function readEntry<V>(reader: ProtoReader, codec: ValueCodec<V>, context: DataContext): { key: unknown; value: V } {
  let key: unknown;
  let value: V | undefined;
  readFields(reader, {
    ...keyReaders(reader, context, (found) => (key = found)),
    [VALUE]: () => (value = reader.message((inner) => codec.read(inner))),
  });
  return { key, value: required(value, "an entry of a dictionary has no value") };
}
