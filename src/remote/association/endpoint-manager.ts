import type { Address } from "../../actor/index.ts";
import type { AkkaProtocolHandle } from "../protocol/akka-protocol-handle.ts";
import { Association, type AssociationContext } from "./association.ts";

/** Knows the association of every peer, and gives each finished handshake to the right one. */
export class EndpointManager {
  readonly #associations = new Map<string, Association>();
  readonly #context: (remote: Address) => AssociationContext;

  /** `context` lends an association what it needs; it depends on the transport that serves the peer's protocol. */
  constructor(context: (remote: Address) => AssociationContext) {
    this.#context = context;
  }

  /** The association with `remote`, made idle when there is none: no connection yet. */
  associationWith(remote: Address): Association {
    const key = remote.toString();
    let association = this.#associations.get(key);
    if (association === undefined) {
      association = new Association(remote, this.#context(remote));
      this.#associations.set(key, association);
    }
    return association;
  }

  /** Whether the incarnation `uid` of the peer at `remote` may not come back. */
  isQuarantined(remote: Address, uid: number): boolean {
    return this.#associations.get(remote.toString())?.isQuarantined(uid) === true;
  }

  /** A peer dialled us, and the handshake is done. */
  onInbound(handle: AkkaProtocolHandle): void {
    this.associationWith(handle.remoteAddress).adopt(handle, true);
  }

  /** Ends every association, each after what was sent on it has left. */
  async shutdown(): Promise<void> {
    await Promise.all([...this.#associations.values()].map((association) => association.shutdown()));
  }
}
