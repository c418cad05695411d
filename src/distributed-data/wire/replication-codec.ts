import { RitsemError } from "../../base/index.ts";
import { fixed64Tag, lengthDelimitedTag, ProtoReader, type ProtoWriter, varintTag } from "../../remote/internal.ts";
import type { ReplicaNode } from "../data/replica-node.ts";
import type { DataEnvelope } from "../message/data-envelope.ts";
import { type Delta, DeltaPropagation, Gossip, Read, ReadResult, Status, Write } from "../message/replication.ts";
import type { DataContext } from "./data-context.ts";
import { readEnvelope, writeEnvelope } from "./envelope-codec.ts";
import { TooManyCompressedPartsError } from "./errors.ts";
import { readFields } from "./field-loop.ts";
import { readNode, required, writeNode } from "./node-codec.ts";

const FIRST_MESSAGE = lengthDelimitedTag(1);
const KEY = lengthDelimitedTag(1);
const ENVELOPE = lengthDelimitedTag(2);
const WRITE_FROM = lengthDelimitedTag(3);
const READ_FROM = lengthDelimitedTag(2);
const CHUNK = varintTag(1);
const TOTAL_CHUNKS = varintTag(2);
const DIGESTS = lengthDelimitedTag(3);
const DIGEST = lengthDelimitedTag(2);
const SEND_BACK = varintTag(1);
const ENTRIES = lengthDelimitedTag(2);
const FROM_NUMBER = varintTag(3);
const TO_NUMBER = varintTag(4);
const REPLY = varintTag(3);
/** The fields of uids: the first of four. */
const STATUS_UIDS = 4;
const GOSSIP_UIDS = 3;

/** Writes a Write. */
export function writeWrite(writer: ProtoWriter, { key, envelope, fromNode }: Write, context: DataContext): void {
  writer.string(KEY, key);
  writer.message(ENVELOPE, envelope, (inner, value) => writeEnvelope(inner, value, context));
  if (fromNode !== undefined) writer.message(WRITE_FROM, fromNode, writeNode);
}

/** Throws MalformedReplicatedDataError and SerializationErrors, as all functions that read. */
export function readWrite(reader: ProtoReader, context: DataContext): Write {
  let key = "";
  let envelope: DataEnvelope | undefined;
  let fromNode: ReplicaNode | undefined;
  readFields(reader, {
    [KEY]: () => (key = reader.string()),
    [ENVELOPE]: () => (envelope = reader.message((inner) => readEnvelope(inner, context))),
    [WRITE_FROM]: () => (fromNode = reader.message(readNode)),
  });
  return new Write(key, required(envelope, "a Write has no envelope"), fromNode);
}

/** Writes a Read. */
export function writeRead(writer: ProtoWriter, { key, fromNode }: Read): void {
  writer.string(KEY, key);
  if (fromNode !== undefined) writer.message(READ_FROM, fromNode, writeNode);
}

/** Reads a Read. */
export function readRead(reader: ProtoReader): Read {
  let key = "";
  let fromNode: ReplicaNode | undefined;
  readFields(reader, { [KEY]: () => (key = reader.string()), [READ_FROM]: () => (fromNode = reader.message(readNode)) });
  return new Read(key, fromNode);
}

/** Writes a ReadResult. */
export function writeReadResult(writer: ProtoWriter, { envelope }: ReadResult, context: DataContext): void {
  if (envelope !== undefined) writer.message(FIRST_MESSAGE, envelope, (inner, value) => writeEnvelope(inner, value, context));
}

/** Reads a ReadResult. */
export function readReadResult(reader: ProtoReader, context: DataContext): ReadResult {
  let envelope: DataEnvelope | undefined;
  readFields(reader, { [FIRST_MESSAGE]: () => (envelope = reader.message((inner) => readEnvelope(inner, context))) });
  return new ReadResult(envelope);
}

/** Writes a Status. */
export function writeStatus(writer: ProtoWriter, status: Status): void {
  writer.varint(CHUNK, status.chunk);
  writer.varint(TOTAL_CHUNKS, status.totalChunks);
  for (const entry of status.digests) {
    writer.message(DIGESTS, entry, (inner, [key, digest]) => {
      inner.string(KEY, key);
      inner.bytes(DIGEST, digest);
    });
  }
  writeUids(writer, STATUS_UIDS, status);
}

/** Reads a Status. */
export function readStatus(reader: ProtoReader): Status {
  let chunk = 0;
  let totalChunks = 0;
  const digests = new Map<string, Uint8Array>();
  const uids = new Uids();
  readFields(reader, {
    [CHUNK]: () => (chunk = reader.int32()),
    [TOTAL_CHUNKS]: () => (totalChunks = reader.int32()),
    [DIGESTS]: () => {
      const [key, digest] = reader.message(readDigest);
      digests.set(key, digest);
    },
    ...uids.readers(reader, STATUS_UIDS),
  });
  return new Status(digests, chunk, totalChunks, uids.to, uids.from);
}

