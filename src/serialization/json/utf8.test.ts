import * as fc from "fast-check";
import { assert, describe, it } from "vitest";
import { Utf8 } from "./utf8.ts";

const utf8 = new Utf8();
const plain = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

describe("Utf8", () => {
  it("reads a range as the platform's decoder does, for every length", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), fc.uint8Array({ maxLength: 3 }), (text, around) => {
        const bytes = new TextEncoder().encode(text);
        const source = Uint8Array.from([...around, ...bytes, ...around]);
        assert.equal(utf8.decode(source, around.length, around.length + bytes.length), plain.decode(bytes));
      }),
    );
  });

  it("refuses what is not UTF-8, however short", () => {
    for (let length = 1; length <= 14; length += 1) {
      for (let at = 0; at < length; at += 1) {
        const bytes = new Uint8Array(length).fill(0x61);
        bytes[at] = 0xff;
        assert.throws(() => utf8.decode(bytes), TypeError);
      }
    }
  });
});
