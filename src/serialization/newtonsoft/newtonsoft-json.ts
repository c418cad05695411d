import { ByteSlab } from "./byte-slab.ts";
import { JsonReader } from "../json/json-reader.ts";
import { JsonWriter } from "../json/json-writer.ts";
import { readAny, writeAny } from "../members/any-value.ts";
import { isActorRef } from "../members/ref-members.ts";
import { Decimal } from "../values/decimal.ts";
import { isRitsemError, reasonOf } from "../../base/index.ts";
import { Double, Single } from "../values/exact-number.ts";
import { isTextValue } from "../values/text-value.ts";
import {
  MalformedPayloadError,
  PayloadTooLargeError,
  SchemaViolationError,
  UnknownManifestError,
  UnregisteredMessageError,
  UnserializableValueError,
} from "../values/errors.ts";
import type { ActorRefResolver } from "../json/actor-ref-resolver.ts";
import type { Serializer } from "../serializers/serializer.ts";
import { QuickJson } from "../quick/quick-json.ts";
import { type TypeDirectory, unregistered } from "../types/type-directory.ts";
import { Utf8 } from "../json/utf8.ts";

/** Where writing stops when the caller names no limit. Unit: characters. */
const LONGEST_DOCUMENT = 128 * 1024 * 1024;

/**
 * JSON as Newtonsoft.Json writes it under Akka.NET's settings, with numbered objects and type names. Only
 * registered types are read or written; plain objects and arrays travel untyped.
 * @hotpath `bench/json`: see `quick/`, which takes the messages that look as they always do.
 */
export class NewtonsoftJson implements Serializer {
  readonly identifier: number;
  readonly #types: TypeDirectory;
  readonly #refs: ActorRefResolver<unknown>;
  readonly #maximumDepth: number;
  readonly #utf8 = new Utf8();
  readonly #slab = new ByteSlab();
  readonly #quick: QuickJson;

  constructor(identifier: number, types: TypeDirectory, refs: ActorRefResolver<unknown>, maximumDepth: number) {
    this.identifier = identifier;
    this.#types = types;
    this.#refs = refs;
    this.#maximumDepth = maximumDepth;
    this.#quick = new QuickJson(refs, maximumDepth);
  }

  /** Throws UnregisteredMessageError for an instance of a class that is neither registered nor a value. */
  assertWritable(message: object): void {
    const prototype = Object.getPrototypeOf(message) as object | null;
    const isKnown =
      prototype === null ||
      prototype === Object.prototype ||
      message instanceof Uint8Array ||
      isValue(message) ||
      isCollection(message) ||
      isActorRef(message) ||
      this.#types.codecOfPrototype(prototype) !== undefined;
    if (!isKnown) throw unregistered(message);
  }

  /** Always empty: the document names its types itself. */
  manifestOf(): string {
    return "";
  }

  toBytes(message: unknown, maximumBytes?: number): Uint8Array {
    const quickly = this.#slab.take((target, offset) => this.#writeQuickly(message, target, offset));
    if (quickly !== undefined && quickly.length <= (maximumBytes ?? LONGEST_DOCUMENT)) return quickly;
    return this.#utf8.encode(this.toText(message, maximumBytes));
  }

  encodeInto(message: unknown, target: Uint8Array, offset: number, maximumBytes?: number): number {
    return this.#writeQuickly(message, target, offset) ?? this.#utf8.encodeInto(this.toText(message, maximumBytes), target, offset);
  }

