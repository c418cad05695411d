/** The shards of a cluster as one node sees them: what `ritsem cluster shards --json` prints. */
export interface ShardsStatus {
  /** The node that was asked. */
  readonly address: string;
  readonly runtime: "Ritsem" | "other";
  readonly types: readonly TypeStatus[];
}

/** One type of entities. */
export interface TypeStatus {
  readonly name: string;
  /** What the node that was asked has of this type. */
  readonly kind: "region" | "proxy";
  /** Address of the node that runs the coordinator; `null` if it is not known. */
  readonly coordinator: string | null;
  /** The regions that answered the coordinator; `null` if it is not known. */
  readonly regions: readonly RegionStatus[] | null;
  /** Shards that are moving, with the addresses of the nodes that they leave; `null` if it is not known. */
  readonly rebalances: readonly { readonly shard: string; readonly from: string }[] | null;
  /** Ids of the entities of the region on the node that was asked, by shard, if a type was given; otherwise, or if it is not known, `null`. */
  readonly entities: Readonly<Record<string, readonly string[]>> | null;
  /** What nobody told. */
  readonly unknown: readonly string[];
}

/** One region. */
export interface RegionStatus {
  readonly address: string;
  readonly shards: readonly { readonly shard: string; readonly entities: number }[];
  /** Shards that did not answer their region in time. */
  readonly silent: readonly string[];
}
