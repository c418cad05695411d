import * as fc from "fast-check";
import { assert, describe, it } from "vitest";
import { ChunkView } from "./chunk-view.ts";
import { RecentFrame } from "./recent-frame.ts";

/** What `isLike` must return, said plainly. */
function isSameAround(a: Uint8Array, b: Uint8Array, payloadStart: number, payloadEnd: number): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at] || (at >= payloadStart && at < payloadEnd));
}

describe("RecentFrame", () => {
  const textByte = fc.integer({ min: 1, max: 0x7e });
  const anyByte = fc.oneof(fc.constantFrom(0, 0x7f, 0x80, 0xf0, 0xff), fc.integer({ min: 0, max: 255 }));
  const payload = fc.uint8Array({ maxLength: 9 });

  it("recognizes a frame whatever its payload is, and wherever it lies", () => {
    const head = fc.array(textByte, { minLength: 8, maxLength: 30 });
    const tail = fc.array(textByte, { minLength: 8, maxLength: 30 });
    fc.assert(
      fc.property(head, payload, tail, fc.nat(5), (before, content, behind, shift) => {
        const recent = new RecentFrame(new ChunkView());
        const end = [...behind, 0x29, ...new Array<number>(8).fill(0xff)];
        const frame = Uint8Array.from([...before, ...content, ...end]);
        recent.remember(frame, 0, frame.length, before.length, before.length + content.length);
        const next = Uint8Array.from([...new Array<number>(shift).fill(7), ...before, ...content.map((byte) => ~byte), ...end, 9]);
        assert.isTrue(recent.isLike(next, shift, next.length - 1));
        assert.deepEqual([recent.payloadStart, recent.payloadEnd], [before.length, before.length + content.length]);
      }),
    );
  });

  it("never takes frames for alike that differ in any byte outside of the payload", () => {
    const head = fc.array(anyByte, { minLength: 4, maxLength: 30 });
    const tail = fc.array(anyByte, { minLength: 4, maxLength: 30 });
    fc.assert(
      fc.property(head, payload, tail, fc.nat(68), anyByte, (before, content, behind, at, change) => {
        const frame = Uint8Array.from([...before, ...content, ...behind]);
        const [payloadStart, payloadEnd] = [before.length, before.length + content.length];
        const recent = new RecentFrame(new ChunkView());
        recent.remember(frame, 0, frame.length, payloadStart, payloadEnd);
        const other = Uint8Array.from(frame);
        other[at % frame.length]! ^= change;
        if (recent.isLike(other, 0, other.length)) assert.isTrue(isSameAround(frame, other, payloadStart, payloadEnd));
      }),
      { numRuns: 2000 },
    );
  });

  it("tells apart the zeros of different signs, which are equal as numbers", () => {
    const frame = new Uint8Array(40);
    for (let at = 0; at < 40; at += 1) {
      if (at >= 16 && at < 20) continue;
      const recent = new RecentFrame(new ChunkView());
      recent.remember(frame, 0, 40, 16, 20);
      const other = Uint8Array.from(frame);
      other[at] = 0x80;
      assert.isFalse(recent.isLike(other, 0, 40));
    }
  });

  it("recognizes nothing of another length, nothing after forget, and nothing longer than 1024 bytes", () => {
    const recent = new RecentFrame(new ChunkView());
    const frame = new Uint8Array(1024).fill(1);
    recent.remember(frame, 0, 100, 10, 20);
    assert.isFalse(recent.isLike(frame, 0, 101));
    assert.isTrue(recent.isLike(frame, 0, 100));
    recent.forget();
    assert.isFalse(recent.isLike(frame, 0, 100));
    recent.remember(frame, 0, 1024, 10, 20);
    assert.isTrue(recent.isLike(frame, 0, 1024));
    const long = new Uint8Array(1025).fill(1);
    recent.remember(long, 0, 1025, 10, 20);
    assert.isFalse(recent.isLike(long, 0, 1025));
  });
});
