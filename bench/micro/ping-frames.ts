import { EnvelopeEncoder } from "../../src/remote/wire/envelope-encoder.ts";

const utf8 = new TextEncoder();

/** What is in a frame of the ping-pong, as texts and as bytes. The lengths make a frame of 196 bytes. */
export interface Ping {
  readonly recipientPath: string;
  readonly senderPath: string;
  readonly recipientBytes: Uint8Array;
  readonly senderBytes: Uint8Array;
}

export const SERIALIZER_ID = 17;
export const MANIFEST = "System.String, System.Private.CoreLib";
export const MANIFEST_BYTES = utf8.encode(MANIFEST);
export const PAYLOAD = utf8.encode("hit");
const PREFIX_BYTES = 4;

/** The pings of so many pairs of actors. */
export function pingsOf(pairs: number): readonly Ping[] {
  return Array.from({ length: pairs }, (_, pair) => {
    const digits = String(pair).padStart(3, "0");
    const recipientPath = `akka.tcp://ServerSystem@127.0.0.1:25520/user/echo-00${digits}#1234567${digits}`;
    const senderPath = `akka.tcp://SystemA@127.0.0.1:25510/user/c-${digits}#987654${digits}`;
    return { recipientPath, senderPath, recipientBytes: utf8.encode(recipientPath), senderBytes: utf8.encode(senderPath) };
  });
}

/** A block as a socket brings it: the frame of each ping, with its prefix. */
export function blockOf(pings: readonly Ping[]): Uint8Array {
  const encoder = new EnvelopeEncoder();
  for (const { recipientBytes, senderBytes } of pings) {
    encoder.append(recipientBytes, senderBytes, SERIALIZER_ID, MANIFEST_BYTES, PAYLOAD, 0, PAYLOAD.length, -1);
  }
  return encoder.takeBlock().slice();
}

/** Calls `onFrame` with the place of each frame in `block`, without its prefix, and returns the sum of what that returns. */
export function sumOfFrames(block: Uint8Array, onFrame: (start: number, end: number) => number): number {
  let sum = 0;
  for (let at = 0; at < block.length; ) {
    const start = at + PREFIX_BYTES;
    at = start + (block[at]! | (block[at + 1]! << 8));
    sum += onFrame(start, at);
  }
  return sum;
}
