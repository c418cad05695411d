import { withoutAssembly } from "../../base/index.ts";
import { type ErrorRegistration, type PayloadSerialization } from "../../serialization/index.ts";
import { type ExceptionData, encodeExceptionData } from "../wire/exception-data.ts";
import { NULL_PAYLOAD, type Payload } from "../wire/payload.ts";
import { AKKA_EXCEPTION_READERS, akkaExceptionOf } from "./akka-exceptions.ts";
import { EXCEPTION_TYPE, originOf, RemoteException, withOrigin } from "./remote-exception.ts";

/** Causes of causes that travel. Errors may go round in a circle, and a supervisor learns nothing from the twentieth. */
const DEEPEST_CAUSE = 8;
/** Characters of a text or stack that travel, half as many for each cause: a failure that does not fit into a frame would never reach its supervisor. */
const LONGEST_TEXT = 4000;
/** Bytes of the fields of an error and its causes that travel. An exception with more becomes a plain one, for the same reason. */
const MOST_FIELD_BYTES = 12 * 1024;

const NO_FIELDS: ReadonlyMap<string, Payload> = new Map();
/** INTEROP: how Akka.NET marks the value of a field that is an exception itself. */
const NESTED = { serializerId: 2, manifest: "Akka.Remote.Serialization.Proto.Msg.ExceptionData, Akka.Remote" };

/** Bytes of fields that may still be written. */
interface Budget {
  left: number;
}

/**
 * Errors as they travel, and back. An error that came from another system goes on as it came; one whose class the registry gives a .NET name
 * travels under that name with its fields; those that Akka.NET has too travel under their names there; every other as a plain
 * `System.Exception`, with its own name in front of its stack.
 * INTEROP: .NET drops the whole message if it cannot load an exception's type, or if a field that its class reads is missing.
 */
export class ExceptionMapping {
  readonly #payloads: PayloadSerialization;
  readonly #registrations: readonly ErrorRegistration[];

  constructor(payloads: PayloadSerialization, registrations: readonly ErrorRegistration[]) {
    this.#payloads = payloads;
    this.#registrations = registrations;
  }

  dataFrom(error: Error): ExceptionData {
    return this.#dataFrom(error, 0, { left: MOST_FIELD_BYTES });
  }

  /** Never throws: a field that cannot be read is missing. */
  errorFrom(data: ExceptionData): Error {
    const cause = data.inner === undefined ? undefined : this.errorFrom(data.inner);
    const error = this.#instanceFrom(data, cause) ?? new RemoteException(data, cause === undefined ? {} : { cause });
    return withOrigin(error, { ...data, customFields: copied(data.customFields) });
  }

