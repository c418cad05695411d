import { lengthDelimitedTag, type ProtoReader, type ProtoWriter, varintTag } from "../../remote/internal.ts";
import type { ValueType } from "../data/value-type.ts";
import { readFields } from "./field-loop.ts";

const TYPE = varintTag(1);
const TYPE_NAME = lengthDelimitedTag(2);
const NAMED: readonly ValueType[] = ["int", "long", "string", "actor-ref"];
const OTHER = 4;

/** Writes a .NET type. */
export function writeType(writer: ProtoWriter, type: ValueType): void {
  writer.varint(TYPE, typeof type === "object" ? OTHER : NAMED.indexOf(type));
  if (typeof type === "object") writer.string(TYPE_NAME, type.typeName);
}

/** Reads a .NET type. It names nothing that is created: values come with manifests of their own. */
export function readType(reader: ProtoReader): ValueType {
  let kind = 0;
  let typeName = "";
  readFields(reader, { [TYPE]: () => (kind = reader.int32()), [TYPE_NAME]: () => (typeName = reader.string()) });
  return NAMED[kind] ?? { typeName };
}
