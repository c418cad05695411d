import fc from "fast-check";
import { assert, describe, it } from "vitest";
import { decodeAck, encodeAck } from "./ack.ts";
import { type AckAndEnvelopeContainer, decodeContainer, encodeContainer, type RemoteEnvelope } from "./envelope.ts";
import { EnvelopeCursor } from "./envelope-decoder.ts";
import { EnvelopeEncoder } from "./envelope-encoder.ts";
import { decodePdu, encodePdu, HEARTBEAT_BYTES } from "./pdu.ts";

const utf8 = new TextEncoder();
const text = new TextDecoder("utf-8", { ignoreBOM: true });

const path = fc.oneof(fc.string({ minLength: 1, maxLength: 20 }), fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }));
const seq = fc.oneof(fc.constant(undefined), fc.constant(0n), fc.bigInt({ min: 1n, max: BigInt(Number.MAX_SAFE_INTEGER) }));
const envelope: fc.Arbitrary<RemoteEnvelope> = fc.record({
  recipientPath: path,
  senderPath: fc.option(path, { nil: undefined }),
  payload: fc.record({
    serializerId: fc.oneof(fc.constantFrom(0, 17, -1, 127, 128, -2_147_483_648), fc.integer()),
    manifest: fc.oneof(fc.constant(""), fc.string({ maxLength: 200 })),
    bytes: fc.oneof(fc.uint8Array({ maxLength: 100 }), fc.uint8Array({ minLength: 16_000, maxLength: 17_000 })),
  }),
  seq,
});
const ack = fc.record({
  cumulativeAck: fc.bigInt({ min: -1n, max: 1000n }),
  nacks: fc.array(fc.bigInt({ min: 0n, max: 1000n }), { maxLength: 20 }),
});
const container: fc.Arbitrary<AckAndEnvelopeContainer> = fc.record({ ack: fc.option(ack, { nil: undefined }), envelope });

/** What the plain decoders say, as one comparable value; the reason's code when they refuse. */
function plainly(bytes: Uint8Array, start: number, end: number): unknown {
  return orCode(() => {
    const pdu = decodePdu(bytes, start, end);
    if (pdu.kind !== "payload") return "control";
    const { envelope: message } = decodeContainer(pdu.bytes);
    return (
      message && {
        ...message,
        payload: { ...message.payload, bytes: [...message.payload.bytes] },
        seq: message.seq === undefined ? -1 : Number(message.seq),
      }
    );
  });
}

const cursor = new EnvelopeCursor();

function byCursor(bytes: Uint8Array, start: number, end: number): unknown {
  return orCode(() => {
    cursor.read(bytes, start, end);
    if (cursor.kind === "control") return "control";
    if (cursor.hasAck) decodeAck(bytes, cursor.ackStart, cursor.ackEnd);
    if (!cursor.hasEnvelope) return undefined;
    const textOf = (from: number, to: number): string => text.decode(bytes.subarray(from, to));
    return {
      recipientPath: textOf(cursor.recipientStart, cursor.recipientEnd),
      senderPath: cursor.senderEnd === 0 ? undefined : textOf(cursor.senderStart, cursor.senderEnd),
      payload: {
        serializerId: cursor.serializerId,
        manifest: textOf(cursor.manifestStart, cursor.manifestEnd),
        bytes: [...bytes.subarray(cursor.payloadStart, cursor.payloadEnd)],
      },
      seq: cursor.seq,
    };
  });
}

function orCode(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return (error as { code?: string }).code ?? error;
  }
}

function assertAgreement(bytes: Uint8Array, start = 0, end = bytes.length): void {
  const hot = byCursor(bytes, start, end);
  const plain = plainly(bytes, start, end);
  if (hot === "control")
    assert.include(["control", "RITSEM_WIRE_FORMAT"], plain); // the cursor does not look into control frames
  else assert.deepEqual(hot, plain);
}

function plainFrame(value: AckAndEnvelopeContainer): Uint8Array {
  const body = encodePdu({ kind: "payload", bytes: encodeContainer(value) });
  const frame = new Uint8Array(4 + body.length);
  new DataView(frame.buffer).setUint32(0, body.length, true);
  frame.set(body, 4);
  return frame;
}

function append(encoder: EnvelopeEncoder, { ack: rides, envelope: message }: AckAndEnvelopeContainer, margin = 0): number {
  const { recipientPath, senderPath, payload, seq: number } = message ?? assert.fail("no envelope");
  const sender = senderPath === undefined ? undefined : utf8.encode(senderPath);
  const padded = new Uint8Array([...new Array<number>(margin).fill(7), ...payload.bytes, 7]);
  const wireSeq = number === undefined ? -1 : Number(number);
  const common = [utf8.encode(recipientPath), sender, payload.serializerId, utf8.encode(payload.manifest)] as const;
  const ackBytes = rides && encodeAck(rides);
  encoder.append(...common, padded, margin, margin + payload.bytes.length, wireSeq, ackBytes);
  return encoder.frameBytes(...common, payload.bytes.length, wireSeq, ackBytes);
}

