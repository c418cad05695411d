import { lengthDelimitedTag, type ProtoReader, type ProtoWriter } from "../../remote/internal.ts";
import { type CounterEntry, GCounter } from "../data/g-counter.ts";
import { PNCounter } from "../data/pn-counter.ts";
import type { ReplicaNode } from "../data/replica-node.ts";
import { MalformedReplicatedDataError } from "./errors.ts";
import { readFields } from "./field-loop.ts";
import { readNode, required, writeNode } from "./node-codec.ts";

const ENTRIES = lengthDelimitedTag(1);
const NODE = lengthDelimitedTag(1);
const VALUE = lengthDelimitedTag(2);
const INCREMENTS = lengthDelimitedTag(1);
const DECREMENTS = lengthDelimitedTag(2);
const VALUE_BYTES = 8;

/** Writes a GCounter. INTEROP: values are the eight bytes of a `ulong`, little-endian. */
export function writeGCounter(writer: ProtoWriter, counter: GCounter): void {
  for (const entry of counter.entries) {
    writer.message(ENTRIES, entry, (inner, { node, value }) => {
      const bytes = new Uint8Array(VALUE_BYTES);
      new DataView(bytes.buffer).setBigUint64(0, value, true);
      inner.message(NODE, node, writeNode);
      inner.bytes(VALUE, bytes);
    });
  }
}

/** Throws {@link MalformedReplicatedDataError}. */
export function readGCounter(reader: ProtoReader): GCounter {
  const entries: CounterEntry[] = [];
  readFields(reader, { [ENTRIES]: () => entries.push(reader.message(readEntry)) });
  return GCounter.from(entries);
}

/** Writes a PNCounter. */
export function writePNCounter(writer: ProtoWriter, { increments, decrements }: PNCounter): void {
  writer.message(INCREMENTS, increments, writeGCounter);
  writer.message(DECREMENTS, decrements, writeGCounter);
}

/** Throws {@link MalformedReplicatedDataError}. */
export function readPNCounter(reader: ProtoReader): PNCounter {
  let increments = GCounter.empty;
  let decrements = GCounter.empty;
  readFields(reader, {
    [INCREMENTS]: () => (increments = reader.message(readGCounter)),
    [DECREMENTS]: () => (decrements = reader.message(readGCounter)),
  });
  return new PNCounter(increments, decrements);
}

function readEntry(reader: ProtoReader): CounterEntry {
  let node: ReplicaNode | undefined;
  let value = 0n;
  readFields(reader, { [NODE]: () => (node = reader.message(readNode)), [VALUE]: () => (value = valueIn(reader.bytes())) });
  return { node: required(node, "an entry of a counter has no node"), value };
}

function valueIn(bytes: Uint8Array): bigint {
  if (bytes.length !== VALUE_BYTES) throw new MalformedReplicatedDataError(`a counter has a value of ${bytes.length} bytes`);
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getBigUint64(0, true);
}
