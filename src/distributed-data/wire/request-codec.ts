import type { ActorRef } from "../../actor/index.ts";
import { lengthDelimitedTag, type ProtoReader, type ProtoWriter, varintTag } from "../../remote/internal.ts";
import type { ReplicatedData } from "../data/replicated-data.ts";
import { Key } from "../key/key.ts";
import { ReadAll, type ReadConsistency, ReadFrom, ReadLocal, ReadMajority, ReadMajorityPlus } from "../message/consistency.ts";
import { Get, GetSuccess } from "../message/get.ts";
import { type DataContext, valueIn } from "./data-context.ts";
import { dataIn } from "./dictionary-codec.ts";
import { MalformedReplicatedDataError } from "./errors.ts";
import { readFields } from "./field-loop.ts";
import { required } from "./node-codec.ts";
import { readOther, writeOther } from "./other-message.ts";

const KEY = lengthDelimitedTag(1);
const SECOND = lengthDelimitedTag(2);
const CONSISTENCY = varintTag(2);
const TIMEOUT = varintTag(3);
const REQUEST = lengthDelimitedTag(4);
const MINIMUM = varintTag(5);
const HAS_ADDITIONAL = varintTag(6);
const ADDITIONAL = varintTag(7);
const HAS_MINIMUM = varintTag(8);
const LEVELS = { majority: 0, local: 1, all: -1 } as const;

/** Writes a Get. */
export function writeGet(writer: ProtoWriter, { key, consistency, request }: Get, context: DataContext): void {
  const { level, timeoutMs } = consistency;
  writer.message(KEY, context.payloads.serialize(key), writeOther);
  writer.zigzag64(CONSISTENCY, BigInt(level.kind === "count" ? level.count : LEVELS[level.kind]));
  writer.varint(TIMEOUT, Math.round(timeoutMs));
  if (request !== undefined) writer.message(REQUEST, context.payloads.serialize(request), writeOther);
  if (level.kind !== "majority") return;
  writer.varint(MINIMUM, level.minimum);
  writer.bool(HAS_ADDITIONAL, level.additional > 0);
  writer.varint(ADDITIONAL, level.additional);
  writer.bool(HAS_MINIMUM, true);
}

/** Throws MalformedReplicatedDataError and SerializationErrors, as all functions that read. */
export function readGet(reader: ProtoReader, context: DataContext): Get {
  let key: Key | undefined;
  let level = 0;
  let timeoutMs = 0;
  let request: unknown;
  let minimum = 0;
  let additional = 0;
  readFields(reader, {
    [KEY]: () => (key = reader.message((inner) => keyIn(inner, context))),
    [CONSISTENCY]: () => (level = Number(reader.zigzag64())),
    [TIMEOUT]: () => (timeoutMs = reader.uint32()),
    [REQUEST]: () => (request = valueIn(context, reader.message(readOther))),
    [MINIMUM]: () => (minimum = reader.int32()),
    [ADDITIONAL]: () => (additional = reader.int32()),
  });
  return new Get(required(key, "a Get has no key"), consistencyOf(level, timeoutMs, minimum, additional), request);
}

/** Writes a GetSuccess. */
export function writeGetSuccess(writer: ProtoWriter, { key, data, request }: GetSuccess, context: DataContext): void {
  writeKeyAnd(writer, key, data, context);
  if (request !== undefined) writer.message(REQUEST, context.payloads.serialize(request), writeOther);
}

/** Reads a GetSuccess. */
export function readGetSuccess(reader: ProtoReader, context: DataContext): GetSuccess {
  let key: Key | undefined;
  let data: ReplicatedData | undefined;
  let request: unknown;
  readFields(reader, {
    [KEY]: () => (key = reader.message((inner) => keyIn(inner, context))),
    [SECOND]: () => (data = reader.message((inner) => dataIn(context, inner))),
    [REQUEST]: () => (request = valueIn(context, reader.message(readOther))),
  });
  return new GetSuccess(required(key, "a GetSuccess has no key"), required(data, "a GetSuccess has no data"), request);
}

/** Writes a key, and a value if there is one. */
export function writeKeyAnd(writer: ProtoWriter, key: Key, value: unknown, { payloads }: DataContext): void {
  writer.message(KEY, payloads.serialize(key), writeOther);
  if (value !== undefined) writer.message(SECOND, payloads.serialize(value), writeOther);
}

/** Reads a key, and a value if there is one. */
export function readKeyAnd(reader: ProtoReader, context: DataContext): { readonly key: Key; readonly value: unknown } {
  let key: Key | undefined;
  let value: unknown;
  readFields(reader, {
    [KEY]: () => (key = reader.message((inner) => keyIn(inner, context))),
    [SECOND]: () => (value = valueIn(context, reader.message(readOther))),
  });
  return { key: required(key, "a message of a replicator has no key"), value };
}

/** Writes a key and a ref. */
export function writeKeyRef(writer: ProtoWriter, key: Key, ref: ActorRef, { payloads, refs }: DataContext): void {
  writer.message(KEY, payloads.serialize(key), writeOther);
  writer.string(SECOND, refs.pathOf(ref));
}

/** Reads a key and a ref. */
export function readKeyRef(reader: ProtoReader, context: DataContext): { readonly key: Key; readonly ref: ActorRef } {
  let key: Key | undefined;
  let path = "";
  readFields(reader, { [KEY]: () => (key = reader.message((inner) => keyIn(inner, context))), [SECOND]: () => (path = reader.string()) });
  return { key: required(key, "a subscription has no key"), ref: context.refs.resolve(path) };
}

function keyIn(reader: ProtoReader, context: DataContext): Key {
  const key = valueIn(context, readOther(reader));
  if (key instanceof Key) return key;
  throw new MalformedReplicatedDataError("a key is of another type");
}

function consistencyOf(level: number, timeoutMs: number, minimum: number, additional: number): ReadConsistency {
  if (level === LEVELS.local) return new ReadLocal();
  if (level === LEVELS.all) return new ReadAll(timeoutMs);
  if (level === LEVELS.majority)
    return additional > 0 ? new ReadMajorityPlus(timeoutMs, additional, minimum) : new ReadMajority(timeoutMs, minimum);
  if (level < 0) throw new MalformedReplicatedDataError(`a Get reads from ${level} replicas`);
  return new ReadFrom(level, timeoutMs);
}
