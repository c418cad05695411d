// The front door of browsers: the same API. A program gives its transports in the setup.
import { type ActorSystem as CoreActorSystem, type ConfigSource, startActorSystem } from "./actor/index.ts";
import type { ActorSystemSetup } from "./actor-system-setup.ts";
import { hostFrom } from "./host-from.ts";
import { browserPlatform } from "./platform/index.ts";

export * from "./front-door.ts";

/** A family of actors with one configuration, one event stream, one address and one end. Several may live in one page. */
export type ActorSystem = CoreActorSystem;

/** Starts actor systems. */
export const ActorSystem: {
  /**
   * Starts the system `name`. Resolves when it can be used and, with remoting, reached. Rejects, with nothing left running, when the
   * configuration will not do.
   */
  create(name: string, config?: ConfigSource, setup?: ActorSystemSetup): Promise<ActorSystem>;
} = {
  create(name, config, setup = {}) {
    const loadTransports = () => Promise.resolve({ references: [], factories: new Map() });
    return startActorSystem(hostFrom({ platform: browserPlatform(), loadTransports }, setup), name, config);
  },
};
