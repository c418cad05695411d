import * as fc from "fast-check";
import { assert, describe, it } from "vitest";
import { ChunkView } from "./chunk-view.ts";
import { RecentFrame } from "./recent-frame.ts";

/** What `isLike` must return, said plainly. */
function isSameAround(a: Uint8Array, b: Uint8Array, payloadStart: number, payloadEnd: number): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at] || (at >= payloadStart && at < payloadEnd));
}

describe("RecentFrame", () => {
  const head = fc.uint8Array({ minLength: 4, maxLength: 20 });
  const tail = fc.uint8Array({ minLength: 4, maxLength: 20 });

  it("recognizes a frame whatever its payload is, and wherever it lies", () => {
    fc.assert(
      fc.property(head, fc.uint8Array({ maxLength: 9 }), tail, fc.nat(5), (before, payload, behind, shift) => {
        const recent = new RecentFrame(new ChunkView());
        const frame = Uint8Array.from([...before, ...payload, ...behind]);
        recent.remember(frame, 0, frame.length, before.length, before.length + payload.length);
        const next = Uint8Array.from([...new Array<number>(shift).fill(7), ...before, ...payload.map((byte) => ~byte), ...behind, 9]);
        assert.isTrue(recent.isLike(next, shift, next.length - 1));
        assert.deepEqual([recent.payloadStart, recent.payloadEnd], [before.length, before.length + payload.length]);
      }),
    );
  });

  it("tells apart frames that differ in any byte outside of the payload", () => {
    fc.assert(
      fc.property(
        head,
        fc.uint8Array({ maxLength: 9 }),
        tail,
        fc.nat(48),
        fc.integer({ min: 1, max: 255 }),
        (before, payload, behind, at, change) => {
          const frame = Uint8Array.from([...before, ...payload, ...behind]);
          const [payloadStart, payloadEnd] = [before.length, before.length + payload.length];
          const recent = new RecentFrame(new ChunkView());
          recent.remember(frame, 0, frame.length, payloadStart, payloadEnd);
          const other = Uint8Array.from(frame);
          other[at % frame.length]! ^= change;
          assert.equal(recent.isLike(other, 0, other.length), isSameAround(frame, other, payloadStart, payloadEnd));
        },
      ),
    );
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
