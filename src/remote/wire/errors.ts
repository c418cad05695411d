import { RitsemError } from "../../base/index.ts";

/**
 * The bytes are not a message of the protocol. The rest of the connection cannot be read: close
 * the connection. A message inside a frame like that is only to be dropped, unless it was a numbered one.
 */
export class WireFormatError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_WIRE_FORMAT";
  /** Where in the array that was read the trouble was found. Unit: bytes. */
  readonly offset: number;

  constructor(detail: string, offset: number) {
    super(
      `Malformed remoting bytes at offset ${offset}: ${detail}. ` +
        "The sender does not speak Akka.Remote's protocol as Akka.NET 1.5 does, or the bytes were damaged on the way.",
    );
    this.offset = offset;
  }
}

/**
 * An envelope that is well-formed but lacks its recipient or its message. INTEROP: Akka.NET tears the association down with a
 * DISASSOCIATE instead of just closing the connection, hence a class of its own.
 */
export class IncompleteEnvelopeError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_WIRE_INCOMPLETE_ENVELOPE";

  constructor(missing: "recipient" | "message") {
    super(`A remote message arrived without ${missing === "recipient" ? "a recipient path" : "a message"}; disassociate from its sender.`);
  }
}
