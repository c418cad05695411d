import type { Address } from "../../actor/index.ts";
import type { Platform } from "../../platform/index.ts";
import type { FailureDetector } from "../failure-detector/failure-detector.ts";
import type { PeerMemory } from "../limits/peer-memory.ts";
import type { AddressData } from "../wire/address-data.ts";
import type { ProtocolLimits } from "./protocol-disassociation.ts";

/** What peers of one transport are told about this system, and the rules for them. */
export interface ProtocolContext extends ProtocolLimits {
  readonly platform: Platform;
  /** The advertised address. INTEROP: with the transport's own protocol, `tcp`, not `akka.tcp`. */
  readonly origin: AddressData;
  /** The incarnation of this system that `peer` is told. */
  uidFor(peer: Address): number;
  /** Whether this system reads what goes with messages beside Akka's fields, which is said in the handshake. Absent: no. */
  readonly readsContexts?: () => boolean;
  /** The transport's own limit. Unit: bytes, prefix not counted. */
  readonly maximumFrameBytes: number;
  /** Bounds what is kept of all connections together. */
  readonly memory: PeerMemory;
  /** Whether this incarnation of the peer is quarantined. Asked once, at its ASSOCIATE. */
  isRefused(uid: number, peer: Address): boolean;
  /** Judges whether an open connection still lives. Default: a `DeadlineFailureDetector` of interval and pause. */
  readonly createFailureDetector?: () => FailureDetector;
}
