import type { CONTRACT_VERSION } from "./snapshot.ts";

/** What every event has. */
export interface InspectionEventBase {
  /** Version of the contract. */
  readonly version: typeof CONTRACT_VERSION;
  /** Grows by 1 with each event of the system. A client that sees a gap has missed events. */
  readonly seq: number;
  /** ISO 8601. */
  readonly time: string;
}

/** Something that happened, as `GET /api/events` sends it: `event:` is the kind, `id:` the number, `data:` all of it as JSON. */
export type InspectionEvent = AssociationEvent | DeadLetterEvent | ActorEvent | RestartEvent | MissedEvent;

/** Something happened to an association. At most `ritsem.inspect.events.per-second` (50) are sent; the flight recorder has the others, too. */
export interface AssociationEvent extends InspectionEventBase {
  /** What happened. */
  readonly kind: "association";
  /** Address of the peer. */
  readonly remote: string;
  /** Its state afterwards; `null` if the event changes none, such as a connection that was added. */
  readonly state: string | null;
  /** In one line of plain text. */
  readonly text: string;
}

/** A message was not delivered. At most `ritsem.inspect.events.per-second` (50) are sent; the others are in the snapshot's groups. */
export interface DeadLetterEvent extends InspectionEventBase {
  /** What happened. */
  readonly kind: "dead-letter";
  /** Path of the recipient. */
  readonly recipient: string;
  /** `null` if it had none. */
  readonly sender: string | null;
  /** Class of the message, or its JavaScript type. */
  readonly type: string;
  /** Why. */
  readonly reason: string;
}

/** An actor has started or stopped. Sent only while somebody looks, and within the same limit. */
export interface ActorEvent extends InspectionEventBase {
  /** What happened. */
  readonly kind: "actor-started" | "actor-stopped";
  /** Path of the actor, without an address. */
  readonly path: string;
  /** Class of the actor. */
  readonly className: string;
}

/** An actor was restarted. */
export interface RestartEvent extends InspectionEventBase {
  /** What happened. */
  readonly kind: "restart";
  /** Path of the actor, without an address. */
  readonly path: string;
  /** Class of the actor. */
  readonly className: string;
  /** Message of the error. */
  readonly reason: string;
}

/** Events were left out, because there were more than the limit, or because the client does not read fast enough. */
export interface MissedEvent extends InspectionEventBase {
  /** What happened. */
  readonly kind: "missed";
  /** How many. */
  readonly count: number;
}

/** The kinds of events. */
export type InspectionEventKind = InspectionEvent["kind"];
