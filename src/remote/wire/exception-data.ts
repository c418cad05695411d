import { lengthDelimitedTag } from "./field-tag.ts";
import { NULL_PAYLOAD, type Payload, readPayload, writePayload } from "./payload.ts";
import type { ProtoReader } from "./proto-reader.ts";
import { encodeMessage, type ProtoWriter } from "./proto-writer.ts";

/** An exception as Akka.NET sends it. No exception at all is `undefined` here, and an empty message on the wire. */
export interface ExceptionData {
  /** .NET type name with assembly, such as `System.Exception, System.Private.CoreLib`. Never empty: that would mean null. */
  readonly typeName: string;
  /** Its message. */
  readonly message: string;
  /** Empty when it was never thrown. */
  readonly stackTrace: string;
  /** Assembly that threw; empty when it was never thrown. */
  readonly source: string;
  /** The inner exception. */
  readonly inner: ExceptionData | undefined;
  /** What the exception's class adds in its serialization data, in order. */
  readonly customFields: ReadonlyMap<string, Payload>;
  /** Second assembly name to try; `mscorlib` for base library exceptions. */
  readonly typeForwardedFrom: string;
}

const TYPE_NAME = lengthDelimitedTag(1);
const MESSAGE = lengthDelimitedTag(2);
const STACK_TRACE = lengthDelimitedTag(3);
const SOURCE = lengthDelimitedTag(4);
const INNER = lengthDelimitedTag(5);
const CUSTOM_FIELDS = lengthDelimitedTag(6);
const TYPE_FORWARDED_FROM = lengthDelimitedTag(7);

const ENTRY_KEY = lengthDelimitedTag(1);
const ENTRY_VALUE = lengthDelimitedTag(2);

/** `undefined` when no type name is there, which is how a null exception travels. */
export function readExceptionData(reader: ProtoReader): ExceptionData | undefined {
  let typeName = "";
  let message = "";
  let stackTrace = "";
  let source = "";
  let inner: ExceptionData | undefined;
  const customFields = new Map<string, Payload>();
  let typeForwardedFrom = "";
  while (reader.next()) {
    switch (reader.tag) {
      case TYPE_NAME:
        typeName = reader.string();
        break;
      case MESSAGE:
        message = reader.string();
        break;
      case STACK_TRACE:
        stackTrace = reader.string();
        break;
      case SOURCE:
        source = reader.string();
        break;
      case INNER:
        inner = reader.message(readExceptionData);
        break;
      case CUSTOM_FIELDS: {
        const [key, value] = reader.message(readEntry);
        customFields.set(key, value);
        break;
      }
      case TYPE_FORWARDED_FROM:
        typeForwardedFrom = reader.string();
        break;
      default:
        reader.skip();
    }
  }
  if (typeName === "") return undefined;
  return { typeName, message, stackTrace, source, inner, customFields, typeForwardedFrom };
}

/** The bytes of an exception that is the value of another one's field. */
export function encodeExceptionData(exception: ExceptionData): Uint8Array {
  return encodeMessage(exception, writeExceptionData);
}

export function writeExceptionData(writer: ProtoWriter, exception: ExceptionData | undefined): void {
  if (exception === undefined) return;
  writer.string(TYPE_NAME, exception.typeName);
  writer.string(MESSAGE, exception.message);
  writer.string(STACK_TRACE, exception.stackTrace);
  writer.string(SOURCE, exception.source);
  writer.message(INNER, exception.inner, writeExceptionData);
  for (const entry of exception.customFields) writer.message(CUSTOM_FIELDS, entry, writeEntry);
  writer.string(TYPE_FORWARDED_FROM, exception.typeForwardedFrom);
}

function readEntry(reader: ProtoReader): readonly [string, Payload] {
  let key = "";
  let value = NULL_PAYLOAD;
  while (reader.next()) {
    switch (reader.tag) {
      case ENTRY_KEY:
        key = reader.string();
        break;
      case ENTRY_VALUE:
        value = reader.message(readPayload);
        break;
      default:
        reader.skip();
    }
  }
  return [key, value];
}

function writeEntry(writer: ProtoWriter, [key, value]: readonly [string, Payload]): void {
  writer.string(ENTRY_KEY, key);
  writer.message(ENTRY_VALUE, value, writePayload);
}
