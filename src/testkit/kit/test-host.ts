import type { HostContext, Logger, ProgramParts } from "../../actor/index.ts";
import { StandardOutLogger } from "../../actor/internal.ts";
import type { DiscoveryFactory, DowningProviderFactory, LeaseFactory } from "../../cluster/index.ts";
import type { DurableStoreFactory } from "../../distributed-data/index.ts";
import type { Platform } from "../../platform/index.ts";
import type { FailureDetectorRegistry } from "../../remote/index.ts";
import type { TransportAdapterFactory, TransportAdapterRegistry, TransportFactory } from "../../remote/transport/index.ts";
import { MemoryNetwork } from "../../remote/transport/memory/index.ts";
import { Registry, type SerializerSetup } from "../../serialization/index.ts";
import { callingThreadDispatcher } from "./calling-thread-dispatcher.ts";
import type { MutedEvents } from "./muted-events.ts";

/** What a program passes to a system under test in code, because HOCON cannot express it. */
export interface TestSetup extends ProgramParts {
  /** The message types that may be serialized. Default: an empty registry. */
  readonly registry?: Registry;
  /** Additional serializers, by their names in `akka.actor.serializers`. */
  readonly serializers?: ReadonlyMap<string, SerializerSetup>;
  /** Transports in addition to the memory transport, by their names in `transport-class`. */
  readonly transports?: ReadonlyMap<string, TransportFactory>;
  /** Additional failure detectors, by their names in `implementation-class`. */
  readonly failureDetectors?: FailureDetectorRegistry;
  /** Additional downing providers, by their names in `akka.cluster.downing-provider-class`. */
  readonly downingProviders?: ReadonlyMap<string, DowningProviderFactory>;
  /** What finds services, by the names in `akka.discovery.method`. */
  readonly discoveries?: ReadonlyMap<string, DiscoveryFactory>;
  /** Leases, by their names in `lease-class`. */
  readonly leases?: ReadonlyMap<string, LeaseFactory>;
  /** What stores durable replicated data, by the names in `store-actor-class`. */
  readonly durableStores?: ReadonlyMap<string, DurableStoreFactory>;
  /** The network that the memory transport joins. Default: a network of its own. */
  readonly network?: MemoryNetwork;
}

/** Akka.NET's logger for tests. Here it is standard output: events that event filters mute reach no logger. */
const TEST_LOGGER = "Akka.TestKit.TestEventListener";
/** The class name of the calling-thread dispatcher, and the path under which Akka.NET's test kit configures one. */
const CALLING_THREAD = ["Akka.TestKit.CallingThreadDispatcherConfigurator", "akka.test.calling-thread-dispatcher"];

const loadAdapters = () => import("../../remote/transport/adapters/index.ts");
/** As in the main entry points. */
const ADAPTERS: TransportAdapterRegistry = new Map<string, () => Promise<TransportAdapterFactory>>([
  ["Akka.Remote.Transport.ThrottlerProvider, Akka.Remote", async () => (await loadAdapters()).createThrottler],
  ["Akka.Remote.Transport.FailureInjectorProvider, Akka.Remote", async () => (await loadAdapters()).createFailureInjector],
]);

/** A host for a system under test. Remoting is loaded if the configuration asks for it, with the memory transport built in. */
export function testHost(platform: Platform, setup: TestSetup, muted: MutedEvents): HostContext {
  const { registry = new Registry(), serializers = new Map(), transports: given, network, ...others } = setup;
  const {
    failureDetectors = new Map(),
    downingProviders = new Map(),
    leases = new Map(),
    discoveries: found,
    durableStores: stores,
    ...parts
  } = others;
  const standardOut = new StandardOutLogger((line) => platform.writeLine(line));
  return {
    ...parts,
    platform,
    loggers: new Map<string, Logger>([[TEST_LOGGER, standardOut], ...(parts.loggers ?? [])]),
    dispatchers: new Map([...CALLING_THREAD.map((name) => [name, callingThreadDispatcher] as const), ...(parts.dispatchers ?? [])]),
    logFilters: [(event) => !muted.isMuted(event), ...(parts.logFilters ?? [])],
    async loadProvider(kind) {
      if (kind === "local") return (await import("../../remote/internal.ts")).verifiedLocalProvider({ registry, serializers });
      const { memoryReference, memoryTransportOn } = await import("../../remote/transport/memory/index.ts");
      const memory = memoryTransportOn(network ?? new MemoryNetwork());
      const transports = new Map(
        [["Ritsem.Remote.Transport.Memory", memory] as const, ...(given ?? [])].map(
          ([name, factory]) => [name, () => Promise.resolve(factory)] as const,
        ),
      );
      const remote = { registry, serializers, transports, adapters: ADAPTERS, failureDetectors };
      const discoveries = new Map(Array.from(found ?? [], ([name, factory]) => [name, () => Promise.resolve(factory)] as const));
      const durableStores = new Map(Array.from(stores ?? [], ([name, factory]) => [name, () => Promise.resolve(factory)] as const));
      const complete = { ...remote, downingProviders, leases, discoveries, durableStores };
      if (kind === "cluster") return (await import("../../sharding/internal.ts")).providerWithSharding(complete, [memoryReference()]);
      return (await import("../../cluster-tools/internal.ts")).providerWithClusterTools(kind, complete, [memoryReference()]);
    },
  };
}
