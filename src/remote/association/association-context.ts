import type { Address } from "../../actor/index.ts";
import type { Platform } from "../../platform/index.ts";
import type { AssociationObservation } from "../lifecycle/association-info.ts";
import type { Incarnations } from "../lifecycle/incarnations.ts";
import type { RemotingLifecycleEvent } from "../lifecycle/lifecycle-events.ts";
import type { PeerMemories } from "../limits/peer-memory.ts";
import type { AkkaProtocolHandle } from "../protocol/akka-protocol-handle.ts";
import type { RemoteSettings } from "../settings/remote-settings.ts";
import type { Batching } from "../transport/index.ts";
import type { EndpointReader, NumberedInbound } from "./endpoint-reader.ts";
import type { QuarantineMarks } from "./quarantine-marks.ts";
import type { OutboundCodec } from "./outbound-codec.ts";
import type { UnsendableListener } from "./outbox.ts";

/** What an association borrows from remoting. */
export interface AssociationContext {
  readonly platform: Platform;
  readonly settings: RemoteSettings;
  readonly localAddress: Address;
  /** The section of the transport that leads to the peer, such as `akka.remote.dot-netty.tcp`. */
  readonly settingsKey: string;
  /** Whether the transport is the one that a program's messages to the peer take: the first of its protocol. */
  readonly isUsualWay: boolean;
  readonly codec: OutboundCodec;
  readonly batching: Batching;
  /** Bounds what waits for all peers together. */
  readonly memory: PeerMemories;
  /** Connects to the peer, which another one has named if `namedBy` is given, and shakes hands. Rejects with the reason. */
  dial(remote: Address, namedBy: string | undefined): Promise<AkkaProtocolHandle>;
  /** Who is being read at the moment. */
  readonly speaker: Speaker;
  newReader(numbered: NumberedInbound, peer: Address): EndpointReader;
  publish(event: RemotingLifecycleEvent): void;
  /** Who looks. */
  readonly observation: AssociationObservation;
  warn(text: string): void;
  /** The incarnations by which peers know this system. */
  readonly incarnations: Incarnations;
  /** Which incarnations of peers must not come back. */
  readonly marks: QuarantineMarks;
  /** Actors here that are watched from the system at `peer`. Count. */
  watchCountOf(peer: Address): number;
  /** Called whenever it may have changed whether the association has anything to remember. */
  retain(isWorthKeeping: boolean): void;
  /** Called when the last connection ends while something is remembered of the peer, and when there is one again. */
  noteAbsence(isAbsent: boolean): void;
  /** What the peer and this system had in common has ended, for that reason. */
  onAssociationReset(peer: Address, end: AssociationReset): void;
  /** Runs `task` once the actors that are running now have had their turn. */
  afterTurn(task: () => void): void;
  readonly onUnsendable: UnsendableListener;
}

/** How peers know this system over one transport. */
export interface LocalEnd {
  readonly localAddress: Address;
  /** The section of the transport. */
  readonly settingsKey: string;
  /** Whether the transport is the first of its protocol. */
  readonly isUsualWay: boolean;
}

/** The peer whose frame is being read; what addresses are met then were named by it. */
export interface Speaker {
  current: string | undefined;
  /** By which transport the frame came. */
  localEnd: LocalEnd | undefined;
}

/**
 * Why two systems have nothing in common any more: this one has given up the peer; another incarnation of the peer has come; or the peer has
 * quarantined this one, which continues with a new incarnation.
 */
export type AssociationReset = "quarantined" | "replaced" | "renewed";
