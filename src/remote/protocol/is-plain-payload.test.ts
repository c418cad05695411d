import fc from "fast-check";
import { assert, describe, it } from "vitest";
import { decodePdu, encodePdu } from "../wire/pdu.ts";
import { isPlainPayload } from "./is-plain-payload.ts";

const bytesOf = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);

describe("isPlainPayload", () => {
  it("recognizes every frame that encodes a payload, wherever it lies", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 20_000 }), fc.nat(9), (payload, before) => {
        const frame = encodePdu({ kind: "payload", bytes: payload });
        const bytes = new Uint8Array(before + frame.length + 3);
        bytes.set(frame, before);
        assert.isTrue(isPlainPayload(bytes, before, before + frame.length));
      }),
    );
  });

  it("leaves to the decoder what is empty, cut off, longer than one field, or no payload", () => {
    for (const bytes of [
      bytesOf(),
      bytesOf(0x0a),
      bytesOf(0x0a, 0),
      bytesOf(0x0a, 2, 1),
      bytesOf(0x0a, 1, 1, 0x12, 2, 8, 3),
      bytesOf(0x0a, 0x80, 0x80),
      bytesOf(0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f, 1),
      bytesOf(0x12, 2, 8, 3),
    ]) {
      assert.isFalse(isPlainPayload(bytes, 0, bytes.length), `[${bytes.join(" ")}]`);
    }
  });

  it("says yes only to what the decoder takes for a payload, on any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 8 }), (tail) => {
        const bytes = bytesOf(0x0a, ...tail);
        if (isPlainPayload(bytes, 0, bytes.length)) assert.equal(decodePdu(bytes).kind, "payload");
      }),
      { numRuns: 1000 },
    );
  });
});
