import type { Address } from "../../actor/index.ts";
import type { Platform } from "../../platform/index.ts";
import type { Incarnations } from "../incarnations.ts";
import type { RemotingLifecycleEvent } from "../lifecycle-events.ts";
import type { AkkaProtocolHandle } from "../protocol/akka-protocol-handle.ts";
import type { RemoteSettings } from "../remote-settings.ts";
import type { Batching } from "../transport/index.ts";
import type { EndpointReader, NumberedInbound } from "./endpoint-reader.ts";
import type { OutboundCodec } from "./outbound-codec.ts";
import type { UnsendableListener } from "./outbox.ts";

/** What an association borrows from remoting. */
export interface AssociationContext {
  readonly platform: Platform;
  readonly settings: RemoteSettings;
  readonly localAddress: Address;
  readonly codec: OutboundCodec;
  readonly batching: Batching;
  /** Connects to the peer and shakes hands. Rejects with the reason. */
  dial(remote: Address): Promise<AkkaProtocolHandle>;
  newReader(numbered: NumberedInbound, peer: Address): EndpointReader;
  publish(event: RemotingLifecycleEvent): void;
  warn(text: string): void;
  /** What this system is to its peers. */
  readonly incarnations: Incarnations;
  /** Called whenever it may have changed whether the association has anything to remember. */
  retain(isWorthKeeping: boolean): void;
  /** What the peer and this system had in common has ended, for that reason. */
  onSevered(peer: Address, end: Severance): void;
  /** Runs `task` once the actors that are running now have had their turn. */
  afterTurn(task: () => void): void;
  readonly onUnsendable: UnsendableListener;
}

/**
 * Why two systems have nothing in common any more: this one has given up the peer; another incarnation of the peer has come; or the peer has
 * given up this one, which goes on as another.
 */
export type Severance = "quarantined" | "replaced" | "renewed";
