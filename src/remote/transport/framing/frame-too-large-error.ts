import { RitsemError } from "../../../base/index.ts";

/** A peer announced a frame above the limit. The connection cannot go on: where the next frame starts is unknown. */
export class FrameTooLargeError extends RitsemError {
  readonly code = "RITSEM_REMOTE_FRAME_TOO_LARGE";
  readonly frameBytes: number;
  readonly limitBytes: number;

  /** `frameBytes` is the length as read with `isLittleEndian`; from it the text guesses what the peer really speaks. */
  constructor(frameBytes: number, limitBytes: number, isLittleEndian: boolean) {
    super(
      `A peer announced a frame of ${frameBytes} bytes, limit ${limitBytes} bytes. ${likelyReason(frameBytes, limitBytes, isLittleEndian)}`,
    );
    this.frameBytes = frameBytes;
    this.limitBytes = limitBytes;
  }
}

/** First bytes of what commonly knocks on an open port. */
const FOREIGN_STARTS: readonly (readonly [start: string, speaker: string])[] = [
  ["GET ", "an HTTP client"],
  ["HEAD", "an HTTP client"],
  ["POST", "an HTTP client"],
  ["PUT ", "an HTTP client"],
  ["OPTI", "an HTTP client"],
  ["PRI ", "an HTTP/2 client"],
  ["SSH-", "an SSH client"],
  ["\x16\x03", "a TLS client, while this port speaks plain TCP"],
];

function likelyReason(frameBytes: number, limitBytes: number, isLittleEndian: boolean): string {
  const onTheWire = isLittleEndian ? swapBytes(frameBytes) : frameBytes; // most significant byte = first byte received
  const text = String.fromCharCode(onTheWire >>> 24, (onTheWire >>> 16) & 255, (onTheWire >>> 8) & 255, onTheWire & 255);
  for (const [start, speaker] of FOREIGN_STARTS) {
    if (text.startsWith(start))
      return `Its first bytes are those of ${speaker}: nothing to mend here, unless it was meant to be an actor system.`;
  }
  if (frameBytes > 0xff_ffff && swapBytes(frameBytes) <= limitBytes) {
    return "Read backwards the length is plausible: give both systems the same akka.remote.dot-netty.tcp.byte-order.";
  }
  return "Raise akka.remote.dot-netty.tcp.maximum-frame-size on both systems, or let it send smaller messages.";
}

function swapBytes(value: number): number {
  return (((value & 255) << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24)) >>> 0;
}
