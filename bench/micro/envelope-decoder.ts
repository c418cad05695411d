import { decodeContainer } from "../../src/remote/wire/envelope.ts";
import { EnvelopeCursor } from "../../src/remote/wire/envelope-decoder.ts";
import { decodePdu } from "../../src/remote/wire/pdu.ts";
import type { MicroCase } from "./micro-case.ts";
import { blockOf, pingsOf, sumOfFrames } from "./ping-frames.ts";

const FRAMES = 300;

/** The parts of a frame, without looking up what they stand for. */
export function envelopeDecoderCase(): MicroCase {
  const block = blockOf(pingsOf(FRAMES));
  const cursor = new EnvelopeCursor();
  const hot = (start: number, end: number): number => {
    cursor.read(block, start, end);
    const { recipientStart, recipientEnd, senderStart, senderEnd, manifestStart, manifestEnd } = cursor;
    const textBytes = recipientEnd - recipientStart + senderEnd - senderStart + manifestEnd - manifestStart;
    return textBytes + cursor.serializerId + block[cursor.payloadStart]! + cursor.payloadEnd - cursor.payloadStart;
  };
  const plain = (start: number, end: number): number => {
    const pdu = decodePdu(block, start, end);
    const envelope = pdu.kind === "payload" ? decodeContainer(pdu.bytes).envelope : undefined;
    if (envelope === undefined) return 0;
    const { recipientPath, senderPath = "", payload } = envelope;
    const textBytes = recipientPath.length + senderPath.length + payload.manifest.length;
    return textBytes + payload.serializerId + payload.bytes[0]! + payload.bytes.length;
  };
  return {
    files: ["src/remote/wire/envelope-decoder.ts"],
    plainly: "decodePdu and decodeContainer",
    operations: FRAMES,
    hot: { run: () => sumOfFrames(block, hot) },
    plain: { run: () => sumOfFrames(block, plain) },
  };
}
