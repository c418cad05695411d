// The main entry point for browsers: the same API. Remoting and the WebSocket transport are loaded if a configuration needs them.
import { type ActorSystem as CoreActorSystem, type ConfigSource, startActorSystem } from "./actor/index.ts";
import type { ActorSystemSetup } from "./actor-system-setup.ts";
import type { Config } from "./hocon/index.ts";
import { hostFrom } from "./host-from.ts";
import { browserPlatform } from "./platform/index.ts";
import type { TransportFactory } from "./remote/transport/index.ts";

export * from "./entry-point.ts";

/** A set of actors with one configuration, event stream, address and lifetime. Several systems may run in one page. */
export type ActorSystem = CoreActorSystem;

/** Creates actor systems. */
export const ActorSystem: {
  /**
   * Starts the system `name`. Resolves when it can be used and, with remoting, reached. Rejects, after everything has been stopped, if the
   * configuration is invalid.
   */
  create(name: string, config?: ConfigSource, setup?: ActorSystemSetup): Promise<ActorSystem>;
} = {
  async create(name, config, setup = {}) {
    const loadTransports = async () => ({
      references: [(await import("./remote/transport/websocket/settings/index.ts")).webSocketReference()],
      transports: new Map([["Ritsem.Remote.Transport.WebSocket", loadWebSocketTransport]]),
    });
    const system = await startActorSystem(hostFrom({ platform: browserPlatform(), loadTransports }, setup), name, config);
    if (isInspected(system.config)) (await import("./inspection/internal.ts")).startInspection(system, "ritsem in a browser");
    return system;
  },
};

function isInspected(config: Config): boolean {
  return config.hasPath("ritsem.inspect.enabled") && config.getBoolean("ritsem.inspect.enabled");
}

async function loadWebSocketTransport(): Promise<TransportFactory> {
  return (await import("./remote/transport/websocket/index.ts")).webSocketClientWith();
}