  /** The document as text. Throws `PayloadTooLargeError` once it is longer than `maximumCharacters`. */
  toText(message: unknown, maximumCharacters: number = LONGEST_DOCUMENT): string {
    const out = new JsonWriter(this.#types, this.#refs, this.#maximumDepth, maximumCharacters);
    try {
      const codec =
        typeof message === "object" && message !== null ? this.#types.codecOfPrototype(Object.getPrototypeOf(message)) : undefined;
      if (codec === undefined) writeAny(out, message);
      else codec.writeRoot(out, message as object);
    } catch (error) {
      throw writeFailure(error, message, out.path);
    }
    return out.text;
  }

  /** A manifest, which Akka.NET never sends, names the type of a document that does not name it itself. */
  fromBytes(bytes: Uint8Array, manifest: string): unknown {
    return this.decodeFrom(bytes, 0, bytes.length, manifest);
  }

  decodeFrom(source: Uint8Array, start: number, end: number, manifest: string): unknown {
    const quickly = manifest === "" ? this.#quick.read(source, start, end) : undefined;
    if (quickly !== undefined) return quickly;
    let reader: JsonReader | undefined;
    try {
      reader = new JsonReader(this.#utf8.decode(source, start, end), this.#types, this.#refs, this.#maximumDepth);
      const value = this.#read(reader, manifest);
      reader.expectEnd();
      if (value === null) reader.fail("null cannot be a message");
      return value;
    } catch (error) {
      throw readFailure(error, this.identifier, manifest, reader);
    }
  }

  #read(reader: JsonReader, manifest: string): unknown {
    if (manifest === "") return this.#readSelfDescribing(reader);
    const type = this.#types.readerOf(manifest);
    const expected = "read" in type ? (type as { read(reader: JsonReader): unknown }) : undefined;
    return expected === undefined ? readAny(reader) : expected.read(reader);
  }

  #readSelfDescribing(reader: JsonReader): unknown {
    const value = readAny(reader);
    if (typeof value !== "object" || value === null) return value;
    const quick = this.#types.codecOfPrototype(Object.getPrototypeOf(value) as object)?.quickRoot;
    if (quick !== undefined) this.#quick.expect(quick);
    return value;
  }

  /** As the plain writer, or `undefined`. */
  #writeQuickly(message: unknown, target: Uint8Array, offset: number): number | undefined {
    if (typeof message !== "object" || message === null) return undefined;
    const quick = this.#types.codecOfPrototype(Object.getPrototypeOf(message) as object)?.quickRoot;
    return quick === undefined ? undefined : this.#quick.write(quick, message, target, offset);
  }
}

/** What the document's own rules have a form for, or what was read from a document that named its type. */
function isCollection(message: object): boolean {
  return Array.isArray(message) || message instanceof Map || message instanceof Set;
}

function isValue(message: object): boolean {
  return message instanceof Decimal || message instanceof Double || message instanceof Single || isTextValue(message);
}

function writeFailure(error: unknown, message: unknown, path: readonly string[]): unknown {
  if (error instanceof PayloadTooLargeError) return error;
  if (isRitsemError(error) && path.length === 0 && !(error instanceof UnserializableValueError)) return error;
  const type =
    typeof message === "object" && message !== null
      ? (Object.getPrototypeOf(message)?.constructor?.name ?? "a plain object")
      : typeof message;
  const text = `Cannot send ${type}${path.length === 0 ? "" : `, member ${pathText(path)}`}: ${reasonOf(error)}`;
  return error instanceof UnregisteredMessageError
    ? new UnregisteredMessageError(text, { cause: error })
    : new UnserializableValueError(text, { cause: error });
}

function readFailure(error: unknown, identifier: number, manifest: string, reader: JsonReader | undefined): unknown {
  const path = reader?.path ?? [];
  const where = `serializer ${identifier} (JSON), manifest "${manifest.slice(0, 200)}"${path.length === 0 ? "" : `, member ${pathText(path)}`}`;
  const text = `${reasonOf(error)} [${where}]`;
  if (error instanceof UnknownManifestError) return new UnknownManifestError(text, { cause: error });
  if (error instanceof SchemaViolationError) return new SchemaViolationError(`Refused a message: ${text}`, { cause: error });
  return new MalformedPayloadError(`Cannot read a message: ${text}`, { cause: error });
}

function pathText(path: readonly string[]): string {
  const shown = path.length > 12 ? [...path.slice(0, 6), "…", ...path.slice(-5)] : path;
  return shown.join(".").replaceAll(".[", "[").slice(0, 300);
}
