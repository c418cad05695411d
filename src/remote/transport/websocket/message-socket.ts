import type { Address } from "../../../actor/index.ts";

/** One open WebSocket, of whichever host. Nothing is delivered before `resume`, and nothing that arrived before is lost. */
export interface MessageSocket {
  /** The other end, for log lines: `127.0.0.1:49152`. */
  readonly remoteEndpoint: string;
  /** Bytes given to `send` that have not left yet. */
  readonly bufferedBytes: number;
  /** Call once, before `resume`. */
  attach(events: MessageSocketEvents): void;
  /** Delivers what arrives from now on. */
  resume(): void;
  /** Delivers nothing new until `resume`; what the host has read already may still come. Without effect on hosts that cannot stop reading. */
  pause(): void;
  /** Sends one binary message, which belongs to the socket from now on. */
  send(message: Uint8Array): void;
  /** Closes after what was sent has left. `code` is 1000, or of those that applications may use: 4000 to 4999. */
  close(code: number, reason: string): void;
  /** Closes at once. */
  terminate(): void;
  /** Why the peer may not have the address `claimed`; `undefined` if it may. Absent on hosts without proofs. */
  refusalOf?(claimed: Address): Error | undefined;
}

/** What happens to a {@link MessageSocket}. */
export interface MessageSocketEvents {
  /** One binary message, valid until this returns. */
  onMessage(bytes: Uint8Array): void;
  /** Some of `bufferedBytes` have left. */
  onSent(): void;
  /** Exactly once, after the last message. */
  onClosed(end: SocketEnd): void;
}

/** How a {@link MessageSocket} ended. */
export type SocketEnd =
  /** A side closed it, with a code that means no failure. */
  | { readonly kind: "in-order" }
  /** The other side closed it because of a failure. */
  | { readonly kind: "closed"; readonly code: number; readonly reason: string }
  /** It broke without a close frame. */
  | { readonly kind: "lost"; readonly cause?: Error }
  /** The other side broke the rules, and this side closed it. `what` completes "the peer …". */
  | { readonly kind: "violation"; readonly what: string };

/** 1000: normal; 1001: the page or the process is going away; 1005: no code was given. */
const IN_ORDER: readonly number[] = [1000, 1001, 1005];
/** Stands for a connection that broke; it is never on the wire. */
const BROKE = 1006;

/** What a close code of the other side means. */
export function socketEndOf(code: number, reason: string): SocketEnd {
  if (IN_ORDER.includes(code)) return { kind: "in-order" };
  return code === BROKE ? { kind: "lost" } : { kind: "closed", code, reason };
}

/** What ended a connection whose other side sent a text. */
export const SENT_TEXT: Extract<SocketEnd, { readonly kind: "violation" }> = {
  kind: "violation",
  what: "sent a text message, and only binary messages carry frames",
};
/** Codes with which this side ends a connection whose other side broke the rules. Browsers may use 4000 to 4999 only. */
export const CLOSE_CODES = { inOrder: 1000, notFrames: 4002, text: 4003, tooLarge: 4009 } as const;
