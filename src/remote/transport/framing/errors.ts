import { RitsemError } from "../../../base/index.ts";
import { type ConnectionFailure, explain, sentenceOf } from "../../explanation/index.ts";

/** A peer announced a frame above the limit. The connection cannot go on: where the next frame starts is unknown. */
export class FrameTooLargeError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_FRAME_TOO_LARGE";
  /** The length that was announced. Unit: bytes. */
  readonly frameBytes: number;
  /** The limit. Unit: bytes. */
  readonly limitBytes: number;
  /** What the peer seems to speak instead of frames; `undefined` when it may be a frame. */
  readonly speech: ForeignSpeech | undefined;

  /**
   * `frameBytes` is the length as read with `isLittleEndian`; from it the text guesses the peer's protocol. `settingsKey` is the
   * section of the transport, empty if unknown, and `limitName` the setting in it that is the limit.
   */
  constructor(frameBytes: number, limitBytes: number, isLittleEndian: boolean, settingsKey = "", limitName = "maximum-frame-size") {
    const speech = speechOf(frameBytes, limitBytes, isLittleEndian);
    super(textFrom({ kind: "frame-too-large", frameBytes, limitBytes, limitKey: settingIn(settingsKey, limitName) }, speech, settingsKey));
    this.frameBytes = frameBytes;
    this.limitBytes = limitBytes;
    this.speech = speech;
  }
}

/** `byte-order`: the length is plausible in the opposite byte order. Otherwise the peer's protocol: `tls`, or a name such as `an HTTP server`. */
export type ForeignSpeech = { readonly kind: "byte-order" | "tls" } | { readonly kind: "other"; readonly speaker: string };

/** First bytes of protocols that are common on open ports. */
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

function settingIn(settingsKey: string, name: string): string {
  return settingsKey === "" ? name : `${settingsKey}.${name}`;
}

function textFrom(failure: ConnectionFailure, speech: ForeignSpeech | undefined, settingsKey: string): string {
  switch (speech?.kind) {
    case undefined:
      return sentenceOf(failure);
    case "byte-order":
      return `${explain(failure).what}. The length is plausible in the opposite byte order. ${explain({ kind: "other-byte-order", address: "", settingsKey }).cure}`;
    case "tls":
      return `${explain(failure).what}. Its first bytes are those of TLS. ${explain({ kind: "speaks-tls", address: "", settingsKey }).cure}`;
    case "other":
      return `${explain(failure).what}. Its first bytes are those of ${speech.speaker}: there is nothing to fix here unless it should be an actor system.`;
  }
}

function swapBytes(value: number): number {
  return (((value & 255) << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24)) >>> 0;
}
