/** A member of the cluster, as this node sees it. */
export interface MemberView {
  readonly address: string;
  readonly uid: number;
  /** `Up`, `Joining`, `WeaklyUp`, `Leaving`, `Exiting`, `Down` or `Removed`. */
  readonly status: string;
  readonly roles: readonly string[];
  readonly appVersion: string;
  readonly isLeader: boolean;
  /** Whether no node says that it cannot reach the member. */
  readonly isReachable: boolean;
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
  readonly id: string;
  /** Entities that run. Count. */
  readonly entities: number;
}

/** A type of entities on this node. */
export interface ShardingTypeView {
  readonly name: string;
  readonly kind: "region" | "proxy";
  /** Address of the node with the coordinator; `null` if none is known. */
  readonly coordinator: string | null;
  /** The shards of this node's region. At most 1000. */
  readonly shards: readonly ShardView[];
}
