import type { Config } from "../../hocon/index.ts";
import type { Platform } from "../../platform/index.ts";

/** What is looked for. */
export interface DiscoveryLookup {
  /** The name of the service, such as `shop` or `shop.default.svc.cluster.local`. */
  readonly serviceName: string;
  /** The name of the port, for methods that know ports by name. */
  readonly portName?: string;
  /** `tcp` or `udp`, for methods that distinguish them. */
  readonly protocol?: string;
}

/** One instance of a service. */
export interface ResolvedTarget {
  /** A name or an IP address, without brackets. */
  readonly host: string;
  /** `undefined` if the method does not know ports. */
  readonly port?: number;
}

/** Finds the instances of a service. The numbered promises are those that its users rely on. */
export interface ServiceDiscovery {
  /**
   * N1 resolves with all instances of the service, each once. N2 resolves with none if there is no such service. N3 settles within `timeoutMs` or soon after, and
   * rejects if it could not ask. N4 a later lookup sees what has changed. N5 lookups may overlap.
   */
  lookup(lookup: DiscoveryLookup, timeoutMs: number): Promise<readonly ResolvedTarget[]>;
}

/** What a discovery is made from. */
export interface DiscoveryContext {
  /** `akka.discovery.<method>`; empty without such a section. */
  readonly section: Config;
  /** The whole configuration. */
  readonly config: Config;
  /** Timers and environment variables. */
  readonly platform: Platform;
}

/** Makes a discovery. Called once for each system that uses it. */
export type DiscoveryFactory = (context: DiscoveryContext) => ServiceDiscovery;

/** Factories by the names in `akka.discovery.method`, or in the `class` of a section. Built-in ones are loaded when they are used. */
export type DiscoveryRegistry = ReadonlyMap<string, () => Promise<DiscoveryFactory>>;
