import type { FieldTag, ProtoReader } from "../../remote/internal.ts";

/** Reads a message: calls the function of each known field, and skips the others. */
export function readFields(reader: ProtoReader, fields: Readonly<Record<FieldTag, () => void>>): void {
  while (reader.next()) {
    const read = fields[reader.tag];
    if (read === undefined) reader.skip();
    else read();
  }
}
