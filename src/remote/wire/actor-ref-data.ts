import { lengthDelimitedTag } from "./field-tag.ts";
import type { ProtoReader } from "./proto-reader.ts";
import type { ProtoWriter } from "./proto-writer.ts";

const PATH = lengthDelimitedTag(1);

/** The path of an ActorRefData message: serialization format, with address and uid. Empty means no actor. */
export function readActorRefPath(reader: ProtoReader): string {
  let path = "";
  while (reader.next()) {
    if (reader.tag === PATH) path = reader.string();
    else reader.skip();
  }
  return path;
}

export function writeActorRefPath(writer: ProtoWriter, path: string): void {
  writer.string(PATH, path);
}
