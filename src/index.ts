// The main entry point for Node. Remoting and the transports are loaded if a configuration needs them.
import { type ActorSystem as CoreActorSystem, type ConfigSource, startActorSystem } from "./actor/index.ts";
import type { ActorSystemSetup } from "./actor-system-setup.ts";
import { errorFrom } from "./base/index.ts";
import { builtInTransports } from "./built-in-transports.ts";
import { type Config, type ParseFileOptions, parseFile as parseFileWith } from "./hocon/index.ts";
import { hostFrom } from "./host-from.ts";
import { loadModule, nodePlatform, readTextFile } from "./platform/node/index.ts";

export * from "./entry-point.ts";
export { nodePlatform } from "./platform/node/index.ts";

/** A set of actors with one configuration, event stream, address and lifetime. Several systems may run in one process. */
export type ActorSystem = CoreActorSystem;

/**
 * Reads a configuration file and what it includes, as `ActorSystem.create` reads `application.conf`: HOCON, JSON or `.properties`. Not resolved: pass it
 * to `ActorSystem.create`, or call `resolve()`. Throws HoconFileMissingError, HoconParseError and HoconLimitError.
 */
export function parseFile(path: string, options: Partial<ParseFileOptions> = {}): Config {
  return parseFileWith(path, { readTextFile, ...options });
}

/** Creates actor systems. */
export const ActorSystem: {
  /**
   * Starts the system `name`. Resolves when it can be used and, with remoting, reached: every transport is bound, and the actual port is
   * known. Rejects, after everything has been stopped, if the configuration is invalid or a port cannot be bound.
   */
  create(name: string, config?: ConfigSource, setup?: ActorSystemSetup): Promise<ActorSystem>;
} = {
  async create(name, config, setup = {}) {
    const builtIn = {
      platform: nodePlatform(),
      loadModule,
      discoveries: new Map([
        ["dns", async () => (await import("./cluster/discovery/node/index.ts")).createDnsDiscovery],
        [
          "Akka.Discovery.KubernetesApi.KubernetesApiServiceDiscovery, Akka.Discovery.KubernetesApi",
          async () => (await import("./cluster/discovery/node/index.ts")).createKubernetesDiscovery,
        ],
      ]),
      durableStores: new Map([
        [
          "Akka.DistributedData.LightningDB.LmdbDurableStore, Akka.DistributedData.LightningDB",
          async () => (await import("./distributed-data/node/index.ts")).fileDurableStore,
        ],
      ]),
      loadTransports: builtInTransports,
    };
    const system = await startActorSystem(hostFrom(builtIn, setup), name, config);
    if (isServingHealth(system.config)) await startHealth(system);
    if (isInspected(system.config)) await startInspection(system);
    if (hasWorkers(system.config)) await (await import("./start-workers-of.ts")).startWorkersOf(system, system.config);
    return system;
  },
};

function hasWorkers(config: Config): boolean {
  return config.hasPath("ritsem.workers.entry") && config.getString("ritsem.workers.entry") !== "";
}

function isInspected(config: Config): boolean {
  return config.hasPath("ritsem.inspect.enabled") && config.getBoolean("ritsem.inspect.enabled");
}

async function startInspection(system: ActorSystem): Promise<void> {
  try {
    await (await import("./inspection/node/index.ts")).startInspectionOnNode(system);
  } catch (error) {
    throw await givenUp(system, error);
  }
}

function isServingHealth(config: Config): boolean {
  return config.hasPath("ritsem.health.http.enabled") && config.getBoolean("ritsem.health.http.enabled");
}

async function startHealth(system: ActorSystem): Promise<void> {
  try {
    await (await import("./health/node/index.ts")).serveHealth(system);
  } catch (error) {
    throw await givenUp(system, error);
  }
}

/** Logs why the system ends: with akka.coordinated-shutdown.exit-clr = on, the process may end before the caller sees the error. */
async function givenUp(system: ActorSystem, error: unknown): Promise<unknown> {
  system.log("start").error("The system ends because a part of it has not started: {0}", errorFrom(error).message);
  await system.coordinatedShutdown.run({ name: "PartNotStarted", exitCode: 1 });
  await system.terminate();
  return error;
}
