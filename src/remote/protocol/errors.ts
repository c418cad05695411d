import { RitsemError } from "../../base/index.ts";
import {
  type ConnectionFailure,
  type HandshakeFailure,
  type HandshakeSection,
  sentenceOf,
  type StandingFailure,
} from "../explanation/index.ts";
import type { DisassociateReason } from "../wire/pdu.ts";

/** The peer ended the handshake: it is shutting down, has quarantined this system, or just closed. Later it may accept. */
export class AssociationRefusedError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_ASSOCIATION_REFUSED";
  /** The reason that the peer gave. */
  readonly reason: DisassociateReason;
  /** The cause as a value. */
  readonly failure: HandshakeFailure | StandingFailure;

  /** @param section the section of the transport in use, whose settings the text names */
  constructor(peer: string, reason: DisassociateReason, section: string | HandshakeSection, options?: { cause?: unknown }) {
    const failure: HandshakeFailure | StandingFailure = { kind: KIND_OF[reason], address: peer, ...sectionFrom(section) };
    super(sentenceOf(failure), options);
    this.reason = reason;
    this.failure = failure;
  }
}

const KIND_OF = { unknown: "closed-in-handshake", shutdown: "peer-shuts-down", quarantined: "quarantined-there" } as const;

/** A connection was opened, but the peer's part of the handshake did not come in time. */
export class HandshakeTimeoutError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_HANDSHAKE_TIMEOUT";
  /** The cause as a value. */
  readonly failure: HandshakeFailure;

  /** @param section the section of the transport in use, whose settings the text names */
  constructor(peer: string, limitMs: number, section: string | HandshakeSection) {
    const failure: HandshakeFailure = { kind: "handshake-timeout", address: peer, limitMs, ...sectionFrom(section) };
    super(sentenceOf(failure));
    this.failure = failure;
  }
}

/** Nothing arrived over an open connection for so long that the peer counts as unreachable. */
export class PeerSilentError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_PEER_SILENT";
  /** The cause as a value. */
  readonly failure: ConnectionFailure;

  constructor(peer: string, limitMs: number) {
    const failure: ConnectionFailure = { kind: "peer-silent", address: peer, limitMs };
    super(sentenceOf(failure));
    this.failure = failure;
  }
}

/** The peer sent what the protocol does not allow at that point. The connection is closed. */
export class ProtocolViolationError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_PROTOCOL_VIOLATION";
  /** The cause as a value. */
  readonly failure: HandshakeFailure;

  /** @param what completes "the peer …": `sent a heartbeat before its ASSOCIATE`; or the cause as a value, when more is known */
  constructor(peer: string, what: string | HandshakeFailure, options?: { cause?: unknown }) {
    const failure: HandshakeFailure =
      typeof what === "string" ? { kind: "protocol-violation", address: peer, what: what.replace(/\.$/, "") } : what;
    super(sentenceOf(failure), options);
    this.failure = failure;
  }
}

/** The peer shook hands, but this system has quarantined that incarnation of it. Only a restart of the peer ends that. */
export class QuarantinedPeerError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_REMOTE_QUARANTINED_PEER";
  /** The incarnation that is quarantined. */
  readonly uid: number;
  /** The cause as a value. */
  readonly failure: StandingFailure;

  constructor(peer: string, uid: number) {
    const failure: StandingFailure = { kind: "quarantined-here", address: peer, uid };
    super(sentenceOf(failure));
    this.uid = uid;
    this.failure = failure;
  }
}

/** Only what failures say: a section may be part of something larger. */
function sectionFrom(section: string | HandshakeSection): HandshakeSection {
  if (typeof section === "string") return { settingsKey: section };
  const { settingsKey, limitKey, comparedKeys } = section;
  return { settingsKey, ...(limitKey === undefined ? {} : { limitKey }), ...(comparedKeys === undefined ? {} : { comparedKeys }) };
}
