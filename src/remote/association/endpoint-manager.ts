import type { Address } from "../../actor/index.ts";
import type { AkkaProtocolHandle } from "../protocol/akka-protocol-handle.ts";
import type { AssociationInfo } from "../lifecycle/association-info.ts";
import { Association } from "./association.ts";
import { AssociationLink } from "./association-link.ts";
import type { AssociationContext } from "./association-context.ts";
import { type AbsentPeerLimits, AbsentPeers } from "../limits/absent-peers.ts";
import type { QuarantineMarks } from "./quarantine-marks.ts";
import { IncarnationClaims, type IncarnationClaimsContext } from "./incarnation-claims.ts";
import { isSynthetic } from "../transport/index.ts";
import { MisaddressedError } from "./errors.ts";

/** Addresses that are remembered because another system answered there. Any peer can name such addresses. Count. */
const MOST_MISADDRESSED = 1_000;

/** What a manager needs of remoting. */
export interface EndpointManagerContext extends IncarnationClaimsContext {
  /**
   * What an association needs; it depends on the transport: the one that listens at `over`, or the first with the peer's protocol. Throws if no
   * transport here has it.
   */
  associationContext(remote: Address, over?: Address): Omit<AssociationContext, "retain" | "noteAbsence">;
  /** Nothing has to be remembered of the peer at `remote` any more. */
  readonly onPeerForgotten: (remote: Address) => void;
  readonly absentPeerLimits: AbsentPeerLimits;
  readonly marks: QuarantineMarks;
  warn(text: string): void;
}

/**
 * Holds the association of every peer, and passes each completed handshake to the association of the address that the peer stated, which may
 * differ from the dialled address. A peer that knows this system by the addresses of several transports with one protocol takes it for several
 * systems, each with its own system messages; it therefore has one association over each. The argument `over` names such a transport by its
 * address; the default is the first transport with the protocol.
 */
