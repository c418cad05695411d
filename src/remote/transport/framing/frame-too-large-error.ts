import { RitsemError } from "../../../base/index.ts";
import { explain, sentenceOf } from "../../explanation/index.ts";

/** A peer announced a frame above the limit. The connection cannot go on: where the next frame starts is unknown. */
export class FrameTooLargeError extends RitsemError {
  readonly code = "RITSEM_REMOTE_FRAME_TOO_LARGE";
  readonly frameBytes: number;
  readonly limitBytes: number;
  /** What the peer seems to speak instead of frames; `undefined` when it may be a frame. */
  readonly speech: ForeignSpeech | undefined;

  /** `frameBytes` is the length as read with `isLittleEndian`; from it the text guesses what the peer really speaks. */
  constructor(frameBytes: number, limitBytes: number, isLittleEndian: boolean) {
    const speech = speechOf(frameBytes, limitBytes, isLittleEndian);
    super(textFrom(frameBytes, limitBytes, speech));
    this.frameBytes = frameBytes;
    this.limitBytes = limitBytes;
    this.speech = speech;
  }
}

/** `byte-order`: the length is plausible when it is read backwards. Else who is there: `tls`, or a name such as `an HTTP server`. */
export type ForeignSpeech = { readonly kind: "byte-order" | "tls" } | { readonly kind: "other"; readonly speaker: string };

/** First bytes of what commonly knocks on an open port, or answers on one. */
const FOREIGN_STARTS: readonly (readonly [start: string, speaker: string])[] = [
  ["GET ", "an HTTP client"],
  ["HEAD", "an HTTP client"],
  ["POST", "an HTTP client"],
  ["PUT ", "an HTTP client"],
  ["OPTI", "an HTTP client"],
  ["PRI ", "an HTTP/2 client"],
  ["HTTP", "an HTTP server"],
  ["SSH-", "an SSH client or server"],
];
/** A TLS record: handshake or alert, and the major version that all of them carry. */
const TLS_STARTS = ["\x16\x03", "\x15\x03"];

function speechOf(frameBytes: number, limitBytes: number, isLittleEndian: boolean): ForeignSpeech | undefined {
  const onTheWire = isLittleEndian ? swapBytes(frameBytes) : frameBytes; // most significant byte = first byte received
  const text = String.fromCharCode(onTheWire >>> 24, (onTheWire >>> 16) & 255, (onTheWire >>> 8) & 255, onTheWire & 255);
  if (TLS_STARTS.some((start) => text.startsWith(start))) return { kind: "tls" };
  for (const [start, speaker] of FOREIGN_STARTS) if (text === start) return { kind: "other", speaker };
  return frameBytes > 0xff_ffff && swapBytes(frameBytes) <= limitBytes ? { kind: "byte-order" } : undefined;
}

function textFrom(frameBytes: number, limitBytes: number, speech: ForeignSpeech | undefined): string {
  const failure = { kind: "frame-too-large", frameBytes, limitBytes } as const;
  switch (speech?.kind) {
    case undefined:
      return sentenceOf(failure);
    case "byte-order":
      return `${explain(failure).what}. Read backwards the length is plausible. ${explain({ kind: "other-byte-order", address: "" }).cure}`;
    case "tls":
      return `${explain(failure).what}. Its first bytes are those of TLS. ${explain({ kind: "speaks-tls", address: "" }).cure}`;
    case "other":
      return `${explain(failure).what}. Its first bytes are those of ${speech.speaker}: nothing to mend here, unless it was meant to be an actor system.`;
  }
}

function swapBytes(value: number): number {
  return (((value & 255) << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24)) >>> 0;
}
