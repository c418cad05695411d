import type { Address } from "../../actor/index.ts";
import type { UniqueAddress } from "../member/unique-address.ts";
import { ClusterMessage } from "./cluster-message.ts";

/** Asks another member for a sign of life. */
export class Heartbeat extends ClusterMessage {
  readonly from: Address;
  /** Counts the heartbeats of the sender, from 1; -1 if the sender does not count them. */
  readonly sequenceNr: number;
  /** When it was sent, by a clock of the sender. Unit: ns. */
  readonly creationTimeNs: bigint;

  constructor(from: Address, sequenceNr: number, creationTimeNs: bigint) {
    super();
    this.from = from;
    this.sequenceNr = sequenceNr;
    this.creationTimeNs = creationTimeNs;
  }
}

/** Answers a {@link Heartbeat} with its own numbers. */
export class HeartbeatResponse extends ClusterMessage {
  readonly from: UniqueAddress;
  readonly sequenceNr: number;
  /** Unit: ns. */
  readonly creationTimeNs: bigint;

  constructor(from: UniqueAddress, sequenceNr: number, creationTimeNs: bigint) {
    super();
    this.from = from;
    this.sequenceNr = sequenceNr;
    this.creationTimeNs = creationTimeNs;
  }
}

/** A {@link Heartbeat} as Akka.NET before 1.4.19 reads it. Key: `akka.cluster.use-legacy-heartbeat-message`. */
export class LegacyHeartbeat extends Heartbeat {
  constructor(from: Address) {
    super(from, -1, -1n);
  }
}

/** The answer to a {@link LegacyHeartbeat}. */
export class LegacyHeartbeatResponse extends HeartbeatResponse {
  constructor(from: UniqueAddress) {
    super(from, -1, -1n);
  }
}
