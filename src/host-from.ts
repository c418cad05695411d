import type { ActorSystemHost } from "./actor/index.ts";
import type { ActorSystemSetup } from "./actor-system-setup.ts";
import type { Config } from "./hocon/index.ts";
import type { Platform } from "./platform/index.ts";
import type { TransportFactory } from "./remote/transport/index.ts";
import { Registry } from "./serialization/index.ts";

/** What one kind of host has of its own. */
export interface BuiltIn {
  readonly platform: Platform;
  /** The transports of this host by their class names, and the defaults of their settings. Called when remoting is asked for. */
  loadTransports(): Promise<{ readonly references: readonly Config[]; readonly factories: ReadonlyMap<string, TransportFactory> }>;
}

/** The host that a system is started on: what is built in, and what the program gave on top. */
export function hostFrom(builtIn: BuiltIn, setup: ActorSystemSetup): ActorSystemHost {
  const { registry = new Registry(), serializers = new Map(), transports: given, failureDetectors, platform, ...parts } = setup;
  return {
    ...parts,
    platform: platform ?? builtIn.platform,
    async loadProvider(kind) {
      if (kind === "local") return (await import("./remote/spi.ts")).verifiedLocalProvider({ registry, serializers });
      const [{ remoteProvider }, { references, factories }] = await Promise.all([import("./remote/spi.ts"), builtIn.loadTransports()]);
      const transports = new Map([...factories, ...(given ?? [])].map(([name, factory]) => [name, () => Promise.resolve(factory)]));
      return remoteProvider({ registry, serializers, transports, failureDetectors: failureDetectors ?? new Map() }, references);
    },
  };
}
