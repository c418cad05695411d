import type { Gossip } from "../gossip/gossip.ts";
import type { VectorClock } from "../gossip/vector-clock.ts";
import type { UniqueAddress } from "../member/unique-address.ts";
import { ClusterMessage } from "./cluster-message.ts";

/** All that the sender knows of the cluster. */
export class GossipEnvelope extends ClusterMessage {
  readonly from: UniqueAddress;
  /** Another incarnation at the same address must not take it for its own. */
  readonly to: UniqueAddress;
  readonly gossip: Gossip;

  constructor(from: UniqueAddress, to: UniqueAddress, gossip: Gossip) {
    super();
    this.from = from;
    this.to = to;
    this.gossip = gossip;
  }
}

/** The version of the sender's gossip alone: a recipient with a newer gossip replies with it. */
export class GossipStatus extends ClusterMessage {
  readonly from: UniqueAddress;
  readonly version: VectorClock;

  constructor(from: UniqueAddress, version: VectorClock) {
    super();
    this.from = from;
    this.version = version;
  }
}

/** The sender has finished its shutdown tasks and may be removed. */
export class ExitingConfirmed extends ClusterMessage {
  readonly node: UniqueAddress;

  constructor(node: UniqueAddress) {
    super();
    this.node = node;
  }
}