/** Writes a Gossip. */
export function writeGossip(writer: ProtoWriter, gossip: Gossip, context: DataContext): void {
  writer.bool(SEND_BACK, gossip.sendBack);
  for (const entry of gossip.entries) {
    writer.message(ENTRIES, entry, (inner, [key, envelope]) => {
      inner.string(KEY, key);
      inner.message(ENVELOPE, envelope, (nested, value) => writeEnvelope(nested, value, context));
    });
  }
  writeUids(writer, GOSSIP_UIDS, gossip);
}

/** Reads a Gossip. Leaves out what this node cannot read: values of types that are not registered here. */
export function readGossip(reader: ProtoReader, context: DataContext): Gossip {
  let sendBack = false;
  const entries = new Map<string, DataEnvelope>();
  const uids = new Uids();
  readFields(reader, {
    [SEND_BACK]: () => (sendBack = reader.bool()),
    [ENTRIES]: () => {
      const { key, envelope } = reader.message((inner) => readEntry(inner, context));
      if (envelope !== undefined) entries.set(key, envelope);
    },
    ...uids.readers(reader, GOSSIP_UIDS),
  });
  return new Gossip(entries, sendBack, uids.to, uids.from);
}

/** Writes a DeltaPropagation. */
export function writeDeltas(writer: ProtoWriter, { fromNode, reply, deltas }: DeltaPropagation, context: DataContext): void {
  writer.message(FIRST_MESSAGE, fromNode, writeNode);
  for (const entry of deltas) {
    writer.message(ENTRIES, entry, (inner, [key, { envelope, fromNumber, toNumber }]) => {
      inner.string(KEY, key);
      if (envelope !== undefined) inner.message(ENVELOPE, envelope, (nested, value) => writeEnvelope(nested, value, context));
      inner.varint(FROM_NUMBER, fromNumber);
      if (toNumber !== fromNumber) inner.varint(TO_NUMBER, toNumber);
    });
  }
  writer.bool(REPLY, reply);
}

/** Reads a DeltaPropagation. */
export function readDeltas(reader: ProtoReader, context: DataContext): DeltaPropagation {
  let fromNode: ReplicaNode | undefined;
  let reply = false;
  const deltas = new Map<string, Delta>();
  readFields(reader, {
    [FIRST_MESSAGE]: () => (fromNode = reader.message(readNode)),
    [ENTRIES]: () => {
      const { key, envelope, fromNumber, toNumber } = reader.message((inner) => readEntry(inner, context));
      deltas.set(key, { envelope, fromNumber, toNumber: toNumber === 0 ? fromNumber : toNumber });
    },
    [REPLY]: () => (reply = reader.bool()),
  });
  return new DeltaPropagation(required(fromNode, "a delta has no node"), reply, deltas);
}

interface RawEntry extends Delta {
  readonly key: string;
}

function readEntry(reader: ProtoReader, context: DataContext): RawEntry {
  let key = "";
  let bytes: Uint8Array | undefined;
  let fromNumber = 0;
  let toNumber = 0;
  readFields(reader, {
    [KEY]: () => (key = reader.string()),
    [ENVELOPE]: () => (bytes = reader.bytes()),
    [FROM_NUMBER]: () => (fromNumber = reader.safeInteger()),
    [TO_NUMBER]: () => (toNumber = reader.safeInteger()),
  });
  return { key, envelope: readableEnvelope(required<Uint8Array>(bytes, "an entry has no envelope"), context), fromNumber, toNumber };
}

/** `undefined` for a value that this node cannot read, so that the others of the message still arrive. */
function readableEnvelope(bytes: Uint8Array, context: DataContext): DataEnvelope | undefined {
  try {
    return readEnvelope(new ProtoReader(bytes), context);
  } catch (error) {
    if (!(error instanceof RitsemError) || error instanceof TooManyCompressedPartsError) throw error;
    return undefined;
  }
}

function readDigest(reader: ProtoReader): readonly [string, Uint8Array] {
  let key = "";
  let digest = new Uint8Array(0);
  readFields(reader, { [KEY]: () => (key = reader.string()), [DIGEST]: () => (digest = reader.bytes().slice()) });
  return [key, digest];
}

function writeUids(writer: ProtoWriter, first: number, { toSystemUid, fromSystemUid }: Status | Gossip): void {
  if (toSystemUid !== undefined) writer.fixed64(fixed64Tag(first), toSystemUid);
  if (fromSystemUid !== undefined) writer.fixed64(fixed64Tag(first + 1), fromSystemUid);
  writer.bool(varintTag(first + 2), toSystemUid !== undefined);
  writer.bool(varintTag(first + 3), fromSystemUid !== undefined);
}

/** The uids of a Status or a Gossip, and whether they are given. */
class Uids {
  #to = 0n;
  #from = 0n;
  #hasTo = false;
  #hasFrom = false;

  get to(): bigint | undefined {
    return this.#hasTo ? this.#to : undefined;
  }

  get from(): bigint | undefined {
    return this.#hasFrom ? this.#from : undefined;
  }

  readers(reader: ProtoReader, first: number): Readonly<Record<number, () => void>> {
    return {
      [fixed64Tag(first)]: () => (this.#to = reader.fixed64()),
      [fixed64Tag(first + 1)]: () => (this.#from = reader.fixed64()),
      [varintTag(first + 2)]: () => (this.#hasTo = reader.bool()),
      [varintTag(first + 3)]: () => (this.#hasFrom = reader.bool()),
    };
  }
}
