import type { JsonReader } from "../json/json-reader.ts";
import { quotedJson } from "../json/json-string.ts";
import type { JsonWriter } from "../json/json-writer.ts";
import { UnregisteredMessageError, UnserializableValueError } from "../values/errors.ts";
import { DateTime } from "../values/date-time.ts";
import { Decimal } from "../values/decimal.ts";
import { Double, Single } from "../values/exact-number.ts";
import { isoDateFrom } from "../values/iso-date.ts";
import { doubleText, jsonNumberText } from "../values/number-text.ts";
import { Pinned } from "./pinned.ts";
import { bigInteger, decimal, double, float, int, long, LONGEST_INTEGER } from "./number-members.ts";
import { isTextValue, textTypeNameOf } from "../values/text-value.ts";
import { isActorRef } from "./ref-members.ts";
import { bytes } from "./text-members.ts";

// Two sets of rules live here. A value that stands where .NET has a member of type `object`, or the whole message, follows
// .NET: 5 is written as Int32, and a bare 5 is read as Int64. Inside plain objects and arrays, which .NET sees as JObject and
// JArray, JSON's own rules hold: 5 is 5 both ways, and what JSON cannot say (bigint, NaN, DateTime) names its type.

const CORE = "System.Private.CoreLib";
const RESERVED_KEYS: ReadonlySet<string> = new Set(["__proto__", "$", "$id", "$ref", "$type", "$value", "$values"]);
const WHY_RESERVED = "in a document it would be taken for a type name or a reference";
const WHY_NOT_PROTO = "Ritsem nodes refuse it, since it could replace an object's prototype";

/** Writes a value by .NET's rules for `object`. Throws for what has no counterpart. */
export function writeAny(out: JsonWriter, value: unknown): void {
  if (typeof value === "number") {
    const isInt = (value | 0) === value && !Object.is(value, -0);
    out.text += isInt ? `{"$":"I${value}"}` : jsonNumberText(doubleText(value));
  } else if (typeof value === "bigint") {
    (isLong(value) ? long : bigInteger).codec.write(out, value);
  } else if (typeof value === "object" && isTextValue(value)) {
    out.text += `"${value}"`;
  } else {
    writeCommon(out, value);
  }
}

/** Reads a value by .NET's rules for `object`. */
export function readAny(reader: JsonReader): unknown {
  if (reader.isAtString()) {
    const text = reader.readString();
    return isoDateFrom(text) === undefined ? text : DateTime.parse(text); // INTEROP: DateParseHandling.DateTime
  }
  if (reader.isAtNumber()) {
    const text = reader.readNumberText();
    if (isWhole(text)) return bigintFrom(reader, text);
    return reader.types.keepsNumberTypes ? new Double(Number(text)) : Number(text);
  }
  return readCommon(reader);
}

function writeUntyped(out: JsonWriter, value: unknown): void {
  if (typeof value === "number") {
    if (Number.isFinite(value)) out.text += plainNumberText(value);
    else out.text += `{"$type":"System.Double, ${CORE}","$value":"${value}"}`;
  } else if (typeof value === "bigint") {
    const { codec } = isLong(value) ? long : bigInteger;
    out.text += `{"$type":"${codec.dotnetName}","$value":`;
    codec.write(out, value);
    out.text += "}";
  } else if (isTextValue(value)) {
    out.text += `{"$type":"${textTypeNameOf(value)}, ${CORE}","$value":"${value}"}`;
  } else if (value === undefined) {
    out.text += "null"; // in an array; in an object the member is left out
  } else {
    writeCommon(out, value);
  }
}

/** As JavaScript spells it, but never so that it could be taken for a bigint. */
function plainNumberText(value: number): string {
  if (Object.is(value, -0)) return "-0.0";
  const text = String(value);
  return Number.isSafeInteger(value) || !isWhole(text) ? text : `${text}.0`;
}

function readUntyped(reader: JsonReader): unknown {
  if (reader.isAtString()) return reader.readString();
  if (!reader.isAtNumber()) return readCommon(reader);
  const text = reader.readNumberText();
  const value = Number(text);
  return isWhole(text) && !Number.isSafeInteger(value) ? bigintFrom(reader, text) : value;
}

function writeCommon(out: JsonWriter, value: unknown): void {
  switch (typeof value) {
    case "string":
      out.text += quotedJson(value);
      return;
    case "boolean":
      out.text += value ? "true" : "false";
      return;
    case "object":
      writeObject(out, value);
      return;
    default:
      throw new UnserializableValueError(`a ${typeof value} cannot be sent.`);
  }
}

function writeObject(out: JsonWriter, value: object | null): void {
  if (value === null) out.text += "null";
  else if (Array.isArray(value) || value instanceof Map || value instanceof Set) writeCollection(out, value);
  else if (isActorRef(value)) out.writeRef(value);
  else if (value instanceof Pinned) out.types.writePinned(out, value.type, value.value);
  else if (value instanceof Decimal) decimal.codec.write(out, value);
  else if (value instanceof Double) double.codec.write(out, value.value);
  else if (value instanceof Single) float.codec.write(out, value.value);
  else if (value instanceof Uint8Array) bytes.codec.write(out, value);
  else if (!out.types.writeInstance(out, value)) writePlainObject(out, value);
}

