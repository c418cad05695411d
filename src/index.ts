// Node's front door. Remoting and the transports are loaded when a configuration asks for them.
import { type ActorSystem as CoreActorSystem, type ConfigSource, startActorSystem } from "./actor/index.ts";
import type { ActorSystemSetup } from "./actor-system-setup.ts";
import { hostFrom } from "./host-from.ts";
import { nodePlatform } from "./platform/node/index.ts";

export * from "./front-door.ts";

/** A family of actors with one configuration, one event stream, one address and one end. Several may live in one process. */
export type ActorSystem = CoreActorSystem;

/** Starts actor systems. */
export const ActorSystem: {
  /**
   * Starts the system `name`. Resolves when it can be used and, with remoting, reached: every transport is bound and the real port
   * known. Rejects, with nothing left running, when the configuration will not do or a port cannot be had.
   */
  create(name: string, config?: ConfigSource, setup?: ActorSystemSetup): Promise<ActorSystem>;
} = {
  create(name, config, setup = {}) {
    const builtIn = {
      platform: nodePlatform(),
      async loadTransports() {
        const { createTcpTransport, tcpReference } = await import("./remote/transport/tcp/index.ts");
        return {
          references: [tcpReference()],
          factories: new Map([["Akka.Remote.Transport.DotNetty.TcpTransport, Akka.Remote", createTcpTransport]]),
        };
      },
    };
    return startActorSystem(hostFrom(builtIn, setup), name, config);
  },
};
