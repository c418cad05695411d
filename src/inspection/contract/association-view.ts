/** Where an association stands. `gated` and `quarantined` have a `reason`. */
export type AssociationStateName = "idle" | "associating" | "associated" | "gated" | "quarantined" | "closed";

/** What this system has in common with one other. */
export interface AssociationView {
  /** `akka.tcp://System@host:port`. */
  readonly remote: string;
  /** The peer's incarnation; `null` if none is known. */
  readonly uid: number | null;
  /** Where it stands. */
  readonly state: AssociationStateName;
  /** Why it is gated or quarantined; `null` otherwise. */
  readonly reason: string | null;
  /** When it came into this state. ISO 8601. */
  readonly since: string;
  /** Open connections, those that the peer opened included. Count. */
  readonly connections: number;
  /** Messages that wait to be written. Count. */
  readonly queued: number;
  /** About what they weigh, in bytes; 0 as long as the queue is short. */
  readonly queuedBytes: number;
  /** System messages that the peer has not acknowledged. Count. */
  readonly unacknowledged: number;
  /** Bytes of messages read while somebody looked; `null` before a look. */
  readonly bytesIn: number | null;
  /** Bytes written while somebody looked; `null` before a look. */
  readonly bytesOut: number | null;
  /** Messages read while somebody looked, system messages included; `null` before a look. Count. */
  readonly framesIn: number | null;
  /** Writes while somebody looked, each of one or more messages; `null` before a look. Count. */
  readonly blocksOut: number | null;
  /** Actors here that are watched from there. Count. */
  readonly watchedFromThere: number;
}

/** Something that happened to an association, as its flight recorder keeps it. */
export interface FlightEntry {
  /** ISO 8601. */
  readonly time: string;
  /** In one line of plain text: `gated: Connection refused`. */
  readonly text: string;
}

/** The last events of one association: the oldest first. */
export interface FlightRecord {
  /** Address of the peer. */
  readonly remote: string;
  /** At most `ritsem.inspect.flight-recorder.events` (100). */
  readonly entries: readonly FlightEntry[];
  /** Earlier entries, which are no longer kept. Count. */
  readonly dropped: number;
}