export class EndpointManager {
  /** Weak references: a peer that has left must leave no memory behind. */
  readonly #associations = new Map<string, WeakRef<Association>>();
  /** The associations with state: a connection, a gate, numbers of system messages, a quarantine. */
  readonly #kept = new Map<string, Association>();
  /** The keys of those that are over a transport which is not the first of its protocol. */
  readonly #keptOverOthers = new Set<string>();
  readonly #forget = new FinalizationRegistry<string>((key) => {
    if (this.#associations.get(key)?.deref() === undefined) this.#associations.delete(key);
  });
  /** Weak references, because refs own the links. */
  readonly #links = new Map<string, WeakRef<AssociationLink>>();
  readonly #forgetLink = new FinalizationRegistry<string>((key) => {
    if (this.#links.get(key)?.deref() === undefined) this.#links.delete(key);
  });
  readonly #context: EndpointManagerContext;
  readonly #claims: IncarnationClaims;
  readonly #absent: AbsentPeers;
  /** By dialled address: the association whose system answered under another address. */
  readonly #answeredByOthers = new Map<string, Association>();

  constructor(context: EndpointManagerContext) {
    this.#context = context;
    this.#claims = new IncarnationClaims(context);
    this.#absent = new AbsentPeers(context.platform, context.absentPeerLimits);
  }

  /**
   * The association with `remote`, created if there is none, without a connection. `namedBy` is the peer that named the address; absent if
   * the program did. Addresses that only peers have named are dialled after all others.
   */
  associationWith(remote: Address, namedBy?: string, over?: Address): Association {
    const key = keyOf(remote, over);
    const known = this.#associations.get(key)?.deref();
    if (known !== undefined) {
      if (namedBy === undefined) known.namedBy = undefined;
      return known;
    }
    const association = new Association(remote, this.#contextFor(remote, over));
    association.namedBy = namedBy;
    this.#associations.set(key, new WeakRef(association));
    this.#forget.register(association, key);
    return association;
  }

  /** The link for refs to actors of `remote`. Parameters and errors are those of {@link associationWith}; it creates no association. */
  linkTo(remote: Address, namedBy?: string, over?: Address): AssociationLink {
    const key = keyOf(remote, over);
    const known = this.#links.get(key)?.deref();
    if (known !== undefined) {
      if (namedBy === undefined) known.onNamedByProgram();
      return known;
    }
    this.#context.associationContext(remote, over); // throws if no transport here has its protocol
    const link = new AssociationLink((name) => this.associationWith(remote, name, over), namedBy, over);
    this.#links.set(key, new WeakRef(link));
    this.#forgetLink.register(link, key);
    return link;
  }

  /** Count of associations that are kept although no ref may hold them. */
  get keptCount(): number {
    return this.#kept.size;
  }

  /** The associations that have something to tell: those with state, and those that were given up. */
  get infos(): readonly AssociationInfo[] {
    const living = Array.from(this.#associations.values(), (held) => held.deref());
    return living.flatMap((each) => (each === undefined || (each.state.kind === "idle" && !each.isConnected) ? [] : each.info));
  }

  /** Whether the incarnation `uid` of the peer at `remote` may not come back. */
  isQuarantined(remote: Address, uid: number): boolean {
    return this.#context.marks.has(remote, uid, this.#context.platform.clock.nowMs());
  }

  /** Gives the peer up over every transport: see {@link Association.quarantine}. */
  quarantine(remote: Address, uid: number | undefined, reason: string): void {
    for (const association of new Set([this.associationWith(remote), ...this.#keptWith(remote)])) association.quarantine(uid, reason);
  }

  /**
   * Handles a connection that a peer opened, after its handshake. If it claims to be another incarnation of a known peer, it waits until the
   * stated address was asked. Rejects if the connection is refused.
   */
  async onInbound(handle: AkkaProtocolHandle, over?: Address): Promise<void> {
    await this.#adopt(handle, true, over);
  }

  #contextFor(remote: Address, over: Address | undefined): AssociationContext {
    const context = this.#context.associationContext(remote, over);
    const key = keyOf(remote, over);
    return {
      ...context,
      dial: (dialled, namedBy) => this.#dial(dialled, namedBy, context, over),
      onAssociationReset: (peer, end) => {
        context.onAssociationReset(peer, end);
        if (end === "quarantined") this.#quarantineOverOthers(peer, key);
      },
      retain: (isWorthKeeping) => {
        const association = this.#associations.get(key)?.deref();
        if (isWorthKeeping && association !== undefined) {
          this.#kept.set(key, association);
          if (over !== undefined) this.#keptOverOthers.add(key);
        } else {
          const isForgotten = this.#kept.delete(key) && this.#keptWith(remote).length === 0;
          this.#keptOverOthers.delete(key);
          if (isForgotten) this.#context.onPeerForgotten(remote);
          this.#links.get(key)?.deref()?.release();
        }
      },
      noteAbsence: (isAbsent) => {
        const association = isAbsent ? this.#associations.get(key)?.deref() : undefined;
        if (association === undefined) this.#absent.remove(key);
        else {
          const watchCount = (): number => context.watchCountOf(remote);
          this.#absent.add(key, { watchCount, giveUp: (reason) => association.quarantine(undefined, reason) });
        }
      },
    };
  }

  /**
   * INTEROP: an associated Akka.NET system reads the newest connection, whichever address was dialled. Therefore the new connection is added to
   * that association, which writes on it from now on.
   */
  async #dial(
    dialled: Address,
    namedBy: string | undefined,
    context: Pick<AssociationContext, "dial" | "settingsKey">,
    over: Address | undefined,
  ): Promise<AkkaProtocolHandle> {
    const key = keyOf(dialled, over);
    const other = this.#answeredByOthers.get(key);
    if (other?.isConnected) throw new MisaddressedError(dialled, other.remoteAddress, context.settingsKey);
    this.#answeredByOthers.delete(key);
    const handle = await context.dial(dialled, namedBy);
    if (handle.remoteAddress.equals(dialled)) return handle;
    const adopted = await this.#adopt(handle, false, over);
    if (adopted !== undefined) this.#noteAnswer(key, adopted);
    throw new MisaddressedError(dialled, handle.remoteAddress, context.settingsKey);
  }

  /** Its incarnation is refused over every transport. `over`: the key of the association that has ended already. */
  #quarantineOverOthers(remote: Address, ended: string): void {
    const own = this.#kept.get(ended);
    for (const association of this.#keptWith(remote)) if (association !== own) association.quarantineIfMarked();
  }

  /** The associations with `remote` over all transports that have something to remember; none if each peer has one association. */
  #keptWith(remote: Address): readonly Association[] {
    if (this.#keptOverOthers.size === 0) return [];
    return [...this.#kept.values()].filter((kept) => kept.remoteAddress.equals(remote));
  }

  #noteAnswer(dialled: string, association: Association): void {
    if (this.#answeredByOthers.size >= MOST_MISADDRESSED) {
      for (const oldest of this.#answeredByOthers.keys()) {
        this.#answeredByOthers.delete(oldest);
        break;
      }
    }
    this.#answeredByOthers.set(dialled, association);
  }

  /** `undefined` if its claim was not believed. */
  async #adopt(handle: AkkaProtocolHandle, isInbound: boolean, over: Address | undefined): Promise<Association | undefined> {
    try {
      const { remoteAddress } = handle;
      const association = this.associationWith(remoteAddress, remoteAddress.toString(), over); // throws if no transport here has the protocol that it names
      if (association.wouldBeReplacedBy(handle.remoteUid) && !(await this.#isBelieved(handle))) return undefined;
      association.adopt(handle, isInbound);
      return association;
    } catch (error) {
      handle.disassociate("unknown");
      throw error;
    }
  }

  /** Whether `handle`, which claims that a known peer has restarted, is let in. It is closed if not. */
  async #isBelieved(handle: AkkaProtocolHandle): Promise<boolean> {
    const { remoteAddress, remoteUid } = handle;
    if (isSynthetic(remoteAddress)) {
      handle.disassociate("unknown");
      this.#context.warn(
        `Refused a connection that claims to be ${remoteAddress} as incarnation ${remoteUid}: that address was made up for one life of one system`,
      );
      return false;
    }
    const verdict = await this.#claims.judge(remoteAddress, remoteUid);
    if (handle.hasEnded) return false; // a closed connection replaces no incarnation
    if (verdict.kind === "confirmed" || verdict.kind === "unreachable") return true;
    handle.disassociate("unknown");
    const why =
      verdict.kind === "denied"
        ? `that address itself answers as incarnation ${verdict.uid}`
        : "too many such claims are looked into at the moment (ritsem.remote.identity-check.per-second)";
    this.#context.warn(`Refused a connection that claims to be ${remoteAddress} as incarnation ${remoteUid}: ${why}`);
    return false;
  }

  /** Ends every association after its queued messages were sent, by address: the order of the table depends on the garbage collector. */
  async shutdown(): Promise<void> {
    this.#absent.stop();
    const inOrder = [...this.#associations].toSorted(([left], [right]) => (left < right ? -1 : 1));
    const living = inOrder.flatMap(([, held]) => held.deref() ?? []);
    await Promise.all(living.map((association) => association.shutdown()));
  }
}

function keyOf(remote: Address, over: Address | undefined): string {
  return over === undefined ? remote.toString() : `${remote} over ${over}`;
}
