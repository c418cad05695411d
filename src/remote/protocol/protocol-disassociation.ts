import type { HandshakeSection } from "../explanation/index.ts";
import { ForcedDisassociationError, FrameTooLargeError } from "../transport/index.ts";
import type { DisassociateReason } from "../wire/pdu.ts";
import { AssociationRefusedError, HandshakeTimeoutError, PeerSilentError, ProtocolViolationError, QuarantinedPeerError } from "./errors.ts";
import type { ProtocolEnding } from "./handshake.ts";

/** How an open association ended. */
export interface ProtocolDisassociation {
  /** The peer's reason, or one's own; `timeout`: the failure detector fired; `error`: see `cause`. End of stream is `unknown`. */
  readonly reason: DisassociateReason | "timeout" | "error";
  /** False when this side called `disassociate` or `abort`. */
  readonly isByPeer: boolean;
  /** Absent when one side took leave in order. A `ConnectionLostError` tells a reset from other losses. */
  readonly cause?: Error;
}

/** The limits that error texts name, in ms, and the section of the transport's settings. */
export interface ProtocolLimits extends HandshakeSection {
  readonly handshakeTimeoutMs: number;
  readonly heartbeatIntervalMs: number;
  readonly acceptableHeartbeatPauseMs: number;
}

/** The event for the owner of an open association. `peer` is for error texts. */
export function disassociationFrom(ending: ProtocolEnding, peer: string, limits: ProtocolLimits): ProtocolDisassociation {
  switch (ending.kind) {
    case "peer-left":
      return { reason: ending.reason, isByPeer: true };
    case "left":
      return { reason: ending.reason, isByPeer: false };
    case "broken-off":
      return { reason: ending.cause === undefined ? "unknown" : "error", isByPeer: false, ...causeOf(ending.cause) };
    case "connection-ended":
      if (ending.cause instanceof ForcedDisassociationError) return { reason: ending.cause.reason, isByPeer: true };
      return { reason: ending.cause === undefined ? "unknown" : "error", isByPeer: true, ...causeOf(ending.cause) };
    case "silence":
      return { reason: "timeout", isByPeer: true, cause: failureFrom(ending, peer, limits) };
    default:
      return { reason: "error", isByPeer: true, cause: failureFrom(ending, peer, limits) };
  }
}

/** What a handshake that came to nothing rejects with. `peer` is for error texts. */
export function failureFrom(ending: ProtocolEnding, peer: string, limits: ProtocolLimits): Error {
  switch (ending.kind) {
    case "peer-left":
      return new AssociationRefusedError(peer, ending.reason, limits);
    case "connection-ended": // INTEROP: the end of the stream counts as a DISASSOCIATE with unknown reason
      return foreignSpeech(ending.cause, peer, limits.settingsKey) ?? ending.cause ?? new AssociationRefusedError(peer, "unknown", limits);
    case "peer-refused":
      return new QuarantinedPeerError(peer, ending.peer.uid);
    case "unexpected":
      return new ProtocolViolationError(peer, `sent a ${ending.received} before its ASSOCIATE`);
    case "unreadable":
      return new ProtocolViolationError(peer, `sent what cannot be read: ${ending.cause.message}`, { cause: ending.cause });
    case "handshake-timeout":
      return new HandshakeTimeoutError(peer, limits.handshakeTimeoutMs, limits);
    case "silence":
      return new PeerSilentError(peer, limits.heartbeatIntervalMs + limits.acceptableHeartbeatPauseMs);
    case "left":
      return new AssociationRefusedError(peer, ending.reason, limits);
    case "broken-off":
      return ending.cause ?? new AssociationRefusedError(peer, "unknown", limits);
  }
}

/** The error for a connection whose first bytes are not those of an actor system. */
function foreignSpeech(cause: Error | undefined, address: string, settingsKey: string): Error | undefined {
  if (!(cause instanceof FrameTooLargeError) || cause.speech === undefined) return undefined;
  switch (cause.speech.kind) {
    case "byte-order":
      return new ProtocolViolationError(address, { kind: "other-byte-order", address, settingsKey }, { cause });
    case "tls":
      return new ProtocolViolationError(address, { kind: "speaks-tls", address, settingsKey }, { cause });
    case "other":
      return new ProtocolViolationError(
        address,
        { kind: "speaks-otherwise", address, speaker: cause.speech.speaker, settingsKey },
        { cause },
      );
  }
}

function causeOf(cause: Error | undefined): { readonly cause?: Error } {
  return cause === undefined ? {} : { cause };
}
