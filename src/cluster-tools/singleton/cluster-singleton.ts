import type { ActorRef, ActorSystem, ExtensionId } from "../../actor/index.ts";
import { Cluster } from "../../cluster/index.ts";
import { ClusterSingletonManager } from "./actor/cluster-singleton-manager.ts";
import { ClusterSingletonProxy } from "./actor/cluster-singleton-proxy.ts";
import type { SingletonActor } from "./singleton-actor.ts";
import { managerSettingsFrom } from "./singleton-settings.ts";

/** Starts singletons with their managers and proxies. INTEROP: `Akka.Cluster.Tools.Singleton.ClusterSingleton`. */
export class ClusterSingleton {
  readonly #system: ActorSystem;
  readonly #cluster: Cluster;
  readonly #proxies = new Map<string, ActorRef>();

  /** @internal see {@link ClusterSingleton.get} */
  constructor(system: ActorSystem) {
    this.#system = system;
    this.#cluster = Cluster.get(system);
  }

  /** The extension of `system`. Throws ClusterNotRunningError if the system is not a node of a cluster. */
  static get(system: ActorSystem): ClusterSingleton {
    return system.extension(clusterSingletonId);
  }

  /**
   * A proxy of `singleton`. The first call for its name starts the manager as well, unless this node lacks the role. Call it on every node
   * that may run or use the singleton.
   */
  init({ name, props, stopMessage, settings }: SingletonActor): ActorRef {
    const known = this.#proxies.get(name);
    if (known !== undefined) return known;
    const named = { ...settings, singletonName: name };
    const { role } = managerSettingsFrom(this.#system.config, named).rules;
    const manager = `singletonManager${name}`;
    if (role === "" || this.#cluster.selfRoles.has(role)) {
      this.#system.actorOf(ClusterSingletonManager.props(props, stopMessage, named), manager);
    }
    const proxy = this.#system.actorOf(ClusterSingletonProxy.props(`/user/${manager}`, { ...named, role }), `singletonProxy${name}`);
    this.#proxies.set(name, proxy as ActorRef);
    return proxy as ActorRef;
  }
}

/** The id of {@link ClusterSingleton} among the extensions of a system. */
export const clusterSingletonId: ExtensionId<ClusterSingleton> = {
  name: "ClusterSingleton",
  createExtension: (system) => new ClusterSingleton(system),
};
