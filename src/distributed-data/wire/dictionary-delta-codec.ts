import { lengthDelimitedTag, type ProtoReader, type ProtoWriter, varintTag } from "../../remote/internal.ts";
import { DictionaryDelta, type DictionaryOperation } from "../data/dictionary-delta.ts";
import { DictionaryOf } from "../data/dictionary-of.ts";
import { LWWDictionary } from "../data/lww-dictionary.ts";
import { LWWRegister } from "../data/lww-register.ts";
import { ORDictionary } from "../data/or-dictionary.ts";
import { ORMultiValueDictionary } from "../data/or-multi-value-dictionary.ts";
import { ORSetDelta } from "../data/or-set-delta.ts";
import { ORSet } from "../data/or-set.ts";
import { PNCounterDictionary } from "../data/pn-counter-dictionary.ts";
import { PNCounter } from "../data/pn-counter.ts";
import type { ReplicatedData } from "../data/replicated-data.ts";
import type { ValueType } from "../data/value-type.ts";
import type { DataContext } from "./data-context.ts";
import { checkedKey, dataIn, keyReaders, writeEntry } from "./dictionary-codec.ts";
import { MalformedReplicatedDataError } from "./errors.ts";
import { readFields } from "./field-loop.ts";
import { required } from "./node-codec.ts";
import { writeOther } from "./other-message.ts";
import { readORSet, writeORSet } from "./set-codec.ts";
import { readType, writeType } from "./type-descriptor.ts";
import { argumentOf, genericOf } from "./type-name.ts";

const ENTRIES = lengthDelimitedTag(1);
const KEY_TYPE = lengthDelimitedTag(2);
const VALUE_TYPE = lengthDelimitedTag(3);
const OPERATION = varintTag(1);
const UNDERLYING = lengthDelimitedTag(2);
const ENTRY_DATA = lengthDelimitedTag(4);
const VALUE = lengthDelimitedTag(2);
const GROUP = lengthDelimitedTag(1);
const WITH_VALUE_DELTAS = varintTag(2);
const KINDS = ["put", "remove", "remove-key", "update"] as const;
/** INTEROP: the manifests of one change of an ORDictionary, and that of several. */
const MANIFESTS = { put: "Ha", remove: "Hr", "remove-key": "Hk", update: "Hu" } as const;
const SEVERAL = "Hg";

/** A dictionary, by the manifest of its changes. */
interface DictionaryKind {
  readonly isOf: (dictionary: ReplicatedData) => boolean;
  /** What a value or a change of a value must be. */
  readonly isValue: (value: ReplicatedData) => boolean;
  /** The .NET type of replicated values. */
  readonly valueTypeOf: (dictionary: ReplicatedData) => ValueType;
  readonly empty: (keyType: ValueType, valueType: ValueType, withValueDeltas: boolean) => ReplicatedData;
}

const ORDICTIONARY: DictionaryKind = {
  isOf: (dictionary) => dictionary instanceof ORDictionary,
  isValue: () => true,
  valueTypeOf: (dictionary) => (dictionary as ORDictionary<unknown, ReplicatedData>).valueType,
  empty: (keyType, valueType) => ORDictionary.empty(valueType, keyType),
};
const KINDS_BY_MANIFEST: Readonly<Record<string, DictionaryKind>> = {
  Ig: {
    isOf: (dictionary) => dictionary instanceof LWWDictionary,
    isValue: (value) => value instanceof LWWRegister,
    valueTypeOf: (dictionary) => genericOf("LWWRegister", (dictionary as LWWDictionary<unknown, unknown>).valueType),
    empty: (keyType, valueType) => LWWDictionary.empty(argumentOf(valueType), keyType),
  },
  Jo: {
    isOf: (dictionary) => dictionary instanceof PNCounterDictionary,
    isValue: (value) => value instanceof PNCounter,
    valueTypeOf: (dictionary) => (dictionary as PNCounterDictionary<unknown>).valueType,
    empty: (keyType) => PNCounterDictionary.empty(keyType),
  },
  Ko: {
    isOf: (dictionary) => dictionary instanceof ORMultiValueDictionary,
    isValue: (value) => value instanceof ORSet || value instanceof ORSetDelta,
    valueTypeOf: (dictionary) => genericOf("ORSet", (dictionary as ORMultiValueDictionary<unknown, unknown>).valueType),
    empty: (keyType, valueType, withValueDeltas) =>
      new ORMultiValueDictionary(ORDictionary.empty<unknown, ORSet<unknown>>(argumentOf(valueType) ?? "string", keyType), withValueDeltas),
  },
};

