import { assert, describe, it } from "vitest";
import { sha1Of } from "./sha-1.ts";

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const UTF8 = new TextEncoder();

describe("SHA-1", () => {
  it("has the digests of FIPS 180-1, and the one in a captured Status", () => {
    assert.equal(hexOf(sha1Of(UTF8.encode("abc"))), "a9993e364706816aba3e25717850c26c9cd0d89d");
    assert.equal(
      hexOf(sha1Of(UTF8.encode("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))),
      "84983e441c3bd26ebaae4aa1f95129e5e54670f1",
    );
    assert.equal(hexOf(sha1Of(Uint8Array.of(1))), "bf8b4530d8d246dd74ac53a13471bba17941dff7");
  });
});
