import type { Address } from "../../actor/index.ts";

/** What an association is at one moment. */
export interface AssociationInfo {
  /** Address of the peer. */
  readonly remote: Address;
  /** The peer's incarnation; `undefined` if none is known. */
  readonly uid: number | undefined;
  /** `idle`, `associating`, `associated`, `gated`, `quarantined` or `closed`. */
  readonly state: string;
  /** Why it is gated or quarantined. */
  readonly reason: string | undefined;
  /** When it came into this state, on the monotonic clock of the platform. Unit: ms. */
  readonly sinceMs: number;
  /** Open connections, those of the peer included. Count. */
  readonly connections: number;
  /** Messages that wait to be written. Count. */
  readonly queued: number;
  /** About what they weigh, in bytes; 0 as long as the queue is short. */
  readonly queuedBytes: number;
  /** System messages that the peer has not acknowledged. Count. */
  readonly unacknowledged: number;
  /** Actors here that are watched from there. Count. */
  readonly watchedFromThere: number;
  /** What has been read and written since counting began; `undefined` if nothing is counted. */
  readonly traffic: Traffic | undefined;
}

/** What has been read from a peer and written to it. */
export interface Traffic {
  /** Bytes of messages read, without the framing of the transport. */
  readonly bytesIn: number;
  /** Bytes written, with the framing. */
  readonly bytesOut: number;
  /** Messages read, system messages included. Count. */
  readonly framesIn: number;
  /** Messages written, system messages included. Count. */
  readonly framesOut: number;
  /** Writes; each has one or more messages. Count. */
  readonly blocksOut: number;
}

/** Counts what one association reads and writes. */
export class TrafficCounts implements Traffic {
  bytesIn = 0;
  bytesOut = 0;
  framesIn = 0;
  framesOut = 0;
  blocksOut = 0;

  copy(): Traffic {
    const { bytesIn, bytesOut, framesIn, framesOut, blocksOut } = this;
    return { bytesIn, bytesOut, framesIn, framesOut, blocksOut };
  }
}

/** Something that happened to an association. */
export interface AssociationHappening {
  readonly text: string;
  /** The state that it came into, if it did. */
  readonly state: string | undefined;
  /** Whether that state is a failure. The end of a peer that shuts down in order is none. */
  readonly hasFailed: boolean;
}

/** Is told of what happens to associations. */
export type AssociationListener = (remote: Address, happening: AssociationHappening) => void;

/** Who looks at the associations of one system. Nothing is counted and nobody is told as long as nobody does. */
export class AssociationObservation {
  /** Whether associations count what they read and write. */
  countsTraffic = false;
  listener: AssociationListener | undefined = undefined;
}
