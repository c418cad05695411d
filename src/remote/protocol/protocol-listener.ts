import type { ProtocolDisassociation } from "./protocol-disassociation.ts";

/** Events for the owner of an association. None before `open`, none within the call of `open`, none after `onDisassociated`. */
export interface ProtocolListener {
  /** One data frame, `bytes[start..end)`, an `AkkaProtocolMessage` with a payload. Valid until this returns. In the order sent. */
  onPayloadFrame(bytes: Uint8Array, start: number, end: number): void;
  /** After a `write` that returned false, once. */
  onWritable(): void;
  /** Exactly once, after the last frame. */
  onDisassociated(ending: ProtocolDisassociation): void;
}
