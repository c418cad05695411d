import type { Address } from "../../actor/index.ts";
import type { Gossip } from "../gossip/gossip.ts";
import type { AppVersion } from "../member/app-version.ts";
import type { UniqueAddress } from "../member/unique-address.ts";
import { ClusterMessage } from "./cluster-message.ts";

/** Asks a seed node whether it is in a cluster that can be joined. */
export class InitJoin extends ClusterMessage {}

/** Answers {@link InitJoin}: join this node. */
export class InitJoinAck extends ClusterMessage {
  /** The node that answers. */
  readonly address: Address;

  constructor(address: Address) {
    super();
    this.address = address;
  }
}

/** Answers {@link InitJoin}: this node is in no cluster yet, or about to leave. */
export class InitJoinNack extends ClusterMessage {
  /** The node that answers. */
  readonly address: Address;

  constructor(address: Address) {
    super();
    this.address = address;
  }
}

/** Asks to become a member, with roles and version that cannot change later. */
export class Join extends ClusterMessage {
  readonly node: UniqueAddress;
  readonly roles: ReadonlySet<string>;
  readonly appVersion: AppVersion;

  constructor(node: UniqueAddress, roles: ReadonlySet<string>, appVersion: AppVersion) {
    super();
    this.node = node;
    this.roles = roles;
    this.appVersion = appVersion;
  }
}

/** Answers {@link Join}: the node is a member now, and this is what all members know. */
export class Welcome extends ClusterMessage {
  readonly from: UniqueAddress;
  readonly gossip: Gossip;

  constructor(from: UniqueAddress, gossip: Gossip) {
    super();
    this.from = from;
    this.gossip = gossip;
  }
}
