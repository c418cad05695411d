import type { Serializer } from "./serializer.ts";

/** Serializer 0: stands for null inside other payloads. Null as a whole message is refused. */
export class NullSerializer implements Serializer {
  /** Id of the serializer on the wire. */
  readonly identifier = 0;

  /** The manifest that a reader needs for `message`. */
  manifestOf(): string {
    return "";
  }

  /** The bytes of `message`. */
  toBytes(): Uint8Array {
    return new Uint8Array(0);
  }

  /** Reads what `toBytes` wrote. */
  fromBytes(): null {
    return null;
  }
}
