import { encodeContainer } from "../../src/remote/wire/envelope.ts";
import { EnvelopeEncoder } from "../../src/remote/wire/envelope-encoder.ts";
import { encodePdu } from "../../src/remote/wire/pdu.ts";
import type { MicroCase } from "./micro-case.ts";
import { MANIFEST, MANIFEST_BYTES, pingsOf, SERIALIZER_ID } from "./ping-frames.ts";

const FRAMES = 300;
const PAIRS = 30;
const PREFIX_BYTES = 4;
const encoderFile = "src/remote/wire/envelope-encoder.ts";
const templateFile = "src/remote/wire/envelope-template.ts";

/** Payloads of one size, as the frames that are copied whole have. */
export function envelopeEncoderCase(): MicroCase {
  return encodingCase([3]);
}

/** As many pairs as there are messages, so that each message is between others than the one before. */
export function envelopePairsCase(): MicroCase {
  return encodingCase([3], FRAMES, 1);
}

/** Payloads whose sizes vary: only the parts around them are ready. */
export function envelopeTemplateCase(): MicroCase {
  return encodingCase([3, 20, 9, 14, 40]);
}

function encodingCase(payloadSizes: readonly number[], pairCount: number = PAIRS, inARow = 3): MicroCase {
  const pairs = pingsOf(pairCount);
  const payloads = payloadSizes.map((size) => new Uint8Array(size).fill(0x61));
  const pings = Array.from({ length: FRAMES }, (_, index) => ({
    ...pairs[Math.floor(index / inARow) % pairCount]!,
    payload: payloads[index % payloads.length]!,
  }));
  const encoder = new EnvelopeEncoder();
  const target = new Uint8Array(FRAMES * 256);
  const view = new DataView(target.buffer);

  let sent: Uint8Array = new Uint8Array(0);
  const hot = (): Uint8Array => {
    encoder.takeBack(sent); // as if the socket had taken it at once
    for (const { recipientBytes, senderBytes, payload } of pings) {
      encoder.append(recipientBytes, senderBytes, SERIALIZER_ID, MANIFEST_BYTES, payload, 0, payload.length, -1);
    }
    sent = encoder.takeBlock();
    return sent;
  };
  const plain = (): Uint8Array => {
    let at = 0;
    for (const { recipientPath, senderPath, payload } of pings) {
      const envelope = {
        recipientPath,
        senderPath,
        payload: { serializerId: SERIALIZER_ID, manifest: MANIFEST, bytes: payload },
        seq: undefined,
      };
      const frame = encodePdu({ kind: "payload", bytes: encodeContainer({ ack: undefined, envelope }) });
      view.setUint32(at, frame.length, true);
      target.set(frame, at + PREFIX_BYTES);
      at += PREFIX_BYTES + frame.length;
    }
    return target.subarray(0, at);
  };
  const copied = (block: unknown): Uint8Array => (block as Uint8Array).slice();
  return {
    files: [encoderFile, templateFile],
    plainly: "encodePdu of encodeContainer",
    operations: FRAMES,
    hot: { run: hot, outcome: copied },
    plain: { run: plain, outcome: copied },
  };
}
