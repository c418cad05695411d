import { gzipSync } from "node:zlib";
import { assert, describe, it } from "vitest";
import { TooManyCompressedPartsError } from "./errors.ts";
import { inflated } from "./gzip.ts";
import { Inflation } from "./inflation.ts";

const PART = gzipSync(new TextEncoder().encode("a small set"));

describe("The parts of one message", () => {
  it("are inflated up to the limit, however they are nested", () => {
    let inflations = 0;
    const inflation = new Inflation(
      () => 10,
      (bytes, maximum) => {
        inflations += 1;
        return inflated(bytes, maximum);
      },
    );
    const read = (): void => inflation.inflate(PART, () => undefined);
    assert.throws(
      () =>
        inflation.ofMessage(1_000_000, () => {
          for (let part = 0; part < 4_000; part += 1) inflation.ofMessage(10, read);
        }),
      TooManyCompressedPartsError,
      "more than 10 compressed sets and dictionaries. Raise ritsem.distributed-data.maximum-compressed-parts",
    );
    assert.equal(inflations, 10);
    inflation.ofMessage(1_000, read);
    assert.equal(inflations, 11);
  });

  it("share what they may inflate to", () => {
    const large = gzipSync(new Uint8Array(3_000));
    const inflation = new Inflation(() => 10);
    const read = (): void => inflation.inflate(large, () => undefined);
    inflation.ofMessage(1, read);
    assert.throws(
      () =>
        inflation.ofMessage(1, () => {
          read();
          read();
        }),
      /too large when inflated/,
    );
  });
});

describe("An inflated part", () => {
  it("holds little memory if it is small", () => {
    const buffers = new Set(Array.from({ length: 100 }, () => inflated(PART, 10_000).buffer));
    const bytes = [...buffers].reduce((sum, { byteLength }) => sum + byteLength, 0);
    assert.isBelow(bytes, 256 * 1024, "100 parts, some of which share a pool");
    const content = inflated(gzipSync(new Uint8Array(100_000)), 200_000);
    assert.lengthOf(content, 100_000);
  });
});