/** The manifest of changes of a dictionary. */
export function deltaManifestOf({ operations, zero }: DictionaryDelta): string {
  const known = Object.entries(KINDS_BY_MANIFEST).find(([, { isOf }]) => isOf(zero))?.[0];
  const [first] = operations;
  return known ?? (first === undefined || operations.length > 1 ? SEVERAL : MANIFESTS[first.kind]);
}

/** Writes changes of a dictionary. */
export function writeDictionaryDelta(writer: ProtoWriter, delta: DictionaryDelta, context: DataContext): void {
  const { zero } = delta;
  if (!(zero instanceof ORMultiValueDictionary)) return writeGroup(writer, delta, context);
  writer.message(GROUP, delta, (inner, value) => writeGroup(inner, value, context));
  writer.bool(WITH_VALUE_DELTAS, zero.withValueDeltas);
}

/** Reads changes of a dictionary; `undefined` if the manifest is not of any. Throws MalformedReplicatedDataError and SerializationErrors. */
export function readDictionaryDelta(reader: ProtoReader, manifest: string, context: DataContext): DictionaryDelta | undefined {
  const kind = Object.hasOwn(KINDS_BY_MANIFEST, manifest) ? KINDS_BY_MANIFEST[manifest] : undefined;
  if (kind === undefined) return isOfORDictionary(manifest) ? deltaOf(readGroup(reader, context), ORDICTIONARY, false) : undefined;
  if (manifest !== "Ko") return deltaOf(readGroup(reader, context), kind, false);
  let group: RawGroup | undefined;
  let withValueDeltas = false;
  readFields(reader, {
    [GROUP]: () => (group = reader.message((inner) => readGroup(inner, context))),
    [WITH_VALUE_DELTAS]: () => (withValueDeltas = reader.bool()),
  });
  return deltaOf(required<RawGroup>(group, "a change of a dictionary is empty"), kind, withValueDeltas);
}

/** What a message states before its keys are known: protobuf leaves out a key that is 0 or empty. */
interface RawOperation {
  readonly kind: (typeof KINDS)[number];
  readonly keys: ORSet<unknown>;
  readonly entries: readonly { readonly key: unknown; readonly value: ReplicatedData | undefined }[];
}

interface RawGroup {
  readonly operations: readonly RawOperation[];
  readonly keyType: ValueType;
  readonly valueType: ValueType;
}

function isOfORDictionary(manifest: string): boolean {
  return manifest === SEVERAL || Object.values(MANIFESTS).includes(manifest as "Ha");
}

function writeGroup(writer: ProtoWriter, { operations, zero }: DictionaryDelta, context: DataContext): void {
  const dictionary = zero instanceof DictionaryOf ? zero.underlying : (zero as ORDictionary<unknown, ReplicatedData>);
  const keyType = dictionary.keySet.elementType;
  for (const operation of operations) {
    writer.message(ENTRIES, operation, (inner, value) => {
      inner.varint(OPERATION, KINDS.indexOf(value.kind));
      inner.message(UNDERLYING, value.keys, (set, keys) => writeORSet(set, keys, context));
      for (const entry of entriesOf(value))
        inner.message(ENTRY_DATA, entry, (data, [key, content]) =>
          writeEntry(data, key, keyType, context, () => {
            if (content !== undefined) data.message(VALUE, context.payloads.serialize(content), writeOther);
          }),
        );
    });
  }
  const kind = Object.values(KINDS_BY_MANIFEST).find(({ isOf }) => isOf(zero)) ?? ORDICTIONARY;
  writer.message(KEY_TYPE, keyType, writeType);
  writer.message(VALUE_TYPE, kind.valueTypeOf(zero), writeType);
}

