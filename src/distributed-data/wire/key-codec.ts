import { lengthDelimitedTag, type ProtoReader, type ProtoWriter, varintTag } from "../../remote/internal.ts";
import type { ValueType } from "../data/value-type.ts";
import {
  DictionaryKey,
  FlagKey,
  GCounterKey,
  GSetKey,
  type Key,
  LWWDictionaryKey,
  LWWRegisterKey,
  ORDictionaryKey,
  ORMultiValueDictionaryKey,
  ORSetKey,
  PNCounterDictionaryKey,
  PNCounterKey,
  TypedKey,
} from "../key/key.ts";
import { readFields } from "./field-loop.ts";
import { readType, writeType } from "./type-descriptor.ts";

const ID = lengthDelimitedTag(1);
const KIND = varintTag(2);
const TYPE = lengthDelimitedTag(3);
const VALUE_TYPE = lengthDelimitedTag(4);

type KeyClass = new (id: string, ...types: ValueType[]) => Key;

/** Manifest, number and class of each kind of key. INTEROP: the manifests of ReplicatedDataSerializer.cs, and KeyType. */
const KINDS: readonly (readonly [manifest: string, kind: number, type: KeyClass])[] = [
  ["b", 1, GSetKey],
  ["c", 0, ORSetKey],
  ["d", 4, FlagKey],
  ["e", 5, LWWRegisterKey],
  ["f", 2, GCounterKey],
  ["g", 3, PNCounterKey],
  ["h", 6, ORDictionaryKey],
  ["i", 7, LWWDictionaryKey],
  ["j", 8, PNCounterDictionaryKey],
  ["k", 9, ORMultiValueDictionaryKey],
];

/** The manifest of a key; `undefined` for the keys of programs. */
export function keyManifestOf(key: Key): string | undefined {
  return KINDS.find(([, , type]) => key.constructor === type)?.[0];
}

/** Writes a key. */
export function writeKey(writer: ProtoWriter, key: Key): void {
  writer.string(ID, key.id);
  writer.varint(KIND, KINDS.find(([, , type]) => key.constructor === type)?.[1] ?? 0);
  if (key instanceof TypedKey) writer.message(TYPE, key.type, writeType);
  if (key instanceof DictionaryKey) writer.message(VALUE_TYPE, key.valueType, writeType);
}

/** Reads the key that `manifest` states; `undefined` if the manifest is not of a key. */
export function readKey(reader: ProtoReader, manifest: string): Key | undefined {
  const found = KINDS.find(([each]) => each === manifest)?.[2];
  if (found === undefined) return undefined;
  let id = "";
  let type: ValueType | undefined;
  let valueType: ValueType | undefined;
  readFields(reader, {
    [ID]: () => (id = reader.string()),
    [TYPE]: () => (type = reader.message(readType)),
    [VALUE_TYPE]: () => (valueType = reader.message(readType)),
  });
  if (found.prototype instanceof DictionaryKey) return new found(id, valueType ?? "string", type ?? "string");
  return type === undefined ? new found(id) : new found(id, type);
}
