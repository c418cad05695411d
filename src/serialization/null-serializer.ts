import type { Serializer } from "./serializer.ts";

/** Serializer 0: stands for null inside other payloads. Null as a whole message is refused. */
export class NullSerializer implements Serializer {
  readonly identifier = 0;

  manifestOf(): string {
    return "";
  }

  toBytes(): Uint8Array {
    return new Uint8Array(0);
  }

  fromBytes(): null {
    return null;
  }
}
