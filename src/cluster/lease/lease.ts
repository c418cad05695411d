import type { ActorSystem } from "../../actor/index.ts";
import type { Config } from "../../hocon/index.ts";

/**
 * A lock outside the cluster, such as a row in a database, which at most one owner holds at any time. It decides between two sides of a
 * partition that cannot ask each other. The numbered promises are those that its users rely on.
 */
export interface Lease {
  /**
   * L1 resolves with whether this owner holds the lease now. L2 while one owner holds it, all others get `false`; an owner that has it gets
   * `true` again. L3 settles within `operationTimeoutMs`; a rejection counts as `false`. L4 calls `onLost` if the lease is lost later without
   * {@link Lease.release}, such as when it could not be renewed in time.
   */
  acquire(onLost?: (cause?: unknown) => void): Promise<boolean>;
  /** L5 resolves with whether this owner has given the lease up, so that another may have it. */
  release(): Promise<boolean>;
  /** L6 whether this owner holds the lease, as far as it knows without asking: `false` as soon as another may hold it. */
  checkLease(): boolean;
}

/** What a lease is made from. */
export interface LeaseSettings {
  /** Which lease: owners compete for leases of the same name. */
  readonly leaseName: string;
  /** Who asks: host and port of the node. */
  readonly ownerName: string;
  /** How long the lease stays with an owner that has crashed. Key: `heartbeat-timeout` (120 s). */
  readonly heartbeatTimeoutMs: number;
  /** How often the owner renews it. Key: `heartbeat-interval` (12 s). */
  readonly heartbeatIntervalMs: number;
  /** How long an operation may take. Key: `lease-operation-timeout` (5 s). */
  readonly operationTimeoutMs: number;
  /** The section of the configuration that describes the lease, with the defaults in `akka.coordination.lease`. */
  readonly config: Config;
}

/** Makes a lease. Called once for each name and owner. */
export type LeaseFactory = (settings: LeaseSettings, system: ActorSystem) => Lease;
