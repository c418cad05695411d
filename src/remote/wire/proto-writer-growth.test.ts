import { assert, describe, it } from "vitest";
import { lengthDelimitedTag } from "./field-tag.ts";
import { encodeMessage } from "./proto-writer.ts";
import { ProtoReader } from "./proto-reader.ts";

const FILLER = lengthDelimitedTag(1);
const TEXT = lengthDelimitedTag(2);
const NESTED = lengthDelimitedTag(3);

describe("ProtoWriter", () => {
  it("keeps a short text, and one in a nested message, wherever its buffer ends", () => {
    for (let filler = 400; filler <= 1100; filler += 1) {
      for (const text of ["a", "é", "short"]) {
        const bytes = encodeMessage(text, (writer) => {
          writer.bytes(FILLER, new Uint8Array(filler));
          writer.string(TEXT, text);
          writer.message(NESTED, text, (inner, value) => inner.string(TEXT, value));
        });
        const found: string[] = [];
        const reader = new ProtoReader(bytes);
        while (reader.next()) {
          if (reader.tag === TEXT) found.push(reader.string());
          else if (reader.tag === NESTED) found.push(reader.message((inner) => (inner.next() ? inner.string() : "")));
          else reader.skip();
        }
        assert.deepEqual(found, [text, text], `behind ${filler} bytes`);
      }
    }
  });
});
