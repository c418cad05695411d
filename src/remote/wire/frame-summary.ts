import { EnvelopeCursor } from "./envelope-decoder.ts";
import { decodePdu } from "./pdu.ts";

/** What a frame is for. A message that an acknowledgement rides on is a message. */
export type FrameKind = "associate" | "disassociate" | "heartbeat" | "system" | "acknowledgement" | "message" | "unreadable";

/** The little of a frame that an observer of the wire wants to know. */
export interface FrameSummary {
  readonly kind: FrameKind;
  /** Number of a system message; -1 for all else. */
  readonly seq: number;
  /** What the serializer wrote. Empty for control frames. A view of the frame. */
  readonly payload: Uint8Array;
}

const NO_PAYLOAD = new Uint8Array(0);

/** Looks at the frame body `bytes[start..end)`. Never throws: what the protocol would refuse is `unreadable`. For tests and tools, not for traffic. */
export function frameSummaryOf(bytes: Uint8Array, start: number, end: number): FrameSummary {
  const cursor = new EnvelopeCursor();
  try {
    cursor.read(bytes, start, end);
    if (cursor.kind === "control") return { kind: controlKindOf(bytes, start, end), seq: -1, payload: NO_PAYLOAD };
  } catch {
    return { kind: "unreadable", seq: -1, payload: NO_PAYLOAD };
  }
  const { hasEnvelope, seq, payloadStart, payloadEnd } = cursor;
  const kind = !hasEnvelope ? "acknowledgement" : seq === -1 ? "message" : "system";
  return { kind, seq, payload: bytes.subarray(payloadStart, payloadEnd) };
}

function controlKindOf(bytes: Uint8Array, start: number, end: number): FrameKind {
  const pdu = decodePdu(bytes, start, end);
  return pdu.kind === "payload" ? "unreadable" : pdu.kind;
}
