import * as fc from "fast-check";
import { assert, describe, it } from "vitest";
import { lengthDelimitedTag, ProtoReader, ProtoWriter, readPayload } from "../../remote/internal.ts";
import { writeEnvelope, writeShortEnvelope } from "./envelope-codec.ts";
import { EnvelopeCursor } from "./envelope-cursor.ts";

const text = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.constantFrom("", "S", "x".repeat(127), "x".repeat(128)),
);
const envelope = fc.record({
  entityId: text,
  serializerId: fc.oneof(fc.nat(127), fc.constantFrom(128, -1), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
  manifest: text,
  bytes: fc.oneof(fc.uint8Array({ maxLength: 20 }), fc.uint8Array({ minLength: 100, maxLength: 140 })),
});

function plainly(entityId: string, payload: Parameters<typeof writeEnvelope>[2]): Uint8Array {
  const writer = new ProtoWriter();
  writeEnvelope(writer, entityId, payload);
  return writer.toBytes();
}

/** Reads an envelope without sharing anything. */
function readPlainly(bytes: Uint8Array): unknown {
  const reader = new ProtoReader(bytes);
  let entityId = "";
  let payload = { serializerId: 0, manifest: "", bytes: new Uint8Array(0) };
  while (reader.next()) {
    if (reader.tag === lengthDelimitedTag(1)) entityId = reader.string();
    else if (reader.tag === lengthDelimitedTag(2)) payload = reader.message(readPayload) as typeof payload;
    else reader.skip();
  }
  return { entityId, ...payload, bytes: [...payload.bytes] };
}

function readBy(cursor: EnvelopeCursor, source: Uint8Array, start: number, end: number): unknown {
  cursor.read(source, start, end);
  const { entityId, serializerId, manifest, payloadStart, payloadEnd } = cursor;
  return { entityId, serializerId, manifest, bytes: [...source.subarray(payloadStart, payloadEnd)] };
}

describe("Envelopes for entities", () => {
  it("have the same bytes when they are written at once, if they are short", () => {
    let short = 0;
    fc.assert(
      fc.property(envelope, fc.nat(5), ({ entityId, ...payload }, offset) => {
        const plain = plainly(entityId, payload);
        const target = new Uint8Array(offset + plain.length + 3).fill(0xee);
        const end = writeShortEnvelope(target, offset, entityId, payload);
        if (end === -1) return;
        short += 1;
        assert.deepEqual(target.subarray(offset, end), plain);
        assert.deepEqual([...target.subarray(end)], [0xee, 0xee, 0xee]);
        assert.equal(writeShortEnvelope(target.subarray(0, end - 1), offset, entityId, payload), -1, "it does not fit");
      }),
      { numRuns: 1_000 },
    );
    assert.isAbove(short, 40);
  });

  it("are read within other bytes, one after the other, as each of them alone", () => {
    const cursor = new EnvelopeCursor();
    fc.assert(
      fc.property(envelope, fc.nat(5), ({ entityId, ...payload }, shift) => {
        const plain = plainly(entityId, payload);
        const source = new Uint8Array(plain.length + 2 * shift).fill(0xff);
        source.set(plain, shift);
        assert.deepEqual(readBy(cursor, source, shift, shift + plain.length), readPlainly(plain));
      }),
    );
  });

  it("are refused, or read, as plainly, whatever the bytes are", () => {
    const cursor = new EnvelopeCursor();
    const outcome = (read: () => unknown): unknown => {
      try {
        return read();
      } catch (error) {
        return (error as Error).name;
      }
    };
    const valid = envelope.map(({ entityId, ...payload }) => plainly(entityId, payload));
    const damaged = fc
      .tuple(valid, fc.nat(), fc.nat(255))
      .map(([bytes, at, byte]) => bytes.map((each, index) => (index === at % bytes.length ? byte : each)));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 30 }),
          damaged,
          fc.tuple(valid, valid).map(([a, b]) => Uint8Array.from([...a, ...b])),
        ),
        (bytes) => {
          assert.deepEqual(
            outcome(() => readBy(cursor, bytes, 0, bytes.length)),
            outcome(() => readPlainly(bytes)),
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
