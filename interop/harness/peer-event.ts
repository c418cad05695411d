import type { PeerSeenValue } from "./peer-command.ts";

/** What a peer reports without being asked. */
export type PeerEvent =
  | { readonly event: "ready"; readonly address: string; readonly uid: string }
  | { readonly event: "failed"; readonly text: string }
  | PeerTerminatedEvent
  | PeerLifecycleEvent
  | PeerLogEvent
  | PeerClusterEvent
  | PeerReceivedEvent
  | PeerSingletonEvent
  | PeerEntityEvent;

/** A watched actor has ended. `path` has address and uid. */
export interface PeerTerminatedEvent {
  readonly event: "terminated";
  readonly path: string;
  readonly existenceConfirmed: boolean;
  readonly addressTerminated: boolean;
}

/**
 * Remoting's lifecycle events and dead letters, under the name of their C# class: AssociatedEvent, DisassociatedEvent, AssociationErrorEvent
 * (with `local`, `remote`, `inbound`; the last also with `cause`), QuarantinedEvent (`remote`, `uid`), ThisActorSystemQuarantinedEvent (`local`,
 * `remote`), RemotingListenEvent (`addresses`), RemotingShutdownEvent, RemotingErrorEvent; DeadLetter, SuppressedDeadLetter, UnhandledMessage,
 * Dropped (`message`, `sender`, `recipient`).
 */
export interface PeerLifecycleEvent {
  readonly event: "lifecycle";
  readonly type: string;
  readonly text: string;
  readonly local?: string;
  readonly remote?: string;
  readonly inbound?: boolean;
  readonly cause?: string;
  readonly uid?: string;
  readonly addresses?: readonly string[];
  readonly message?: PeerSeenValue;
  readonly sender?: string | null;
  readonly recipient?: string | null;
}

/** An event of the cluster that the peer is in, under the name of its C# class: MemberUp, UnreachableMember, LeaderChanged and others. */
export interface PeerClusterEvent {
  readonly event: "cluster";
  readonly type: string;
  readonly address: string | null;
  readonly previousStatus?: string;
}

/** The singleton has begun or ended on the peer. `atMs`: by the clock of the machine, since 1970. */
export interface PeerSingletonEvent {
  readonly event: "singleton";
  readonly type: "started" | "ended";
  readonly atMs: number;
}

/** A sharded entity has begun or ended on the peer. */
export interface PeerEntityEvent {
  readonly event: "entity";
  readonly type: "started" | "ended";
  readonly entity: string;
}

/** An entry of the peer's log. */
export interface PeerLogEvent {
  readonly event: "log";
  readonly level: "debug" | "info" | "warning" | "error";
  readonly source: string;
  readonly text: string;
  readonly cause: string | null;
}

/** A text has arrived at an actor that a `tools-` command has created. */
export interface PeerReceivedEvent {
  readonly event: "received";
  readonly actor: string;
  readonly text: string;
}
