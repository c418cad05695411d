/** Where an association stands. `gated` and `quarantined` have a `reason`. */
export type AssociationStateName = "idle" | "associating" | "associated" | "gated" | "quarantined" | "closed";

/** What this system has in common with one other. */
export interface AssociationView {
  /** `akka.tcp://System@host:port`. */
  readonly remote: string;
  /** The peer's incarnation; `null` if none is known. */
  readonly uid: number | null;
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
  /** Bytes read and written since the look began, without the framing of the transport; `null` before a look. */
  readonly bytesIn: number | null;
  readonly bytesOut: number | null;
  /** Frames read and blocks written since the look began; `null` before a look. A block has one or more messages. */
  readonly framesIn: number | null;
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
  readonly remote: string;
  /** At most `ritsem.inspect.flight-recorder.events` (100). */
  readonly entries: readonly FlightEntry[];
  /** Earlier entries, which are no longer kept. Count. */
  readonly dropped: number;
}
