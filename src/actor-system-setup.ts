import type { ProgramParts } from "./actor/index.ts";
import type { DiscoveryFactory, DowningProviderFactory, LeaseFactory } from "./cluster/index.ts";
import type { DurableStoreFactory } from "./distributed-data/index.ts";
import type { Platform } from "./platform/index.ts";
import type { FailureDetectorRegistry } from "./remote/index.ts";
import type { TransportAdapterFactory, TransportFactory } from "./remote/transport/index.ts";
import type { Registry, SerializerSetup } from "./serialization/index.ts";

/** What a program passes to a system in code, because HOCON cannot express it. */
export interface ActorSystemSetup extends ProgramParts {
  /** The message types that may be sent and received. Default: an empty registry, with which primitives and plain objects can be sent. */
  readonly registry?: Registry;
  /** Additional serializers, by their names in `akka.actor.serializers`. */
  readonly serializers?: ReadonlyMap<string, SerializerSetup>;
  /** Additional transports, by their names in `transport-class`. */
  readonly transports?: ReadonlyMap<string, TransportFactory>;
  /** Additional transport adapters, by their class names in `akka.remote.adapters`. */
  readonly adapters?: ReadonlyMap<string, TransportAdapterFactory>;
  /** Additional failure detectors, by their names in `implementation-class`. */
  readonly failureDetectors?: FailureDetectorRegistry;
  /** Additional downing providers, by their names in `akka.cluster.downing-provider-class`. */
  readonly downingProviders?: ReadonlyMap<string, DowningProviderFactory>;
  /** What finds services, by the names in `akka.discovery.method`. */
  readonly discoveries?: ReadonlyMap<string, DiscoveryFactory>;
  /** Leases, by their names in `lease-class`. */
  readonly leases?: ReadonlyMap<string, LeaseFactory>;
  /** What stores durable replicated data, by the names in `store-actor-class` of `akka.cluster.distributed-data.durable`. */
  readonly durableStores?: ReadonlyMap<string, DurableStoreFactory>;
  /** Clock, timers and the rest of the host; for tests. Default: the platform of this host. */
  readonly platform?: Platform;
}
