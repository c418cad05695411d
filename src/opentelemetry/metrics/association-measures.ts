import type { ActorSystem } from "../../actor/index.ts";

/** What is looked at of an association. By shape: remoting is not loaded for it. */
interface LookedAtAssociation {
  readonly remote: { toString(): string };
  readonly state: string;
  readonly queued: number;
  readonly queuedBytes: number;
  readonly unacknowledged: number;
  readonly traffic:
    | { readonly bytesIn: number; readonly bytesOut: number; readonly framesIn: number; readonly framesOut: number }
    | undefined;
}

interface LookedAtProvider {
  readonly remotingControl?: { readonly associations: readonly LookedAtAssociation[]; readonly quarantinedCount: number } | undefined;
  readonly associationObservation?: { countsTraffic: boolean };
}

/** What associations come to together. */
export interface AssociationMeasures {
  readonly byState: ReadonlyMap<string, number>;
  readonly queued: number;
  readonly queuedBytes: number;
  readonly unacknowledged: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly framesIn: number;
  readonly framesOut: number;
  readonly quarantined: number;
}

const NOTHING = { bytesIn: 0, bytesOut: 0, framesIn: 0, framesOut: 0 };
const COUNTS = ["bytesIn", "bytesOut", "framesIn", "framesOut"] as const;

/** Sums up the associations of one system. What was read and written goes on counting when an association is forgotten. */
export class AssociationTotals {
  readonly #provider: LookedAtProvider;
  /** By peer, what was counted at the last look: one for each association that there is. */
  #last = new Map<string, typeof NOTHING>();
  readonly #traffic = { ...NOTHING };

  constructor(system: ActorSystem) {
    this.#provider = (system as ActorSystem & { readonly provider: LookedAtProvider }).provider;
    const { associationObservation } = this.#provider;
    if (associationObservation !== undefined) associationObservation.countsTraffic = true;
  }

  /** `undefined` without remoting. */
  measure(): AssociationMeasures | undefined {
    const { remotingControl } = this.#provider;
    if (remotingControl === undefined) return undefined;
    const byState = new Map<string, number>();
    const sums = { queued: 0, queuedBytes: 0, unacknowledged: 0 };
    const seen = new Map<string, typeof NOTHING>();
    for (const { remote, state, queued, queuedBytes, unacknowledged, traffic } of remotingControl.associations) {
      byState.set(state, (byState.get(state) ?? 0) + 1);
      sums.queued += queued;
      sums.queuedBytes += queuedBytes;
      sums.unacknowledged += unacknowledged;
      if (traffic !== undefined) seen.set(remote.toString(), this.#add(remote.toString(), traffic));
    }
    this.#last = seen;
    return { byState, ...sums, ...this.#traffic, quarantined: remotingControl.quarantinedCount };
  }

  #add(peer: string, { bytesIn, bytesOut, framesIn, framesOut }: typeof NOTHING): typeof NOTHING {
    const now = { bytesIn, bytesOut, framesIn, framesOut };
    const last = this.#last.get(peer) ?? NOTHING;
    for (const name of COUNTS) this.#traffic[name] += now[name] < last[name] ? now[name] : now[name] - last[name]; // less than before: a new association
    return now;
  }
}
