import type { ExtendedActorSystem } from "../actor/internal.ts";
import { failureDetectorsFrom, type Heartbeats, RemoteActorRefProvider, type RemoteSetup } from "../remote/internal.ts";
import type { Cluster } from "./extension/cluster.ts";
import { ClusterRuntime } from "./cluster-runtime.ts";
import type { DowningProviderFactory } from "./extension/downing-provider.ts";
import type { DiscoveryRegistry } from "./discovery/service-discovery.ts";
import type { Lease } from "./lease/lease.ts";
import { leaseFor, leasePartsFor, type LeaseRegistry, type LeaseRequest } from "./lease/lease-provider.ts";
import type { LeaseHolder } from "./lease-of.ts";
import { clusterReference } from "./reference.ts";
import { adaptClusterRouters } from "./routing/cluster-router-adapter.ts";
import { clusterSettingsFrom } from "./settings/cluster-settings.ts";

/** What a program gives to a node of a cluster besides its configuration. */
export interface ClusterSetup extends RemoteSetup {
  /** Makes what the configuration names as downing provider. */
  readonly createDowningProvider: DowningProviderFactory;
  /** What finds services, by the names in `akka.discovery.method`. */
  readonly discoveries: DiscoveryRegistry;
  /** Leases that `lease-class` may name. */
  readonly leases: LeaseRegistry;
}

/** The provider of a system that is a node of a cluster: remoting, and the cluster on top of it. */
export class ClusterActorRefProvider extends RemoteActorRefProvider implements LeaseHolder {
  readonly #setup: ClusterSetup;
  #runtime: ClusterRuntime | undefined;

  constructor(system: ExtendedActorSystem, setup: ClusterSetup) {
    super(system, setup, adaptClusterRouters);
    this.#setup = setup;
  }

  /** `undefined` before the system has started. */
  get cluster(): Cluster | undefined {
    return this.#runtime?.cluster;
  }

  override get heartbeats(): readonly Heartbeats[] {
    return this.#runtime === undefined ? super.heartbeats : [...super.heartbeats, this.#runtime.heartbeats];
  }

  /** Makes a lease that the program has given. */
  leaseFor(request: LeaseRequest): Lease {
    return leaseFor(request, this.system, this.#setup.leases);
  }

  /** Throws if the configuration and the program do not describe a lease at this path. */
  assertHasLease(path: string): void {
    leasePartsFor({ path, leaseName: "", ownerName: "" }, this.system.config, this.#setup.leases);
  }

  /** Starts remoting, then the cluster, which joins its seed nodes. */
  override async start(): Promise<void> {
    await super.start();
    const { system } = this;
    const { failureDetectors = new Map(), createDowningProvider, discoveries } = this.#setup;
    this.#runtime = new ClusterRuntime({
      system,
      provider: this,
      settings: clusterSettingsFrom(system.config),
      createDetector: failureDetectorsFrom(system.config, "akka.cluster.failure-detector", failureDetectors, clusterReference),
      createDowningProvider,
      discoveries,
    });
  }
}
