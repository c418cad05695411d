import type { Address } from "../../../actor/index.ts";
import { MalformedToolsMessageError } from "./errors.ts";
import { readOwner, writeOwner } from "./addresses.ts";
import { encodeMessage, lengthDelimitedTag, ProtoReader, type ProtoWriter, varintTag } from "../../../remote/internal.ts";

/** An entry of a bucket as it travels: the path of its actor, empty if it is removed. */
export interface RawEntry {
  readonly key: string;
  readonly version: number;
  readonly path: string;
}

/** A bucket as it travels. */
export interface RawBucket {
  readonly owner: Address;
  readonly version: number;
  readonly entries: readonly RawEntry[];
}

const BUCKETS = lengthDelimitedTag(1);
const OWNER = lengthDelimitedTag(1);
const VERSION = varintTag(2);
const CONTENT = lengthDelimitedTag(3);
const KEY = lengthDelimitedTag(1);
const VALUE = lengthDelimitedTag(2);
const ENTRY_VERSION = varintTag(1);
const ENTRY_REF = lengthDelimitedTag(2);
/** Milliseconds from the year 1 to the year 10000. */
const LARGEST_VERSION = 315_537_897_600_000;
/** As long as a path of an actor may be. */
const LONGEST_KEY = 4_096;

export function encodeDelta(buckets: readonly RawBucket[]): Uint8Array {
  return encodeMessage(buckets, (writer, all) => {
    for (const bucket of all) writer.message(BUCKETS, bucket, writeBucket);
  });
}

/** Throws {@link MalformedToolsMessageError}. */
export function decodeDelta(bytes: Uint8Array): readonly RawBucket[] {
  const reader = new ProtoReader(bytes);
  const buckets: RawBucket[] = [];
  while (reader.next()) {
    if (reader.tag === BUCKETS) buckets.push(reader.message(readBucket));
    else reader.skip();
  }
  return buckets;
}

/** A version, which is a time. Throws {@link MalformedToolsMessageError}. */
export function versionIn(reader: ProtoReader): number {
  const version = reader.safeInteger();
  if (version >= 0 && version <= LARGEST_VERSION) return version;
  throw new MalformedToolsMessageError(`the version of a node's registry is ${version}`);
}

/** Throws {@link MalformedToolsMessageError} for a bucket or a version without an owner. */
export function ownerIn(owner: Address | undefined): Address {
  if (owner === undefined) throw new MalformedToolsMessageError("the owner of a registry is missing");
  return owner;
}

function writeBucket(writer: ProtoWriter, { owner, version, entries }: RawBucket): void {
  writer.message(OWNER, owner, writeOwner);
  writer.varint(VERSION, version);
  for (const entry of entries) writer.message(CONTENT, entry, writeEntry);
}

function writeEntry(writer: ProtoWriter, entry: RawEntry): void {
  writer.string(KEY, entry.key);
  writer.message(VALUE, entry, (inner, { version, path }) => {
    inner.varint(ENTRY_VERSION, version);
    inner.string(ENTRY_REF, path);
  });
}

function readBucket(reader: ProtoReader): RawBucket {
  let owner: Address | undefined;
  let version = 0;
  const entries: RawEntry[] = [];
  while (reader.next()) {
    switch (reader.tag) {
      case OWNER:
        owner = reader.message(readOwner);
        break;
      case VERSION:
        version = versionIn(reader);
        break;
      case CONTENT:
        entries.push(reader.message(readEntry));
        break;
      default:
        reader.skip();
    }
  }
  return { owner: ownerIn(owner), version, entries };
}

function readEntry(reader: ProtoReader): RawEntry {
  let key = "";
  let value = { version: 0, path: "" };
  while (reader.next()) {
    switch (reader.tag) {
      case KEY:
        key = reader.string();
        break;
      case VALUE:
        value = reader.message(readValue);
        break;
      default:
        reader.skip();
    }
  }
  if (key === "" || key.length > LONGEST_KEY) throw new MalformedToolsMessageError(`a key of a registry has ${key.length} characters`);
  return { key, ...value };
}

function readValue(reader: ProtoReader): { readonly version: number; readonly path: string } {
  let version = 0;
  let path = "";
  while (reader.next()) {
    switch (reader.tag) {
      case ENTRY_VERSION:
        version = versionIn(reader);
        break;
      case ENTRY_REF:
        path = reader.string();
        break;
      default:
        reader.skip();
    }
  }
  return { version, path };
}
