import fc from "fast-check";
import { assert, describe, it, vi } from "vitest";
import { FrameAssembler } from "./frame-assembler.ts";
import { FrameTooLargeError } from "./errors.ts";
import { SpareBuffer } from "./spare-buffer.ts";
import { framesOf } from "./take-frames.oracle.ts";

function frame(body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + body.length);
  new DataView(bytes.buffer).setUint32(0, body.length, true);
  bytes.set(body, 4);
  return bytes;
}

function pushAll(assembler: FrameAssembler, chunks: readonly Uint8Array[]): (number[] | undefined)[] {
  const frames: (number[] | undefined)[] = [];
  try {
    for (const chunk of chunks) {
      assembler.push(chunk, (bytes, start, end) => frames.push([...bytes.subarray(start, end)]));
      chunk.fill(0xee); // the owner of the chunk may reuse it
    }
  } catch (error) {
    assert.instanceOf(error, FrameTooLargeError);
    frames.push(undefined);
  }
  return frames;
}

describe("FrameAssembler", () => {
  it("gives the same frames however the bytes are cut", () => {
    const part = fc.tuple(fc.uint8Array({ maxLength: 30 }), fc.integer({ min: 0, max: 19 })).map(([body, luck]) => {
      return luck === 0 ? [250, 0, 0, 0, ...body] : [body.length, 0, 0, 0, ...body];
    });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 10 }), fc.array(fc.integer({ min: 0, max: 9 })), fc.boolean(), (parts, cuts, little) => {
        const bytes = parts.flatMap((one) => (little ? one : [...one.slice(0, 4).reverse(), ...one.slice(4)]));
        const chunks: Uint8Array[] = [];
        let at = 0;
        for (const cut of cuts) {
          chunks.push(Uint8Array.from(bytes.slice(at, at + cut)));
          at = Math.min(bytes.length, at + cut);
        }
        chunks.push(Uint8Array.from(bytes.slice(at)));
        const expected = framesOf(bytes, little, 40);
        const assembler = new FrameAssembler(little, 40);
        assert.deepEqual(pushAll(assembler, chunks), expected.frames);
        if (!expected.frames.includes(undefined)) assert.equal(assembler.pendingBytes, expected.rest.length);
      }),
      { numRuns: 500 },
    );
  });

  it("does not copy a frame that lies wholly inside a chunk", () => {
    const chunk = frame(Uint8Array.of(1, 2, 3));
    const seen: Uint8Array[] = [];
    new FrameAssembler(true, 100).push(chunk, (bytes) => seen.push(bytes));
    assert.deepEqual(seen, [chunk]);
    assert.equal(seen[0], chunk);
  });

  it("keeps only what has arrived, whatever length is announced", () => {
    const assembler = new FrameAssembler(true, 1_000_000);
    assembler.push(Uint8Array.of(0x40, 0x42, 0x0f, 0, 1, 2), () => assert.fail("no frame is whole"));
    assert.equal(assembler.pendingBytes, 6);
  });

  it("refuses a frame above the limit as soon as the prefix is whole, also when the prefix was cut", () => {
    const assembler = new FrameAssembler(true, 100);
    assembler.push(Uint8Array.of(101, 0), () => {});
    assembler.push(Uint8Array.of(0), () => {});
    assert.throws(() => assembler.push(Uint8Array.of(0), () => {}), FrameTooLargeError);
  });

  it("copies each byte a constant number of times when a large frame arrives in small pieces", () => {
    const body = new Uint8Array(1 << 20).map((_, index) => index & 255);
    const bytes = frame(body);
    const assembler = new FrameAssembler(true, 1 << 20);
    let received: Uint8Array | undefined;
    let copied = 0;
    const copying = vi.spyOn(Uint8Array.prototype, "set");
    try {
      for (let at = 0; at < bytes.length; at += 97) {
        assembler.push(bytes.subarray(at, at + 97), (of, start, end) => {
          received = of.slice(start, end);
        });
      }
      copied = copying.mock.calls.reduce((sum, [source]) => sum + source.length, 0);
    } finally {
      copying.mockRestore();
    }
    assert.deepEqual(received, body);
    assert.isAtLeast(copied, bytes.length); // or the count is not counting
    assert.isAtMost(copied, 3 * bytes.length);
  });

  it("reuses the room for small frames and gives a large frame's room back", () => {
    const roomOfCutFrame = (assembler: FrameAssembler, size: number): ArrayBufferLike => {
      const bytes = frame(new Uint8Array(size));
      let room: ArrayBufferLike = new ArrayBuffer(0);
      assembler.push(bytes.subarray(0, size), () => assert.fail("the frame is not whole"));
      assembler.push(bytes.subarray(size), (of) => {
        room = of.buffer;
      });
      return room;
    };
    const assembler = new FrameAssembler(true, 1_000_000);
    const small = roomOfCutFrame(assembler, 100);
    assert.equal(roomOfCutFrame(assembler, 200), small);
    const large = roomOfCutFrame(assembler, 500_000);
    assert.notEqual(roomOfCutFrame(assembler, 100), large);
  });

  it("takes no first frame above its own limit, and any below the other one after it", () => {
    const assembler = new FrameAssembler(true, 1_000, "", { firstFrameBytes: 100 });
    const sizes: number[] = [];
    const note = (_: Uint8Array, start: number, end: number): void => void sizes.push(end - start);
    const first = frame(new Uint8Array(100));
    assembler.push(Uint8Array.of(0, 0, 0, 0), note); // empty frames are none
    assembler.push(first.subarray(0, 50), note);
    assembler.push(Uint8Array.from([...first.subarray(50), ...frame(new Uint8Array(900)), ...frame(new Uint8Array(5))]), note);
    assert.deepEqual(sizes, [100, 900, 5]);
    assert.throws(
      () => new FrameAssembler(true, 1_000, "", { firstFrameBytes: 100 }).push(frame(new Uint8Array(101)), note),
      FrameTooLargeError,
    );
  });

  it("stops after so many frames and says how far it came", () => {
    const assembler = new FrameAssembler(true, 1_000);
    const chunk = Uint8Array.from([...frame(Uint8Array.of(1)), ...frame(Uint8Array.of(2)), ...frame(Uint8Array.of(3)), 9, 0]);
    const seen: number[] = [];
    const note = (bytes: Uint8Array, start: number): void => void seen.push(bytes[start] ?? 0);
    assert.equal(assembler.push(chunk, note, 2), 10);
    assert.deepEqual(seen, [1, 2]);
    assert.equal(assembler.push(chunk.subarray(10), note, 2), 7);
    assert.deepEqual([seen, assembler.pendingBytes], [[1, 2, 3], 2]);
  });

  it("tells of the room that an unfinished frame takes beyond what any connection may keep, and gives all of it back", () => {
    let roomBytes = 0;
    const assembler = new FrameAssembler(true, 1_000_000, "", { onRoom: (change) => void (roomBytes += change) });
    const bytes = frame(new Uint8Array(200_000));
    assembler.push(bytes.subarray(0, 10_000), () => {});
    assert.equal(roomBytes, 0);
    assembler.push(bytes.subarray(10_000, 100_000), () => {});
    assert.isAtLeast(roomBytes, 80_000);
    assembler.push(bytes.subarray(100_000), () => {});
    assert.equal(roomBytes, 0);
    assembler.push(bytes.subarray(0, 100_000), () => {});
    assembler.clear();
    assert.equal(roomBytes, 0);
  });

  it("reads large frames that come in two blocks each in the same room, also those of other connections", () => {
    const spare = new SpareBuffer(256 * 1024);
    const [one, other] = [new FrameAssembler(true, 100_000, "", { spare }), new FrameAssembler(true, 100_000, "", { spare })];
    const rooms = new Set<ArrayBufferLike>();
    for (const [assembler, value] of [
      [one, 1],
      [one, 2],
      [other, 3],
    ] as const) {
      const bytes = frame(new Uint8Array(30_000).fill(value));
      assembler.push(bytes.subarray(0, 20_000), () => assert.fail("half a frame is none"));
      assembler.push(bytes.subarray(20_000), (read, start, end) => {
        rooms.add(read.buffer);
        assert.isTrue(read.subarray(start, end).every((byte) => byte === value) && end - start === 30_000);
      });
    }
    assert.equal(rooms.size, 1);
  });

  it("never has two unfinished frames in the same room", () => {
    const spare = new SpareBuffer(256 * 1024);
    const assemblers = [1, 2, 3].map((value) => ({ value, assembler: new FrameAssembler(true, 100_000, "", { spare }) }));
    const read: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      for (const { value, assembler } of assemblers) {
        assembler.push(frame(new Uint8Array(30_000).fill(value)).subarray(0, 20_000), () => {});
      }
      for (const { value, assembler } of assemblers) {
        assembler.push(new Uint8Array(10_004).fill(value), (bytes, start, end) => {
          assert.isTrue(bytes.subarray(start, end).every((byte) => byte === value));
          read.push(value);
        });
      }
    }
    assert.deepEqual(read, [1, 2, 3, 1, 2, 3, 1, 2, 3]);
  });
});
