import { lengthDelimitedTag, type ProtoReader, type ProtoWriter, varintTag } from "../../remote/internal.ts";
import type { SerializedMessage } from "../../serialization/index.ts";
import { Flag } from "../data/flag.ts";
import { LWWRegister } from "../data/lww-register.ts";
import type { ReplicaNode } from "../data/replica-node.ts";
import type { ValueType } from "../data/value-type.ts";
import { type DataContext, valueIn } from "./data-context.ts";
import { pinnedValue } from "./elements-codec.ts";
import { readFields } from "./field-loop.ts";
import { readNode, required, writeNode } from "./node-codec.ts";
import { readOther, writeOther } from "./other-message.ts";
import { readType, writeType } from "./type-descriptor.ts";

const TIMESTAMP = varintTag(1);
const NODE = lengthDelimitedTag(2);
const STATE = lengthDelimitedTag(3);
const TYPE = lengthDelimitedTag(4);
const ENABLED = varintTag(1);

/** Writes an LWWRegister. */
export function writeRegister(
  writer: ProtoWriter,
  { timestamp, updatedBy, value, type }: LWWRegister<unknown>,
  context: DataContext,
): void {
  writer.zigzag64(TIMESTAMP, timestamp);
  writer.message(NODE, updatedBy, writeNode);
  writer.message(STATE, context.payloads.serialize(pinnedValue(value, type)), writeOther);
  writer.message(TYPE, type, writeType);
}

/** Throws MalformedReplicatedDataError and SerializationErrors. */
export function readRegister(reader: ProtoReader, context: DataContext): LWWRegister<unknown> {
  let timestamp = 0n;
  let node: ReplicaNode | undefined;
  let state: SerializedMessage | undefined;
  let type: ValueType | undefined;
  readFields(reader, {
    [TIMESTAMP]: () => (timestamp = reader.zigzag64()),
    [NODE]: () => (node = reader.message(readNode)),
    [STATE]: () => (state = reader.message(readOther)),
    [TYPE]: () => (type = reader.message(readType)),
  });
  const value = valueIn(context, required(state, "a register has no value"));
  return new LWWRegister(required(node, "a register has no node"), value, timestamp, required(type, "a register has no type"));
}

/** Writes a Flag. */
export function writeFlag(writer: ProtoWriter, { enabled }: Flag): void {
  writer.bool(ENABLED, enabled);
}

/** Reads a Flag. */
export function readFlag(reader: ProtoReader): Flag {
  let flag = Flag.off;
  readFields(reader, { [ENABLED]: () => (flag = reader.bool() ? Flag.on : Flag.off) });
  return flag;
}