  #dataFrom(error: Error, depth: number, budget: Budget): ExceptionData {
    const origin = originOf(error);
    if (origin !== undefined) return resent(origin, depth, budget);
    const { typeName, fields } = this.#formOf(error, depth, budget);
    const inner = error.cause instanceof Error && depth < DEEPEST_CAUSE ? this.#dataFrom(error.cause, depth + 1, budget) : undefined;
    const data = { typeName, message: error.message, stackTrace: error.stack ?? "", source: "", inner, customFields: fields };
    return shortened({ ...data, typeForwardedFrom: typeName.endsWith(", System.Private.CoreLib") ? "mscorlib" : "" }, depth);
  }

  #formOf(error: Error, depth: number, budget: Budget): { readonly typeName: string; readonly fields: ReadonlyMap<string, Payload> } {
    try {
      const registration = this.#registrationOf(error);
      const akka = registration === undefined ? akkaExceptionOf(error) : undefined;
      const values = registration === undefined ? Object.entries(akka?.fieldsOf(error) ?? {}) : fieldValues(registration, error);
      const fields = new Map(values.map(([name, value]) => [name, this.#payloadOf(value, depth, budget)]));
      if (takeFrom(budget, fields)) return { typeName: registration?.names[0] ?? akka?.typeName ?? EXCEPTION_TYPE, fields };
    } catch {} // a field that cannot be written: the failure itself must reach its supervisor all the same
    return { typeName: EXCEPTION_TYPE, fields: NO_FIELDS };
  }

  /** The nearest registered class in the error's prototype chain. */
  #registrationOf(error: Error): ErrorRegistration | undefined {
    if (this.#registrations.length === 0) return undefined;
    for (let prototype: unknown = Object.getPrototypeOf(error); prototype !== null; prototype = Object.getPrototypeOf(prototype)) {
      const found = this.#registrations.find(({ type }) => type.prototype === prototype);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #payloadOf(value: unknown, depth: number, budget: Budget): Payload {
    if (value === undefined || value === null) return NULL_PAYLOAD;
    if (!(value instanceof Error)) return this.#payloads.serialize(value);
    if (depth >= DEEPEST_CAUSE) return NULL_PAYLOAD;
    return { ...NESTED, bytes: encodeExceptionData(this.#dataFrom(value, depth + 1, budget)) };
  }

  #instanceFrom(data: ExceptionData, cause: Error | undefined): Error | undefined {
    const { typeName, message } = data;
    const registration = this.#registrations.find(({ names }) => names.includes(typeName));
    if (registration !== undefined) return this.#registeredFrom(registration, data, cause);
    const reader = AKKA_EXCEPTION_READERS.find(({ typeNames }) => typeNames.includes(typeName));
    if (reader === undefined) return undefined;
    return reader.create(message, cause, reader.field === undefined ? undefined : this.#valueOf(data.customFields.get(reader.field)));
  }

  /** Creates an error of the class without calling its constructor, whose parameters are unknown. */
  #registeredFrom({ type, fields }: ErrorRegistration, data: ExceptionData, cause: Error | undefined): Error {
    const options = cause === undefined ? undefined : { cause };
    const error = Reflect.construct(Error, [data.message, options], type as unknown as NewableFunction) as Error & Record<string, unknown>;
    for (const { name, wireName, initial } of fields) error[name] = this.#valueOf(data.customFields.get(wireName)) ?? initial();
    if (error.name === "Error") error.name = type.name;
    return error;
  }

  #valueOf(payload: Payload | undefined): unknown {
    if (payload === undefined || payload.serializerId === 0 || payload.serializerId === NESTED.serializerId) return undefined;
    try {
      return this.#payloads.deserialize(payload.bytes, payload.serializerId, payload.manifest);
    } catch {
      return undefined;
    }
  }
}

function fieldValues({ fields }: ErrorRegistration, error: Error): readonly (readonly [string, unknown])[] {
  const values = error as unknown as Readonly<Record<string, unknown>>;
  return fields.map(({ name, wireName, payloadOf }) => [wireName, payloadOf(values[name])]);
}

/** An error that came from elsewhere, as it came. What would not fit into a frame makes it a plain exception with the same text. */
function resent(origin: ExceptionData, depth: number, budget: Budget): ExceptionData {
  const inner = origin.inner === undefined || depth >= DEEPEST_CAUSE ? undefined : resent(origin.inner, depth + 1, budget);
  if (takeFrom(budget, origin.customFields)) return shortened({ ...origin, inner }, depth);
  const stackTrace = `${withoutAssembly(origin.typeName)}: ${origin.message}\n${origin.stackTrace}`;
  return shortened({ ...origin, ...plain, stackTrace, inner }, depth);
}

const plain = { typeName: EXCEPTION_TYPE, customFields: NO_FIELDS, typeForwardedFrom: "mscorlib" };

function takeFrom(budget: Budget, fields: ReadonlyMap<string, Payload>): boolean {
  let bytes = 0;
  for (const [name, payload] of fields) bytes += name.length + payload.manifest.length + payload.bytes.length;
  if (bytes > budget.left) return false;
  budget.left -= bytes;
  return true;
}

/** INTEROP: payloads are views of the frame that they came in, which is used again. */
function copied(fields: ReadonlyMap<string, Payload>): ReadonlyMap<string, Payload> {
  return new Map([...fields].map(([name, payload]) => [name, { ...payload, bytes: payload.bytes.slice() }]));
}

function shortened(data: ExceptionData, depth: number): ExceptionData {
  const longest = LONGEST_TEXT >> depth;
  /** .NET Int16. */
  const short = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest)} … (${text.length} characters)`);
  return { ...data, message: short(data.message), stackTrace: short(data.stackTrace) };
}