describe("EnvelopeCursor", () => {
  it("agrees with the plain decoder on every message", () => {
    fc.assert(
      fc.property(container, fc.nat(5), (value, margin) => {
        const frame = plainFrame(value);
        const shifted = new Uint8Array(frame.length + margin + 1).fill(0x0a);
        shifted.set(frame, margin);
        assertAgreement(shifted, margin + 4, margin + frame.length);
        assert.equal(cursor.hasAck, value.ack !== undefined);
        if (value.ack !== undefined) assert.deepEqual(decodeAck(shifted, cursor.ackStart, cursor.ackEnd), value.ack);
      }),
    );
  });

  it("agrees with the plain decoder on random bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => assertAgreement(bytes)),
      { numRuns: 2000 },
    );
  });

  it("agrees with the plain decoder on messages of which some bytes were changed, and on all their beginnings", () => {
    const small = fc.record({
      ack: fc.option(ack, { nil: undefined }),
      envelope: fc.record({
        recipientPath: fc.string({ minLength: 1, maxLength: 5 }),
        senderPath: fc.option(fc.string({ minLength: 1, maxLength: 5 }), { nil: undefined }),
        payload: fc.record({
          serializerId: fc.integer({ min: -1, max: 300 }),
          manifest: fc.string({ maxLength: 3 }),
          bytes: fc.uint8Array({ maxLength: 5 }),
        }),
        seq,
      }),
    });
    const change = fc.tuple(fc.nat(80), fc.oneof(fc.nat(255), fc.constantFrom(0x00, 0x0a, 0x12, 0x1a, 0x22, 0x29, 0x80, 0xff)));
    fc.assert(
      fc.property(small, fc.array(change, { minLength: 1, maxLength: 3 }), (value, changes) => {
        const bytes = plainFrame(value).subarray(4);
        for (let end = 0; end < bytes.length; end += 1) assertAgreement(bytes, 0, end);
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        assertAgreement(bytes);
      }),
      { numRuns: 300 },
    );
  });

  it("lets the last of several envelopes win, with nothing left of the ones before", () => {
    const first = encodeContainer({
      ack: undefined,
      envelope: { recipientPath: "a", senderPath: "s", payload: { serializerId: 9, manifest: "m", bytes: new Uint8Array([1]) }, seq: 5n },
    });
    const second = encodeContainer({
      ack: undefined,
      envelope: {
        recipientPath: "b",
        senderPath: undefined,
        payload: { serializerId: 0, manifest: "", bytes: new Uint8Array(0) },
        seq: 0n,
      },
    });
    const body = encodePdu({ kind: "payload", bytes: new Uint8Array([...first, ...second]) });
    assertAgreement(body);
    assert.equal(cursor.senderEnd, 0);
    assert.equal(cursor.serializerId, 0);
    assert.equal(cursor.seq, 0);
  });

  it("does not read outside the bytes it was given", () => {
    assert.throws(() => cursor.read(new Uint8Array(4), 0, 5), RangeError);
  });
});

