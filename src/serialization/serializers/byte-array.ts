import { UnknownManifestError, UnserializableValueError } from "../values/errors.ts";
import type { Serializer } from "./serializer.ts";

/** A `Uint8Array` as it is; Akka.NET's ByteArraySerializer, 4. */
export class ByteArraySerializer implements Serializer {
  /** Id of the serializer on the wire. */
  readonly identifier: number;

  constructor(identifier: number) {
    this.identifier = identifier;
  }

  /** Always empty. INTEROP: with a manifest that it cannot resolve Akka.NET fails the message. */
  manifestOf(): string {
    return "";
  }

  /** The message itself, not a copy: it is a value from `tell` on. */
  toBytes(message: unknown): Uint8Array {
    return checkedBytes(message);
  }

  /** Writes `message` into `target` at `offset`. Returns the offset after the last byte, or -1 if it does not fit. */
  encodeInto(message: unknown, target: Uint8Array, offset: number): number {
    const bytes = checkedBytes(message);
    if (bytes.length > target.length - offset) return -1;
    target.set(bytes, offset);
    return offset + bytes.length;
  }

  /** A copy: the buffer the bytes came in is used again. */
  fromBytes(bytes: Uint8Array, manifest: string): Uint8Array {
    if (manifest !== "" && !manifest.startsWith("System.Byte[], ")) {
      throw new UnknownManifestError(
        `Refused a message for the serializer of bytes with manifest "${manifest.slice(0, 200)}": it has none.`,
      );
    }
    return Uint8Array.from(bytes);
  }
}

function checkedBytes(message: unknown): Uint8Array {
  if (message instanceof Uint8Array) return message;
  throw new UnserializableValueError(`The serializer of bytes writes a Uint8Array, not a ${typeof message}.`);
}
