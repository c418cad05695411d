import fc from "fast-check";
import { assert, describe, it } from "vitest";
import { FrameTooLargeError } from "./errors.ts";
import { framesOf } from "./take-frames.oracle.ts";
import { takeFrames } from "./take-frames.ts";

function collect(bytes: Uint8Array, start: number, end: number, isLittleEndian: boolean, limit: number) {
  const frames: (number[] | undefined)[] = [];
  let stop = -1;
  try {
    stop = takeFrames(bytes, start, end, isLittleEndian, limit, (of, from, to) => frames.push([...of.subarray(from, to)]));
  } catch (error) {
    assert.instanceOf(error, FrameTooLargeError);
    frames.push(undefined);
  }
  return { frames, stop };
}

describe("takeFrames", () => {
  it("hands out each whole frame without its prefix and says where the unfinished one starts", () => {
    const bytes = Uint8Array.of(1, 0, 0, 0, 65, 2, 0, 0, 0, 66, 67, 9, 0, 0, 0, 68);
    assert.deepEqual(collect(bytes, 0, bytes.length, true, 100), { frames: [[65], [66, 67]], stop: 11 });
  });

  it("reads the prefix big-endian when told so, and the frame as it stands", () => {
    const bytes = Uint8Array.of(0, 0, 0, 2, 65, 66);
    assert.deepEqual(collect(bytes, 0, bytes.length, false, 100), { frames: [[65, 66]], stop: 6 });
  });

  it("skips frames of length 0", () => {
    const bytes = Uint8Array.of(0, 0, 0, 0, 1, 0, 0, 0, 65, 0, 0, 0, 0);
    assert.deepEqual(collect(bytes, 0, bytes.length, true, 100), { frames: [[65]], stop: 13 });
  });

  it("takes a frame of exactly the limit and refuses one more by its prefix alone", () => {
    const limit = 127_996;
    const fits = new Uint8Array(4 + limit);
    new DataView(fits.buffer).setUint32(0, limit, true);
    assert.equal(collect(fits, 0, fits.length, true, limit).stop, fits.length);

    const tooLarge = new Uint8Array(4);
    new DataView(tooLarge.buffer).setUint32(0, limit + 1, true);
    try {
      takeFrames(tooLarge, 0, 4, true, limit, () => assert.fail("there is no frame"));
      assert.fail("it must throw");
    } catch (error) {
      assert.instanceOf(error, FrameTooLargeError);
      assert.include(String(error), "127997");
      assert.include(String(error), "127996");
      assert.include(String(error), "maximum-frame-size");
    }
  });

  it("takes lengths above 2^31 for too large, never for negative", () => {
    assert.deepEqual(collect(Uint8Array.of(255, 255, 255, 255), 0, 4, true, 1000).frames, [undefined]);
    assert.deepEqual(collect(Uint8Array.of(0, 0, 0, 128), 0, 4, true, 1000).frames, [undefined]);
  });

  it("agrees with the plain reading on random and hostile input, within any bounds", () => {
    const length = fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 0, max: 12 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 255 }) },
    );
    const frame = fc.tuple(length, fc.uint8Array({ maxLength: 12 }), fc.boolean()).map(([announced, body, honest]) => {
      return [honest ? body.length : announced, 0, 0, 0, ...body];
    });
    fc.assert(
      fc.property(
        fc.array(frame, { maxLength: 8 }),
        fc.nat(5),
        fc.nat(5),
        fc.boolean(),
        fc.nat(20),
        (parts, before, behind, little, limit) => {
          const body = parts.flatMap((part) => (little ? part : [...part.slice(0, 4).reverse(), ...part.slice(4)]));
          const all = Uint8Array.from([...new Array<number>(before).fill(7), ...body, ...new Array<number>(behind).fill(7)]);
          const expected = framesOf(body, little, limit);
          const actual = collect(all, before, before + body.length, little, limit);
          assert.deepEqual(actual.frames, expected.frames);
          if (!expected.frames.includes(undefined)) assert.equal(actual.stop, before + body.length - expected.rest.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("FrameTooLargeError", () => {
  const refusalOf = (bytes: readonly number[], isLittleEndian = true): string => {
    try {
      takeFrames(Uint8Array.from(bytes), 0, bytes.length, isLittleEndian, 128_000, () => {});
    } catch (error) {
      return String(error);
    }
    return "";
  };

  it("recognizes an HTTP client by its first bytes, in either byte order", () => {
    assert.include(refusalOf([...new TextEncoder().encode("GET / HTTP/1.1")]), "HTTP client");
    assert.include(refusalOf([...new TextEncoder().encode("POST / HTTP/1.1")], false), "HTTP client");
  });

  it("recognizes a TLS client", () => assert.include(refusalOf([0x16, 0x03, 0x01, 0x02, 0x00]), "TLS"));

  it("points to byte-order when the length is plausible the other way round", () => {
    assert.include(refusalOf([0, 0, 0, 44]), "byte-order");
    assert.include(refusalOf([44, 0, 0, 0], false), "byte-order");
  });
});
