import type { ActorSystem } from "../../actor/index.ts";

/** What is known of a peer that is watched. */
interface PeerMeasures {
  readonly peer: string;
  readonly ageMs: number;
  readonly phi: number;
}

/** What is looked at of the heartbeats of death watch, or of a cluster. By shape: remoting is not loaded for it. */
interface LookedAtHeartbeats {
  readonly kind: string;
  readonly sent: number;
  readonly received: number;
  infosAt(nowMs: number): readonly (Omit<PeerMeasures, "phi"> & { readonly phi: number | undefined })[];
}

interface LookedAtProvider {
  readonly heartbeats?: readonly LookedAtHeartbeats[];
}

/** What heartbeats of one kind come to. */
export interface HeartbeatMeasures {
  readonly kind: string;
  readonly sent: number;
  readonly received: number;
  readonly peers: readonly PeerMeasures[];
}

/** So many peers are told by name as long as the system lives: SDKs keep every name that they were ever told. Count. */
const MOST_PEERS = 100;
const OTHERS = "other";
/** Suspicion ends at infinity, which not every exporter can write. */
const MOST_PHI = 1_000;

/** The heartbeats of one system by kind. */
export class HeartbeatReport {
  readonly #provider: LookedAtProvider;
  /** By kind, the peers that were told by name. */
  readonly #named = new Map<string, Set<string>>();

  constructor(system: ActorSystem) {
    this.#provider = (system as ActorSystem & { readonly provider: LookedAtProvider }).provider;
  }

  /** Empty without remoting. */
  measureAt(nowMs: number): readonly HeartbeatMeasures[] {
    const { heartbeats = [] } = this.#provider;
    return heartbeats.map((each) => {
      const { kind, sent, received } = each;
      return { kind, sent, received, peers: this.#byName(kind, each.infosAt(nowMs)) };
    });
  }

  /** Those beyond the limit together, as the worst of them; 0 for those that are watched no more, or their last value would stand forever. */
  #byName(kind: string, infos: ReturnType<LookedAtHeartbeats["infosAt"]>): readonly PeerMeasures[] {
    const named = this.#named.get(kind) ?? new Set<string>();
    this.#named.set(kind, named);
    const measures = new Map<string, PeerMeasures>(Array.from(named, (peer) => [peer, { peer, ageMs: 0, phi: 0 }]));
    for (const { peer: address, ageMs, phi = 0 } of infos) {
      const peer = named.has(address) || named.size < MOST_PEERS ? address : OTHERS;
      named.add(peer);
      const before = measures.get(peer);
      measures.set(peer, {
        peer,
        ageMs: Math.max(ageMs, before?.ageMs ?? 0),
        phi: Math.min(Math.max(phi, before?.phi ?? 0), MOST_PHI),
      });
    }
    return [...measures.values()];
  }
}
