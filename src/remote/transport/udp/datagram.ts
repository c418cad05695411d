/**
 * The datagrams of this transport: a magic byte, a kind, the token of the receiver's end of the connection (8 bytes), and what the kind needs.
 * A token is known to the two ends alone, so that only who sees their datagrams can send one that counts.
 */
export const KIND = {
  /** Asks for a connection. Token: the dialler's; then 8 zero bytes, so that the answer is no longer. */
  hello: 1,
  /** Answers a hello, without keeping anything. Token: the dialler's; then the listener's. */
  welcome: 2,
  /** Opens the connection, and proves that the welcome has reached its sender. Token: the listener's; then the dialler's. */
  open: 3,
  /** Confirms the opening. */
  opened: 4,
  /** Frames. Then the number of the datagram, from 1, and whole frames, each with its length in front. */
  data: 5,
  /** Confirms data. Then the number up to which it has been read, or is lost. */
  ack: 6,
  /** Asks for an ack. Then the number up to which data was sent. */
  probe: 7,
  /** Ends the connection in order. */
  close: 8,
  /** Confirms the end. */
  closed: 9,
  /** There is no such connection here any more, or it is refused. Token: that of what it answers. */
  gone: 10,
} as const;

/** One of {@link KIND}. */
export type Kind = (typeof KIND)[keyof typeof KIND];

/** A token, as a text of 8 characters from 0 to 255. */
export type Token = string;

/** Tells these datagrams from others, and the version of the rules. */
const MAGIC = 0xa1;
const TOKEN_BYTES = 8;
/** Magic byte, kind and token. */
const START_BYTES = 10;
/** Hello, welcome and open: the start and a second token. */
const WITH_TOKEN_BYTES = 18;
/** Data, ack and probe: the start and a number. */
export const DATA_HEADER_BYTES = 14;
/** What the operating system spends on a datagram beside its bytes, about. Unit: bytes. */
export const DATAGRAM_COST_BYTES = 1024;
export const LARGEST_NUMBER = 0xffff_ffff;

/** A datagram, read. */
export interface Datagram {
  readonly kind: Kind;
  readonly token: Token;
  /** The second token of hello, welcome and open; empty for others. */
  readonly otherToken: Token;
  /** The number of data, ack and probe; 0 for others. */
  readonly number: number;
}

/** Reads what anyone may have sent; undefined if it is no datagram of this transport. */
export function datagramFrom(bytes: Uint8Array): Datagram | undefined {
  if (bytes.length < START_BYTES || bytes[0] !== MAGIC) return undefined;
  const kind = bytes[1] as Kind;
  const token = tokenIn(bytes, 2);
  switch (kind) {
    case KIND.hello:
    case KIND.welcome:
    case KIND.open:
      return bytes.length === WITH_TOKEN_BYTES ? { kind, token, otherToken: tokenIn(bytes, START_BYTES), number: 0 } : undefined;
    case KIND.data:
      return bytes.length > DATA_HEADER_BYTES ? { kind, token, otherToken: "", number: numberIn(bytes) } : undefined;
    case KIND.ack:
    case KIND.probe:
      return bytes.length === DATA_HEADER_BYTES ? { kind, token, otherToken: "", number: numberIn(bytes) } : undefined;
    case KIND.opened:
    case KIND.close:
    case KIND.closed:
    case KIND.gone:
      return bytes.length === START_BYTES ? { kind, token, otherToken: "", number: 0 } : undefined;
    default:
      return undefined;
  }
}

/** A hello, welcome or open. */
export function datagramWithToken(kind: Kind, token: Token, otherToken: Token): Uint8Array {
  const bytes = started(kind, token, WITH_TOKEN_BYTES);
  for (let index = 0; index < otherToken.length; index += 1) bytes[START_BYTES + index] = otherToken.charCodeAt(index);
  return bytes;
}

/** An ack or a probe. */
export function datagramWithNumber(kind: Kind, token: Token, number: number): Uint8Array {
  const bytes = started(kind, token, DATA_HEADER_BYTES);
  writeNumber(bytes, number);
  return bytes;
}

/** An opened, close, closed or gone. */
export function bareDatagram(kind: Kind, token: Token): Uint8Array {
  return started(kind, token, START_BYTES);
}

/** Whole frames, behind a header whose number is not known yet. */
export function unnumberedData(token: Token, frames: Uint8Array): Uint8Array {
  const bytes = started(KIND.data, token, DATA_HEADER_BYTES + frames.length);
  bytes.set(frames, DATA_HEADER_BYTES);
  return bytes;
}

export function writeNumber(bytes: Uint8Array, number: number): void {
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(START_BYTES, number, true);
}

function started(kind: Kind, token: Token, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  bytes[0] = MAGIC;
  bytes[1] = kind;
  for (let index = 0; index < token.length; index += 1) bytes[2 + index] = token.charCodeAt(index);
  return bytes;
}

function tokenIn(bytes: Uint8Array, at: number): Token {
  return Buffer.from(bytes.buffer, bytes.byteOffset + at, TOKEN_BYTES).toString("latin1");
}

function numberIn(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(START_BYTES, true);
}
