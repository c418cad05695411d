import { InvalidArgumentError, reasonOf } from "../../base/index.ts";
import { Decimal, double, float, int, long } from "../../serialization/index.ts";

const READERS = {
  string: (text: string): unknown => text,
  int: (text: string): unknown => int(numberFrom(text, (value) => value === (value | 0), "a whole number from -2147483648 to 2147483647")),
  long: (text: string): unknown => long(bigintFrom(text)),
  float: (text: string): unknown => float(numberFrom(text, Number.isFinite, "a number")),
  double: (text: string): unknown => double(numberFrom(text, Number.isFinite, "a number")),
  decimal: (text: string): unknown => Decimal.parse(text),
  bool: (text: string): unknown => booleanFrom(text),
  bytes: (text: string): unknown => bytesFrom(text),
  json: (text: string): unknown => jsonFrom(text),
} as const;

/** How MESSAGE is read: the .NET type of the message. */
export type MessageKind = keyof typeof READERS;
export const MESSAGE_KINDS = Object.keys(READERS) as MessageKind[];

/** Reads a message from `text`. Throws {@link InvalidArgumentError}. */
export function messageFrom(text: string, kind: MessageKind): unknown {
  try {
    return READERS[kind](text);
  } catch (cause) {
    if (cause instanceof InvalidArgumentError) throw cause;
    throw new InvalidArgumentError(`"${text}" is not a valid ${kind}: ${reasonOf(cause)}`, { cause });
  }
}

function numberFrom(text: string, fits: (value: number) => boolean, expected: string): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (fits(value)) return value;
  throw new InvalidArgumentError(`"${text}" is not ${expected}.`);
}

function bigintFrom(text: string): bigint {
  const value = /^-?\d{1,19}$/.test(text) ? BigInt(text) : undefined;
  if (value !== undefined && value === BigInt.asIntN(64, value)) return value;
  throw new InvalidArgumentError(`"${text}" is not a whole number of 64 bits.`);
}

function booleanFrom(text: string): boolean {
  if (text === "true" || text === "false") return text === "true";
  throw new InvalidArgumentError(`"${text}" is neither true nor false.`);
}

function bytesFrom(text: string): Uint8Array {
  if (/^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0) return new Uint8Array(Buffer.from(text, "base64"));
  throw new InvalidArgumentError(`"${text}" is not base64.`);
}

function jsonFrom(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (value !== null) return value;
  throw new InvalidArgumentError("null is not a message. Send an object, a string, a number or a boolean.");
}
