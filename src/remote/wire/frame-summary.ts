import { EnvelopeCursor } from "./envelope-decoder.ts";
import { decodePdu } from "./pdu.ts";

/** What a frame is for. A message that an acknowledgement rides on is a message. */
export type FrameKind = "associate" | "disassociate" | "heartbeat" | "system" | "acknowledgement" | "message" | "unreadable";

/** The little of a frame that an observer of the wire wants to know. */
export interface FrameSummary {
  /** What the frame holds. */
  readonly kind: FrameKind;
  /** Number of a system message; -1 for all else. */
  readonly seq: number;
  /** Whether an acknowledgement is in it, alone or along with a message. */
  readonly hasAck: boolean;
  /** What the serializer wrote. Empty for control frames. A view of the frame. */
  readonly payload: Uint8Array;
}

const NO_PAYLOAD = new Uint8Array(0);

/** Looks at the frame body `bytes[start..end)`. Never throws: what the protocol would refuse is `unreadable`. For tests and tools, not for traffic. */
export function frameSummaryOf(bytes: Uint8Array, start: number, end: number): FrameSummary {
  const cursor = new EnvelopeCursor();
  try {
    cursor.read(bytes, start, end);
    if (cursor.kind === "control") return without(controlKindOf(bytes, start, end));
  } catch {
    return without("unreadable");
  }
  const { hasEnvelope, hasAck, seq, payloadStart, payloadEnd } = cursor;
  const kind = !hasEnvelope ? "acknowledgement" : seq === -1 ? "message" : "system";
  return { kind, seq, hasAck, payload: bytes.subarray(payloadStart, payloadEnd) };
}

/** Of a frame with neither message nor acknowledgement. */
function without(kind: FrameKind): FrameSummary {
  return { kind, seq: -1, hasAck: false, payload: NO_PAYLOAD };
}

function controlKindOf(bytes: Uint8Array, start: number, end: number): FrameKind {
  const pdu = decodePdu(bytes, start, end);
  return pdu.kind === "payload" ? "unreadable" : pdu.kind;
}
