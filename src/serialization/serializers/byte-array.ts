import { UnknownManifestError, UnserializableValueError } from "../values/errors.ts";
import type { Serializer } from "./serializer.ts";

/** Arrays of these sizes share memory of so many bytes: one that is kept keeps at most 32 times as many. Unit: bytes. */
const SMALLEST_SHARED = 256;
const LARGEST_SHARED = 2048;
const SHARED_BYTES = 8192;
/** Views of other kinds, such as `Float64Array`, must begin at a multiple of this. Unit: bytes. */
const ALIGNMENT = 8;

/**
 * A `Uint8Array` as it is; Akka.NET's ByteArraySerializer, 4.
 *
 * Arrays of 256 to 2048 bytes that arrive share memory, as Node's `Buffer` does: `bytes.buffer` is larger, and `bytes.byteOffset` says where they begin.
 */
export class ByteArraySerializer implements Serializer {
  /** Id of the serializer on the wire. */
  readonly identifier: number;
  #shared: ArrayBuffer = new ArrayBuffer(0);
  #used = 0;

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
    return bytes.length < SMALLEST_SHARED || bytes.length > LARGEST_SHARED ? new Uint8Array(bytes) : this.#copyToShared(bytes);
  }

  /** A buffer for each takes four times as long to make as the copy, and is collected one by one. */
  #copyToShared(bytes: Uint8Array): Uint8Array {
    if (this.#used + bytes.length > this.#shared.byteLength) {
      this.#shared = new ArrayBuffer(SHARED_BYTES);
      this.#used = 0;
    }
    const copy = new Uint8Array(this.#shared, this.#used, bytes.length);
    copy.set(bytes);
    this.#used = Math.ceil((this.#used + bytes.length) / ALIGNMENT) * ALIGNMENT;
    return copy;
  }
}

function checkedBytes(message: unknown): Uint8Array {
  if (message instanceof Uint8Array) return message;
  throw new UnserializableValueError(`The serializer of bytes writes a Uint8Array, not a ${typeof message}.`);
}
