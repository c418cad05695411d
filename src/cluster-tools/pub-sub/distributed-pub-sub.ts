import { type ActorRef, type ActorSystem, type ExtensionId, Props } from "../../actor/index.ts";
import type { ExtendedActorSystem } from "../../actor/internal.ts";
import { Cluster } from "../../cluster/index.ts";
import { DistributedPubSubMediator } from "./actor/distributed-pub-sub-mediator.ts";
import { type PubSubSettings, pubSubSettingsFrom } from "./pub-sub-settings.ts";

/**
 * Topics and registered actors that every node of a cluster reaches: messages go to the {@link mediator} of this system. Started by its first use, or with
 * the system if `akka.extensions` names `Akka.Cluster.Tools.PublishSubscribe.DistributedPubSubExtensionProvider, Akka.Cluster.Tools`.
 *
 * INTEROP: the counterpart of `Akka.Cluster.Tools.PublishSubscribe.DistributedPubSub`.
 */
export class DistributedPubSub {
  readonly #system: ActorSystem;
  readonly #settings: PubSubSettings;
  readonly #cluster: Cluster;
  readonly #mediator: ActorRef | undefined;

  /** @internal see {@link DistributedPubSub.get} */
  constructor(system: ActorSystem) {
    this.#system = system;
    this.#cluster = Cluster.get(system);
    this.#settings = pubSubSettingsFrom(system.config);
    this.#mediator = this.isTerminated ? undefined : this.#createMediator();
  }

  /** The extension of `system`. Throws ClusterNotRunningError if the system is not a node of a cluster. */
  static get(system: ActorSystem): DistributedPubSub {
    return system.extension(distributedPubSubId);
  }

  /** Whether this node has no mediator: it has left the cluster, or lacks the role in `akka.cluster.pub-sub.role`. */
  get isTerminated(): boolean {
    const { role } = this.#settings;
    return this.#cluster.isTerminated || (role !== undefined && !this.#cluster.selfRoles.has(role));
  }

  /** The mediator of this node, `/system/distributedPubSubMediator`. Dead letters if {@link isTerminated}. */
  get mediator(): ActorRef {
    return this.isTerminated ? this.#system.deadLetters : (this.#mediator ?? this.#system.deadLetters);
  }

  #createMediator(): ActorRef {
    const system = this.#system as ExtendedActorSystem;
    const props = Props.create(DistributedPubSubMediator, { settings: this.#settings, cluster: this.#cluster, platform: system.platform });
    const { dispatcher, name } = this.#settings;
    return system.systemActorOf(dispatcher === undefined ? props : props.withDispatcher(dispatcher), name) as ActorRef;
  }
}

/** The id of {@link DistributedPubSub} among the extensions of a system. */
export const distributedPubSubId: ExtensionId<DistributedPubSub> = {
  name: "DistributedPubSub",
  createExtension: (system) => new DistributedPubSub(system),
};
