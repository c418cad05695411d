import { MalformedPayloadError, UnknownManifestError, UnserializableValueError } from "../values/errors.ts";
import type { Serializer } from "./serializer.ts";
import { Utf8 } from "../json/utf8.ts";
import { Pinned } from "../members/pinned.ts";

const LONG_FORM = /^System\.(String|Int32|Int64), (?:System\.Private\.CoreLib|mscorlib)$/;

type Kind = "string" | "int" | "long";

const KIND_OF: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ["S", "string"],
  ["I", "int"],
  ["L", "long"],
  ["System.String, System.Private.CoreLib", "string"],
  ["System.Int32, System.Private.CoreLib", "int"],
  ["System.Int64, System.Private.CoreLib", "long"],
  ["System.String, mscorlib", "string"],
  ["System.Int32, mscorlib", "int"],
  ["System.Int64, mscorlib", "long"],
]);

const SHORT_MANIFESTS: Readonly<Record<Kind, string>> = { string: "S", int: "I", long: "L" };
const LONG_MANIFESTS: Readonly<Record<Kind, string>> = {
  string: "System.String, System.Private.CoreLib",
  int: "System.Int32, System.Private.CoreLib",
  long: "System.Int64, System.Private.CoreLib",
};

/**
 * Strings, 32-bit numbers and 64-bit bigints as whole messages; Akka.NET's PrimitiveSerializers, 17. INTEROP: little endian, as on every platform
 * Akka.NET supports; extra bytes are ignored.
 * @hotpath `bench/json`
 */
export class PrimitiveSerializer implements Serializer {
  /** Id of the serializer on the wire. */
  readonly identifier: number;
  readonly #manifests: Readonly<Record<Kind, string>>;
  readonly #utf8 = new Utf8();
  #lastManifest = "S";
  #lastKind: Kind = "string";

  /** Both forms of manifest are always read; `usesShortManifests` decides which one is written. */
  constructor(identifier: number, usesShortManifests: boolean) {
    this.identifier = identifier;
    this.#manifests = usesShortManifests ? SHORT_MANIFESTS : LONG_MANIFESTS;
  }

  /** The manifest that a reader needs for `message`. */
  manifestOf(message: unknown): string {
    return this.#manifests[kindOf(message)];
  }

  /** The bytes of `message`. */
  toBytes(message: unknown): Uint8Array {
    const value = message instanceof Pinned ? message.value : message;
    if (typeof value === "string") return this.#utf8.encode(value);
    const bytes = new Uint8Array(kindOf(message) === "int" ? 4 : 8);
    this.encodeInto(message, bytes, 0);
    return bytes;
  }

  /** Writes `message` into `target` at `offset`. Returns the offset after the last byte, or -1 if it does not fit. */
  encodeInto(message: unknown, target: Uint8Array, offset: number): number {
    const kind = kindOf(message);
    const value = message instanceof Pinned ? message.value : message;
    if (kind === "string") return this.#utf8.encodeInto(value as string, target, offset);
    const end = offset + (kind === "int" ? 4 : 8);
    if (end > target.length) return -1;
    if (kind === "int") {
      writeInt32(value as number, target, offset);
      return end;
    }
    const long = checkedLong(value as bigint);
    writeInt32(Number(BigInt.asIntN(32, long)), target, offset);
    writeInt32(Number(long >> 32n), target, offset + 4);
    return end;
  }

  /** Reads what `toBytes` wrote. */
  fromBytes(bytes: Uint8Array, manifest: string): unknown {
    return this.decodeFrom(bytes, 0, bytes.length, manifest);
  }

  /** The same of `source[start..end)`. */
  decodeFrom(source: Uint8Array, start: number, end: number, manifest: string): unknown {
    const kind = this.#kindOf(manifest);
    if (kind === "string") return this.#text(source, start, end, manifest);
    const size = kind === "int" ? 4 : 8;
    if (end - start < size) throw malformed(`${end - start} bytes where ${size} are needed`, manifest);
    const low = readInt32(source, start);
    return kind === "int" ? low : (BigInt(readInt32(source, start + 4)) << 32n) | BigInt(low >>> 0);
  }

  /** A manifest is mostly the same text as the one before, which is faster to see than to look up. */
  #kindOf(manifest: string): Kind {
    if (manifest === this.#lastManifest) return this.#lastKind;
    const kind = KIND_OF.get(manifest) ?? kindFrom(manifest);
    this.#lastManifest = manifest;
    this.#lastKind = kind;
    return kind;
  }

  #text(source: Uint8Array, start: number, end: number, manifest: string): string {
    try {
      return this.#utf8.decode(source, start, end);
    } catch (cause) {
      throw malformed("not UTF-8", manifest, cause);
    }
  }
}

function kindOf(message: unknown): Kind {
  if (typeof message === "string") return "string";
  if (typeof message === "bigint") return "long";
  if (typeof message === "number" && (message | 0) === message) return "int";
  if (message instanceof Pinned) return typeof message.value === "bigint" ? "long" : checkedInt(message.value);
  throw new UnserializableValueError(
    `The serializer of primitives writes strings, 32-bit whole numbers and bigints, not a ${typeof message}.`,
  );
}

function checkedInt(value: unknown): "int" {
  if (typeof value === "number" && (value | 0) === value) return "int";
  throw new UnserializableValueError(`${String(value)} is not an int: expected a whole number from -2147483648 to 2147483647.`);
}

function checkedLong(value: bigint): bigint {
  if (value === BigInt.asIntN(64, value)) return value;
  throw new UnserializableValueError(`${value} does not fit into an Int64. Send it as a string, or as decimal("…") up to 96 bits.`);
}

function kindFrom(manifest: string): Kind {
  const type = LONG_FORM.exec(manifest.replace(/, (?:Version|Culture|PublicKeyToken)=[^,]*/g, ""))?.[1];
  const kind = type === undefined ? undefined : ({ String: "string", Int32: "int", Int64: "long" } as const)[type as "String"];
  if (kind !== undefined) return kind;
  throw new UnknownManifestError(
    `Refused a message for the serializer of primitives with manifest "${manifest.slice(0, 200)}": it knows string (S), int (I) and long (L) and their .NET names only.`,
  );
}

function writeInt32(value: number, target: Uint8Array, offset: number): void {
  target[offset] = value;
  target[offset + 1] = value >> 8;
  target[offset + 2] = value >> 16;
  target[offset + 3] = value >> 24;
}

function readInt32(bytes: Uint8Array, offset: number): number {
  return (
    (bytes[offset] as number) |
    ((bytes[offset + 1] as number) << 8) |
    ((bytes[offset + 2] as number) << 16) |
    ((bytes[offset + 3] as number) << 24)
  );
}

function malformed(reason: string, manifest: string, cause?: unknown): MalformedPayloadError {
  return new MalformedPayloadError(`Cannot read a message: ${reason} [serializer of primitives, manifest "${manifest.slice(0, 200)}"].`, {
    cause,
  });
}