describe("EnvelopeEncoder", () => {
  it("writes the same bytes as the plain encoder, several frames in a row, and foretells their size", () => {
    fc.assert(
      fc.property(fc.array(container, { maxLength: 8 }), fc.nat(3), (values, margin) => {
        const encoder = new EnvelopeEncoder();
        const expected = values.map(plainFrame);
        values.forEach((value, index) => {
          assert.equal(append(encoder, value, margin), (expected[index]?.length ?? 0) - 4);
        });
        assert.equal(firstDifference(encoder.takeBlock(), joined(expected)), -1);
        assert.equal(encoder.length, 0);
      }),
    );
  });

  it("tells templates apart by recipient, sender, manifest and serializer", () => {
    const encoder = new EnvelopeEncoder();
    const names = ["a", "b"].map((name) => utf8.encode(name));
    const expected: Uint8Array[] = [];
    for (const recipient of names) {
      for (const sender of [...names, undefined]) {
        for (const manifest of names) {
          for (const serializerId of [1, 2]) {
            encoder.append(recipient, sender, serializerId, manifest, manifest, 0, 1, -1);
            const payload = { serializerId, manifest: text.decode(manifest), bytes: manifest };
            const senderPath = sender && text.decode(sender);
            expected.push(
              plainFrame({ ack: undefined, envelope: { recipientPath: text.decode(recipient), senderPath, payload, seq: undefined } }),
            );
          }
        }
      }
    }
    assert.equal(firstDifference(encoder.takeBlock(), joined(expected)), -1);
  });

  it("writes the same bytes as the plain encoder when the same actors talk again and again", () => {
    const names = ["a", "bc"].map((name) => ({ name, bytes: utf8.encode(`akka.tcp://S@h:1/user/${name}`) }));
    const manifest = utf8.encode("S");
    const step = fc.record({
      recipient: fc.constantFrom(...names),
      sender: fc.constantFrom(...names, undefined),
      payload: fc.oneof(fc.uint8Array({ minLength: 3, maxLength: 4 }), fc.uint8Array({ maxLength: 70 })),
      seq: fc.oneof({ arbitrary: fc.constant(-1), weight: 5 }, fc.constantFrom(0, 1, Number.MAX_SAFE_INTEGER)),
      ack: fc.oneof({ arbitrary: fc.constant(undefined), weight: 5 }, ack),
      isLast: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { size: "max", maxLength: 400 }), (steps) => {
        const encoder = new EnvelopeEncoder();
        const expected: Uint8Array[] = [];
        const written: Uint8Array[] = [];
        for (const { recipient, sender, payload: bytes, seq: number, ack: rides, isLast } of steps) {
          encoder.append(recipient.bytes, sender?.bytes, 17, manifest, bytes, 0, bytes.length, number, rides && encodeAck(rides));
          const message = {
            recipientPath: text.decode(recipient.bytes),
            senderPath: sender && text.decode(sender.bytes),
            payload: { serializerId: 17, manifest: "S", bytes },
            seq: number === -1 ? undefined : BigInt(number),
          };
          expected.push(plainFrame({ ack: rides, envelope: message }));
          if (isLast) written.push(encoder.takeBlock());
        }
        written.push(encoder.takeBlock());
        assert.equal(firstDifference(joined(written), joined(expected)), -1);
      }),
    );
  });

  it("repeats a frame of unchanged size across the end of its buffer", () => {
    const encoder = new EnvelopeEncoder();
    const path = utf8.encode("akka.tcp://S@h:1/user/a");
    const expected: Uint8Array[] = [];
    for (let index = 0; index < 1000; index += 1) {
      const bytes = new Uint8Array([index & 0xff, index >>> 8]);
      encoder.append(path, undefined, 4, new Uint8Array(0), bytes, 0, 2, -1);
      const payload = { serializerId: 4, manifest: "", bytes };
      expected.push(
        plainFrame({ ack: undefined, envelope: { recipientPath: text.decode(path), senderPath: undefined, payload, seq: undefined } }),
      );
      if (index % 3 === 0) encoder.append(path, undefined, 4, path, bytes, 0, 2, -1);
      if (index % 3 === 0) {
        const withManifest = { serializerId: 4, manifest: text.decode(path), bytes };
        expected.push(
          plainFrame({
            ack: undefined,
            envelope: { recipientPath: text.decode(path), senderPath: undefined, payload: withManifest, seq: undefined },
          }),
        );
      }
    }
    assert.equal(firstDifference(encoder.takeBlock(), joined(expected)), -1);
  });

  it("leaves blocks that were taken alone", () => {
    const encoder = new EnvelopeEncoder();
    const blocks: { readonly block: Uint8Array; readonly copy: Uint8Array }[] = [];
    for (let round = 0; round < 200; round += 1) {
      const path = utf8.encode(`akka.tcp://S@h:1/user/a#${round}`);
      for (let count = round % 40; count >= 0; count -= 1) encoder.append(path, path, 17, path, path, 0, path.length, count);
      const block = encoder.takeBlock();
      blocks.push({ block, copy: block.slice() });
    }
    for (const { block, copy } of blocks) assert.deepEqual(block, copy);
  });

  it("frames control bodies and pure acknowledgements", () => {
    const encoder = new EnvelopeEncoder();
    encoder.appendControl(HEARTBEAT_BYTES);
    const ackOfMinusOne = { cumulativeAck: -1n, nacks: [] };
    encoder.appendAck(encodeAck(ackOfMinusOne));
    encoder.appendAck(new Uint8Array(0));
    assert.equal(
      hexOf(encoder.takeBlock()),
      "0400000012020803" + "0d0000000a0b0a0909ffffffffffffffff" + "040000000a020a00", // as captured
    );
  });

  it("grows its block when an acknowledgement or a control body does not fit", () => {
    const encoder = new EnvelopeEncoder();
    const large = encodeAck({ cumulativeAck: 3000n, nacks: Array.from({ length: 2500 }, (_, index) => BigInt(index)) });
    encoder.appendControl(HEARTBEAT_BYTES);
    encoder.appendAck(large);
    encoder.appendControl(large);
    const block = encoder.takeBlock();
    cursor.read(block, 12, 12 + new DataView(block.buffer, block.byteOffset).getUint32(8, true));
    assert.deepEqual(block.subarray(cursor.ackStart, cursor.ackEnd), large);
    assert.deepEqual(block.subarray(-large.length), large);
  });
});

/** The parts behind each other, in an array of their own. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Where two byte arrays differ first, -1 when they do not. Comparing them as lists would take most of the test's time. */
function firstDifference(a: Uint8Array, b: Uint8Array): number {
  const length = Math.max(a.length, b.length);
  for (let index = 0; index < length; index += 1) if (a[index] !== b[index]) return index;
  return -1;
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
