import { RitsemError } from "../../base/index.ts";
import { type HandshakeFailure, sentenceOf, type StandingFailure } from "../explanation/index.ts";
import type { DisassociateReason } from "../wire/pdu.ts";

/** The peer ended the handshake: it is shutting down, has quarantined this system, or just closed. Later it may accept. */
export class AssociationRefusedError extends RitsemError {
  readonly code = "RITSEM_REMOTE_ASSOCIATION_REFUSED";
  readonly reason: DisassociateReason;
  readonly failure: HandshakeFailure | StandingFailure;

  constructor(peer: string, reason: DisassociateReason, options?: { cause?: unknown }) {
    const failure: HandshakeFailure | StandingFailure = { kind: KIND_OF[reason], address: peer };
    super(sentenceOf(failure), options);
    this.reason = reason;
    this.failure = failure;
  }
}

const KIND_OF = { unknown: "closed-in-handshake", shutdown: "peer-shuts-down", quarantined: "quarantined-there" } as const;