function entriesOf(operation: DictionaryOperation): readonly (readonly [unknown, ReplicatedData | undefined])[] {
  if (operation.kind === "put") return [[operation.key, operation.value]];
  if (operation.kind === "remove-key") return [[operation.key, undefined]];
  return operation.kind === "update" ? operation.changes : [];
}

function readGroup(reader: ProtoReader, context: DataContext): RawGroup {
  const operations: RawOperation[] = [];
  let keyType: ValueType | undefined;
  let valueType: ValueType | undefined;
  readFields(reader, {
    [ENTRIES]: () => operations.push(reader.message((inner) => readOperation(inner, context))),
    [KEY_TYPE]: () => (keyType = reader.message(readType)),
    [VALUE_TYPE]: () => (valueType = reader.message(readType)),
  });
  if (operations.length === 0) throw new MalformedReplicatedDataError("a change of a dictionary is empty");
  const missing = "the types of a changed dictionary are missing";
  return { operations, keyType: required(keyType, missing), valueType: required(valueType, missing) };
}

function readOperation(reader: ProtoReader, context: DataContext): RawOperation {
  let kind = 0;
  let keys: ORSet<unknown> | undefined;
  const entries: { key: unknown; value: ReplicatedData | undefined }[] = [];
  readFields(reader, {
    [OPERATION]: () => (kind = reader.int32()),
    [UNDERLYING]: () => (keys = reader.message((inner) => readORSet(inner, context))),
    [ENTRY_DATA]: () => entries.push(reader.message((inner) => readEntryData(inner, context))),
  });
  return {
    kind: required(KINDS[kind], `a dictionary has changed by the unknown operation ${kind}`),
    keys: required(keys, "a change of a dictionary has no keys"),
    entries,
  };
}

function readEntryData(reader: ProtoReader, context: DataContext): { key: unknown; value: ReplicatedData | undefined } {
  let key: unknown;
  let value: ReplicatedData | undefined;
  readFields(reader, {
    ...keyReaders(reader, context, (found) => (key = found)),
    [VALUE]: () => (value = reader.message((inner) => dataIn(context, inner))),
  });
  return { key, value };
}

function deltaOf({ operations, keyType, valueType }: RawGroup, kind: DictionaryKind, withValueDeltas: boolean): DictionaryDelta {
  return new DictionaryDelta(
    operations.map((operation) => operationOf(operation, kind, keyType)),
    kind.empty(keyType, valueType, withValueDeltas),
  );
}

function operationOf({ kind, keys, entries }: RawOperation, { isValue }: DictionaryKind, keyType: ValueType): DictionaryOperation {
  if (kind === "remove") return { kind, keys };
  const [first] = entries;
  if (kind !== "update" && (first === undefined || entries.length > 1))
    throw new MalformedReplicatedDataError(`a change of one key of a dictionary has ${entries.length} keys`);
  if (kind === "remove-key") return { kind, keys, key: checkedKey(first?.key, keyType) };
  const changes = entries.map(({ key, value }) => [checkedKey(key, keyType), checked(value, isValue)] as const);
  const [change] = changes;
  return kind === "put" && change !== undefined ? { kind, keys, key: change[0], value: change[1] } : { kind: "update", keys, changes };
}

function checked(value: ReplicatedData | undefined, isValue: (value: ReplicatedData) => boolean): ReplicatedData {
  if (value !== undefined && isValue(value)) return value;
  throw new MalformedReplicatedDataError("a changed value of a dictionary is missing, or of another type");
}
