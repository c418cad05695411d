import type { ProtocolDisassociation } from "./protocol-disassociation.ts";

/** What the owner of an association hears. Nothing before `open`, nothing within the call of `open`, nothing after `onDisassociated`. */
export interface ProtocolListener {
  /** One data frame, `bytes[start..end)`, an `AkkaProtocolMessage` with a payload. Valid until this returns. In the order sent. */
  onPayloadFrame(bytes: Uint8Array, start: number, end: number): void;
  /** After a `write` that returned false, once. */
  onWritable(): void;
  /** Exactly once, after the last frame. */
  onDisassociated(ending: ProtocolDisassociation): void;
}
