import { ActorSystemStartError, type HostContext } from "./actor/index.ts";
import type { ActorSystemSetup } from "./actor-system-setup.ts";
import type { DiscoveryRegistry } from "./cluster/internal.ts";
import { describeValue } from "./base/index.ts";
import type { DurableStoreRegistry } from "./distributed-data/internal.ts";
import type { Config } from "./hocon/index.ts";
import type { Platform } from "./platform/index.ts";
import type { TransportAdapterFactory, TransportAdapterRegistry, TransportRegistry } from "./remote/transport/index.ts";
import { Registry } from "./serialization/index.ts";

/** What is specific to one kind of host. */
export interface BuiltIn {
  readonly platform: Platform;
  /** Loads the modules that sections of transports name. Absent: this host cannot. */
  readonly loadModule?: (specifier: string) => Promise<Readonly<Record<string, unknown>>>;
  /** What finds services on this host, each loaded when it is used. Default: none. */
  readonly discoveries?: DiscoveryRegistry;
  /** What stores durable replicated data on this host, loaded when it is used. Default: nothing. */
  readonly durableStores?: DurableStoreRegistry;
  /** The transports of this host by their class names, each loaded when it is used, and the defaults of their settings. Called if remoting is needed. */
  loadTransports(): Promise<{ readonly references: readonly Config[]; readonly transports: TransportRegistry }>;
}

/** The host of a system: what is built in, and what the program passed. */
export function hostFrom(builtIn: BuiltIn, setup: ActorSystemSetup): HostContext {
  assertSetup(setup);
  const { registry = new Registry(), serializers = new Map(), failureDetectors = new Map(), platform, ...others } = setup;
  const {
    transports: given,
    adapters: givenAdapters,
    downingProviders = new Map(),
    leases = new Map(),
    discoveries: found,
    durableStores: givenStores,
    ...parts
  } = others;
  return {
    ...parts,
    platform: platform ?? builtIn.platform,
    async loadProvider(kind) {
      if (kind === "local") return (await import("./remote/internal.ts")).verifiedLocalProvider({ registry, serializers });
      const { references, transports: builtInTransports } = await builtIn.loadTransports();
      const programs = Array.from(given ?? [], ([name, factory]) => [name, () => Promise.resolve(factory)] as const);
      // A class name means the same with and without its assembly: the program's transports are found first.
      const transports: TransportRegistry = new Map([
        ...programs,
        ...Array.from(builtInTransports).filter(([name]) => given?.has(name) !== true),
      ]);
      const adapters = adapterRegistryOf(givenAdapters);
      const remote = { registry, serializers, transports, adapters, loadModule: builtIn.loadModule, failureDetectors };
      const discoveries: DiscoveryRegistry = new Map([
        ...Array.from(found ?? [], ([name, factory]) => [name, () => Promise.resolve(factory)] as const),
        ...(builtIn.discoveries ?? []),
      ]);
      const durableStores: DurableStoreRegistry = new Map([
        ...(builtIn.durableStores ?? []),
        ...Array.from(givenStores ?? [], ([name, factory]) => [name, () => Promise.resolve(factory)] as const),
      ]);
      const complete = { ...remote, downingProviders, leases, discoveries, durableStores };
      if (kind === "cluster") return (await import("./sharding/internal.ts")).providerWithSharding(complete, references);
      return (await import("./cluster-tools/internal.ts")).providerWithClusterTools(kind, complete, references);
    },
  };
}

/** The built-in adapters, loaded if a transport applies them, and those of the program, which take precedence. */
export function adapterRegistryOf(given: ActorSystemSetup["adapters"]): TransportAdapterRegistry {
  const load = () => import("./remote/transport/adapters/index.ts");
  return new Map<string, () => Promise<TransportAdapterFactory>>([
    ["Akka.Remote.Transport.ThrottlerProvider, Akka.Remote", async () => (await load()).createThrottler],
    ["Akka.Remote.Transport.FailureInjectorProvider, Akka.Remote", async () => (await load()).createFailureInjector],
    ...[...(given ?? [])].map(([name, factory]) => [name, () => Promise.resolve(factory)] as const),
  ]);
}

/** Every member of a setup, so that a misspelt one is reported. */
const PARTS: Readonly<Record<keyof ActorSystemSetup, true>> = {
  adapters: true,
  discoveries: true,
  dispatchers: true,
  downingProviders: true,
  durableStores: true,
  extensions: true,
  failureDetectors: true,
  leases: true,
  logFilters: true,
  logFormatters: true,
  loggers: true,
  mailboxes: true,
  platform: true,
  registry: true,
  serializers: true,
  supervisorStrategies: true,
  transports: true,
};

function assertSetup(setup: unknown): void {
  const known = Object.keys(PARTS).join(", ");
  if (typeof setup !== "object" || setup === null || setup instanceof Registry || setup instanceof Map || Array.isArray(setup)) {
    const example = setup instanceof Registry ? "{ registry }" : "{ registry, loggers }";
    throw new ActorSystemStartError(
      `The third argument of ActorSystem.create is an object of parts, such as ${example}, not ${describeValue(setup)}. Parts: ${known}.`,
    );
  }
  const stray = Object.keys(setup).find((key) => !Object.hasOwn(PARTS, key));
  if (stray !== undefined) throw new ActorSystemStartError(`"${stray}" is not a part of a system's setup. Parts: ${known}.`);
}
