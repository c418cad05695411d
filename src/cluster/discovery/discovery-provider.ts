import { withoutAssembly } from "../../base/index.ts";
import { type Config, parse, renderPath } from "../../hocon/index.ts";
import type { Platform } from "../../platform/index.ts";
import { ClusterSettingError } from "../settings/errors.ts";
import { configDiscovery } from "./config-discovery.ts";
import type { DiscoveryFactory, DiscoveryRegistry, DiscoveryLookup, ResolvedTarget, ServiceDiscovery } from "./service-discovery.ts";

const SECTION = "akka.discovery";
const CONFIG_CLASS = "Akka.Discovery.Config.ConfigServiceDiscovery";
const AGGREGATE_CLASS = "Akka.Discovery.Aggregate.AggregateServiceDiscovery";
/** INTEROP: what Akka.NET has instead of a default. */
const UNSET = "<method>";

/** Makes the discovery `method`, or the one in `akka.discovery.method` without it. Rejects with {@link ClusterSettingError}. */
export async function discoveryFor(
  method: string | undefined,
  config: Config,
  platform: Platform,
  registry: DiscoveryRegistry,
): Promise<ServiceDiscovery> {
  const name = method ?? config.getString(`${SECTION}.method`);
  if (name === UNSET || name === "")
    throw new ClusterSettingError(
      `${SECTION}.method is not set. Set it to config, dns, kubernetes-api, or the name of a discovery of the program.`,
    );
  const path = `${SECTION}.${renderPath([name])}`;
  const section = config.hasPath(path) ? config.getConfig(path) : parse("");
  const className = withoutAssembly(section.hasPath("class") ? section.getString("class") : name);
  if (className === AGGREGATE_CLASS) {
    const methods = section.getStringList("discovery-methods").filter((each) => each !== name);
    return firstOf(await Promise.all(methods.map((each) => discoveryFor(each, config, platform, registry))));
  }
  return (await factoryOf([name, className], registry, path))({ section, config, platform });
}

async function factoryOf(names: readonly string[], registry: DiscoveryRegistry, path: string): Promise<DiscoveryFactory> {
  const load = [...registry].find(([each]) => names.includes(withoutAssembly(each)))?.[1];
  if (load !== undefined) return load();
  if (names.includes(CONFIG_CLASS)) return configDiscovery;
  throw new ClusterSettingError(
    `${path}: nothing here finds services by the method "${names[0] ?? ""}". Set ${SECTION}.method to config, dns, aggregate or kubernetes-api, or pass ` +
      `discoveries: new Map([["${names[0] ?? ""}", factory]]) to ActorSystem.create.`,
  );
}

/** The first that finds something. INTEROP: `AggregateServiceDiscovery`, which passes over those that fail. */
function firstOf(all: readonly ServiceDiscovery[]): ServiceDiscovery {
  return {
    async lookup(lookup: DiscoveryLookup, timeoutMs: number): Promise<readonly ResolvedTarget[]> {
      let failure: unknown;
      for (const each of all) {
        try {
          const found = await each.lookup(lookup, timeoutMs);
          if (found.length > 0) return found;
        } catch (error) {
          failure = error;
        }
      }
      if (failure !== undefined) throw failure;
      return [];
    },
  };
}
