import { RitsemError } from "../../base/index.ts";
import type { DisassociateReason } from "../wire/pdu.ts";

/** The peer ended the handshake: it is shutting down, has quarantined this system, or just closed. Later it may accept. */
export class AssociationRefusedError extends RitsemError {
  readonly code = "RITSEM_REMOTE_ASSOCIATION_REFUSED";
  readonly reason: DisassociateReason;

  constructor(peer: string, reason: DisassociateReason, options?: { cause?: unknown }) {
    super(`${peer} refused the association: ${WHY[reason]}`, options);
    this.reason = reason;
  }
}

const WHY: Readonly<Record<DisassociateReason, string>> = {
  unknown: "it closed the connection during the handshake. Its log may say why.",
  shutdown: "it is shutting down. It can be reached again once it has restarted.",
  quarantined: "it has quarantined this system. Restart this one to be let in again.",
};
