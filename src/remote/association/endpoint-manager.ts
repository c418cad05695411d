import type { Address } from "../../actor/index.ts";
import type { AkkaProtocolHandle } from "../protocol/akka-protocol-handle.ts";
import { Association } from "./association.ts";
import type { AssociationContext } from "./association-context.ts";
import { MisaddressedError } from "./misaddressed-error.ts";

/**
 * Knows the association of every peer, and gives each finished handshake to the right one: that of the address which the peer gave for
 * itself, whatever it was dialled by.
 */
export class EndpointManager {
  /** All that anyone holds: of a peer that has come and gone nothing is to stay. */
  readonly #associations = new Map<string, WeakRef<Association>>();
  /** Those that have something to remember: a connection, a gate, numbers of system messages, a quarantine. */
  readonly #kept = new Map<string, Association>();
  readonly #forget = new FinalizationRegistry<string>((key) => {
    if (this.#associations.get(key)?.deref() === undefined) this.#associations.delete(key);
  });
  readonly #context: (remote: Address) => Omit<AssociationContext, "retain">;
  /** By dialled address: the association of the one who answered there by another. */
  readonly #answeredByOthers = new Map<string, Association>();

  /** `context` lends an association what it needs; it depends on the transport that serves the peer's protocol. */
  constructor(context: (remote: Address) => Omit<AssociationContext, "retain">) {
    this.#context = context;
  }

  /** The association with `remote`, made idle when there is none: no connection yet. */
  associationWith(remote: Address): Association {
    const key = remote.toString();
    const known = this.#associations.get(key)?.deref();
    if (known !== undefined) return known;
    const association = new Association(remote, this.#contextFor(remote));
    this.#associations.set(key, new WeakRef(association));
    this.#forget.register(association, key);
    return association;
  }

  /** Count of associations that are kept although no ref may hold them. */
  get keptCount(): number {
    return this.#kept.size;
  }

  /** Whether the incarnation `uid` of the peer at `remote` may not come back. */
  isQuarantined(remote: Address, uid: number): boolean {
    return this.#kept.get(remote.toString())?.isQuarantined(uid) === true;
  }

  /** A peer dialled us, and the handshake is done. */
  onInbound(handle: AkkaProtocolHandle): void {
    this.#adopt(handle, true);
  }

  #contextFor(remote: Address): AssociationContext {
    const context = this.#context(remote);
    const key = remote.toString();
    return {
      ...context,
      dial: (dialled) => this.#dial(dialled, context),
      retain: (isWorthKeeping) => {
        const association = this.#associations.get(key)?.deref();
        if (isWorthKeeping && association !== undefined) this.#kept.set(key, association);
        else this.#kept.delete(key);
      },
    };
  }

  /**
   * INTEROP: an Akka.NET system that this one is associated with takes the new connection for the one to read, whatever it was dialled by.
   * So the new one goes to that association, which writes on it from now on.
   */
  async #dial(dialled: Address, context: Pick<AssociationContext, "dial">): Promise<AkkaProtocolHandle> {
    const key = dialled.toString();
    const other = this.#answeredByOthers.get(key);
    if (other?.isConnected) throw new MisaddressedError(dialled, other.remoteAddress);
    this.#answeredByOthers.delete(key);
    const handle = await context.dial(dialled);
    if (handle.remoteAddress.equals(dialled)) return handle;
    this.#answeredByOthers.set(key, this.#adopt(handle, false));
    throw new MisaddressedError(dialled, handle.remoteAddress);
  }

  #adopt(handle: AkkaProtocolHandle, isInbound: boolean): Association {
    try {
      const association = this.associationWith(handle.remoteAddress); // throws when no transport of ours speaks the protocol it names
      association.adopt(handle, isInbound);
      return association;
    } catch (error) {
      handle.disassociate("unknown");
      throw error;
    }
  }

  /** Ends every association, each after what was sent on it has left. */
  async shutdown(): Promise<void> {
    const living = [...this.#associations.values()].flatMap((held) => held.deref() ?? []);
    await Promise.all(living.map((association) => association.shutdown()));
  }
}
