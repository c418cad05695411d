/** A member of the cluster, as this node sees it. */
export interface MemberView {
  /** Address of the node. */
  readonly address: string;
  /** Incarnation of the node. */
  readonly uid: number;
  /** `Up`, `Joining`, `WeaklyUp`, `Leaving`, `Exiting`, `Down` or `Removed`. */
  readonly status: string;
  /** Its roles. */
  readonly roles: readonly string[];
  /** Version of its program: `akka.cluster.app-version`. */
  readonly appVersion: string;
  /** Whether it leads, as this node sees it. */
  readonly isLeader: boolean;
  /** Whether no node says that it cannot reach the member. */
  readonly isReachable: boolean;
  /** Whether it is the node that answers. */
  readonly isSelf: boolean;
}

/** The cluster, as this node sees it. */
export interface ClusterView {
  /** `uninitialized`, `seeking`, `joining`, `member` or `stopped`. */
  readonly state: string;
  /** At most 1000. */
  readonly members: readonly MemberView[];
}

/** A shard of a region of this node. */
export interface ShardView {
  /** Its id. */
  readonly id: string;
  /** Entities that run. Count. */
  readonly entities: number;
}

/** A type of entities on this node. */
export interface ShardingTypeView {
  /** Its name. */
  readonly name: string;
  /** Whether entities live on this node, or are only used. */
  readonly kind: "region" | "proxy";
  /** Address of the node with the coordinator; `null` if none is known. */
  readonly coordinator: string | null;
  /** The shards of this node's region. At most 1000. */
  readonly shards: readonly ShardView[];
}
