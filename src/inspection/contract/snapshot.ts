import type { ActorOrder, ActorRanking, ActorTree, RouterView, WatchView } from "./actor-view.ts";
import type { AssociationView } from "./association-view.ts";
import type { ClusterView, ShardingTypeView } from "./cluster-view.ts";
import type { DeadLetterSummary } from "./dead-letter-view.ts";

/**
 * Version of the contract. It grows when a member changes its meaning or goes away. New members come without a new version: readers ignore
 * what they do not know.
 */
export const CONTRACT_VERSION = 1;

/** What `GET /api/snapshot` answers: one system at one moment. Parts that a query does not ask for are empty or `null`. */
export interface Snapshot {
  /** Version of the contract. */
  readonly version: typeof CONTRACT_VERSION;
  /** Name of the system. */
  readonly system: string;
  /** Address of the system, `akka.tcp://System@host:port`, or `akka://System` without remoting. */
  readonly address: string;
  /** Its incarnation: another one means that it has restarted. */
  readonly uid: number;
  /** `ritsem 0.1.0`. */
  readonly runtime: string;
  /** When the snapshot was taken, by the clock of the system. ISO 8601. */
  readonly time: string;
  /** How long the system has run, in ms. */
  readonly upMs: number;
  /** How long somebody has looked without a pause, in ms: what ages, counts and times of actors are measured from. */
  readonly lookMs: number;
  /** Sums over all actors. */
  readonly totals: Totals;
  /** The tree, or actors of the system: see the type. */
  readonly actors: ActorTree;
  /** At most `ritsem.inspect.maximum-associations` (1000), sorted by address. */
  readonly associations: readonly AssociationView[];
  /** Associations, including those that are not listed. Count. */
  readonly associationCount: number;
  /** Dead letters by reason, recipient and type. */
  readonly deadLetters: DeadLetterSummary;
  /** At most 100. */
  readonly routers: readonly RouterView[];
  /** All routers. Count. */
  readonly routerCount: number;
  /** Who watches whom, below the path that was asked for. At most 500. */
  readonly watches: readonly WatchView[];
  /** All watches. Count. */
  readonly watchCount: number;
  /** `null` if the system is not a node of a cluster. */
  readonly cluster: ClusterView | null;
  /** `null` if the system has no sharding. */
  readonly sharding: readonly ShardingTypeView[] | null;
}

/** Sums over all actors of the system, at the last sample. */
export interface Totals {
  /** The tree, or actors of the system: see the type. */
  readonly actors: number;
  /** Messages in all mailboxes. Count. */
  readonly mailbox: number;
  /** Messages handled, in messages/s. */
  readonly rate: number;
  /** Messages handled since the look began. Count. */
  readonly handled: number;
  /** Restarts since the system started. Count. */
  readonly restarts: number;
  /** Share of the last sample spent in handlers: 0 to 1. */
  readonly load: number;
  /** Actors that are `stuck`, and those that are `busy`. Counts. */
  readonly stuck: number;
  /** Actors that are busy. Count. */
  readonly busy: number;
}

/** What of the tree a snapshot shows. */
export interface SnapshotQuery {
  /** Where the tree starts. Default: `/`. */
  readonly path?: string;
  /** Generations below `path`; 0: only the actor itself. Default: 16. */
  readonly depth?: number;
  /** Maximum number of actors, at most 10 000. Default: 500. Upper generations go first, so that each actor's first children are shown. */
  readonly limit?: number;
  /** Children of `path` that are left out at the start, to page through many. Default: 0. */
  readonly skip?: number;
  /**
   * Which parts are wanted, with commas between them: `actors`, `associations`, `deadLetters`, `routers`, `watches`, `cluster`, `sharding`, `subtotal`. The
   * others are left out, and cost nothing. Other names mean nothing. Default: all.
   */
  readonly parts?: string;
}

/** What a snapshot is made of besides its head. `routers`, `watches` and `subtotal` are found by a walk over all actors at and below `path`. */
export const snapshotParts = ["actors", "associations", "deadLetters", "routers", "watches", "cluster", "sharding", "subtotal"] as const;

/** What a ranking shows. */
export interface RankingQuery {
  /** What they are sorted by. */
  readonly by: ActorOrder;
  /** Maximum number of actors, at most 1000. Default: 50. */
  readonly limit?: number;
  /** Only actors at or below this path. Default: `/`. */
  readonly path?: string;
}

/** What `GET /api/top` answers: the state of the system without its tree, and the first actors in an order. */
export interface RankingAnswer {
  /** Version of the contract. */
  readonly version: typeof CONTRACT_VERSION;
  /** Name of the system. */
  readonly system: string;
  /** Address of the system. */
  readonly address: string;
  /** Distinguishes incarnations. */
  readonly uid: number;
  /** When it was answered. ISO 8601. */
  readonly time: string;
  /** How long somebody has looked without a pause, in ms. */
  readonly lookMs: number;
  /** Sums over all actors. */
  readonly totals: Totals;
  /** The first actors. */
  readonly ranking: ActorRanking;
}
