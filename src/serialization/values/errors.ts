import { RitsemError } from "../../base/index.ts";

/** The root of what goes wrong between a message and its bytes. One subclass per reaction a caller may have. */
export abstract class SerializationError extends RitsemError {}

/** A message was sent whose type nothing was registered for; the error's text holds the line to write. */
export class UnregisteredMessageError extends SerializationError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_SERIALIZATION_UNREGISTERED_MESSAGE";
}

/** A message cannot be written: a member has a value its declared type cannot hold, or the message is null or a function. */
export class UnserializableValueError extends SerializationError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_SERIALIZATION_UNSERIALIZABLE_VALUE";
}

/** A message would become more bytes than its sender can use, such as those of a frame. Writing stopped there. */
export class PayloadTooLargeError extends SerializationError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_SERIALIZATION_PAYLOAD_TOO_LARGE";
  /** What had been written. The whole payload is larger. Unit: bytes. */
  readonly writtenBytes: number;
  /** Unit: bytes. */
  readonly limitBytes: number;

  constructor(writtenBytes: number, limitBytes: number) {
    super(`The payload has at least ${writtenBytes} bytes, limit ${limitBytes} bytes. Send a smaller message.`);
    this.writtenBytes = writtenBytes;
    this.limitBytes = limitBytes;
  }
}

/** A registration contradicts itself or another one. Thrown by the registry, before any system runs. */
export class InvalidRegistrationError extends SerializationError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_SERIALIZATION_INVALID_REGISTRATION";
}

/** Bytes arrived for a serializer that this system does not have. */
export class UnknownSerializerError extends SerializationError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_SERIALIZATION_UNKNOWN_SERIALIZER";
}

/** Bytes arrived whose manifest, or a type named inside them, is not registered. Nothing was made of them. */
export class UnknownManifestError extends SerializationError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_SERIALIZATION_UNKNOWN_MANIFEST";
}

/** Bytes arrived that are not what their manifest promises: cut short, not JSON, a member out of range, too deep. */
export class MalformedPayloadError extends SerializationError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_SERIALIZATION_MALFORMED_PAYLOAD";
}

/** Bytes arrived that are well-formed, but break a rule of the schema that their type was registered with. */
export class SchemaViolationError extends SerializationError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_SERIALIZATION_SCHEMA_VIOLATION";
}