function writeCollection(out: JsonWriter, value: readonly unknown[] | Map<unknown, unknown> | Set<unknown>): void {
  if (out.types.writeArrived(out, value)) return;
  if (Array.isArray(value)) {
    writeArray(out, value);
    return;
  }
  const [name, of] = value instanceof Map ? ["Map", "dictionaryOf(t.string, …)"] : ["Set", "setOf(…)"];
  throw new UnregisteredMessageError(
    `a ${name} does not say of what it is. Declare a member for it, or say it where it stands: pin(t.${of}, value).`,
  );
}

function writeArray(out: JsonWriter, elements: readonly unknown[]): void {
  out.enter();
  out.text += "[";
  for (let index = 0; index < elements.length; index += 1) {
    out.checkLength();
    if (index > 0) out.text += ",";
    try {
      writeUntyped(out, elements[index]);
    } catch (error) {
      out.path.unshift(`[${index}]`);
      throw error;
    }
  }
  out.text += "]";
  out.leave();
}

function writePlainObject(out: JsonWriter, value: object): void {
  out.enter();
  out.text += "{";
  writePlainMembers(out, value, false);
  out.text += "}";
  out.leave();
}

/** Writes the own members of `value` by JSON's rules, as what follows `{` or, when `isContinued`, an earlier member. */
export function writePlainMembers(out: JsonWriter, value: object, isContinued: boolean): void {
  let separator = isContinued ? "," : "";
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    if (RESERVED_KEYS.has(key)) {
      const why = key === "__proto__" ? WHY_NOT_PROTO : WHY_RESERVED;
      throw new UnserializableValueError(`a plain object cannot have a member "${key}": ${why}.`);
    }
    out.checkLength();
    out.text += `${separator}${quotedJson(key)}:`;
    separator = ",";
    try {
      writeUntyped(out, member);
    } catch (error) {
      out.path.unshift(key);
      throw error;
    }
  }
}

function readCommon(reader: JsonReader): unknown {
  if (reader.isAtObject()) return readObject(reader);
  if (reader.isAtArray()) return readArray(reader);
  if (reader.tryLiteral("true")) return true;
  if (reader.tryLiteral("false")) return false;
  if (reader.tryNull()) return null;
  reader.readNumberText(); // fails with the position
  return reader.fail("expected a value");
}

function readObject(reader: JsonReader): unknown {
  switch (reader.readHead()) {
    case "reference":
      return reader.referenced(reader.headReference);
    case "surrogate":
      return fromSurrogate(reader, reader.headSurrogate);
    case "members":
      if (reader.headType !== undefined) return readTyped(reader, reader.headType);
      return readPlainMembers(reader, {});
  }
}

function readTyped(reader: JsonReader, typeName: string): unknown {
  const type = reader.types.readerOf(typeName);
  const value = type.readRest(reader);
  reader.types.noteArrival(value, type);
  return value;
}

/**
 * Reads members by JSON's rules into `target`, behind the head. Refuses a member named `__proto__`, and a repeated member.
 * INTEROP: Newtonsoft.Json forgets the `$id` of a JObject, too.
 */
export function readPlainMembers<T extends object>(reader: JsonReader, target: T): T {
  if (!reader.hasMember()) return target;
  do {
    const key = reader.readKey();
    try {
      if (key === "__proto__" || Object.hasOwn(target, key))
        reader.fail(key === "__proto__" ? 'a member called "__proto__"' : "stands twice");
      (target as Record<string, unknown>)[key] = readUntyped(reader);
    } catch (error) {
      reader.path.unshift(key);
      throw error;
    }
  } while (reader.nextMember());
  return target;
}

function readArray(reader: JsonReader): unknown[] {
  reader.beginArray();
  if (!reader.hasElement()) return [];
  let result: unknown[] | undefined;
  try {
    result = [readUntyped(reader)]; // room for one: the first `push` makes room for 17, which is much for two characters of text
    while (reader.nextElement()) result.push(readUntyped(reader));
  } catch (error) {
    reader.path.unshift(`[${result?.length ?? 0}]`);
    throw error;
  }
  return result;
}

function fromSurrogate(reader: JsonReader, surrogate: string): unknown {
  const text = surrogate.slice(1);
  switch (surrogate.charAt(0)) {
    case "I":
      return int.codec.key?.read(text);
    case "F": {
      const value = float.codec.key?.read(text) as number;
      return reader.types.keepsNumberTypes ? new Single(value) : value;
    }
    case "M":
      return decimal.codec.key?.read(text);
    default:
      return reader.fail(`"${surrogate.slice(0, 40)}" is not a number: only the letters I, F and M are known`);
  }
}

function isLong(value: bigint): boolean {
  return value === BigInt.asIntN(64, value);
}

function isWhole(text: string): boolean {
  return !/[.eE]/.test(text);
}

function bigintFrom(reader: JsonReader, text: string): bigint {
  return text.length > LONGEST_INTEGER ? reader.fail(`a whole number of ${text.length} digits, limit ${LONGEST_INTEGER}`) : BigInt(text);
}
