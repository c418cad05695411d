import { type ActorRef, type ActorSystem, type AnyActorRef, type ExtensionId, Props } from "../../actor/index.ts";
import type { ExtendedActorSystem } from "../../actor/internal.ts";
import { Cluster } from "../../cluster/index.ts";
import { DistributedPubSub } from "../pub-sub/distributed-pub-sub.ts";
import { Put, Remove } from "../pub-sub/message/registration.ts";
import { Subscribe, Unsubscribe } from "../pub-sub/message/subscription.ts";
import { ClusterReceptionist } from "./actor/cluster-receptionist.ts";
import { type ReceptionistSettings, receptionistSettingsFrom } from "./receptionist-settings.ts";

/**
 * Lets clients outside of the cluster reach actors of this node. Started by its first use, or with the system if `akka.extensions` names
 * `Akka.Cluster.Tools.Client.ClusterClientReceptionistExtensionProvider, Akka.Cluster.Tools`.
 *
 * INTEROP: the counterpart of `Akka.Cluster.Tools.Client.ClusterClientReceptionist`.
 */
export class ClusterClientReceptionist {
  readonly #system: ActorSystem;
  readonly #cluster: Cluster;
  readonly #settings: ReceptionistSettings;
  /** The receptionist of this node, `/system/receptionist`. Dead letters if {@link isTerminated} when the extension starts. */
  readonly underlying: ActorRef;

  /** @internal see {@link ClusterClientReceptionist.get} */
  constructor(system: ActorSystem) {
    this.#system = system;
    this.#cluster = Cluster.get(system);
    this.#settings = receptionistSettingsFrom(system.config);
    this.underlying = this.isTerminated ? system.deadLetters : this.#createReceptionist();
  }

  /** The extension of `system`. Throws ClusterNotRunningError if the system is not a node of a cluster. */
  static get(system: ActorSystem): ClusterClientReceptionist {
    return system.extension(clusterClientReceptionistId);
  }

  /** Whether this node has no receptionist: it has left the cluster, or lacks the role in `akka.cluster.client.receptionist.role`. */
  get isTerminated(): boolean {
    const { role } = this.#settings;
    return this.#cluster.isTerminated || (role !== undefined && !this.#cluster.selfRoles.has(role));
  }

  /** Lets clients send to `actor` by its path without the address. Ends when the actor terminates. */
  registerService(actor: AnyActorRef): void {
    this.#mediator.tell(new Put(actor));
  }

  /** Ends {@link registerService}. */
  unregisterService(actor: AnyActorRef): void {
    this.#mediator.tell(new Remove(actor.path.toStringWithoutAddress()));
  }

  /** Delivers to `actor` what clients, and actors in the cluster, publish to `topic`. Ends when the actor terminates. */
  registerSubscriber(topic: string, actor: AnyActorRef): void {
    this.#mediator.tell(new Subscribe(topic, actor));
  }

  /** Ends {@link registerSubscriber}. */
  unregisterSubscriber(topic: string, actor: AnyActorRef): void {
    this.#mediator.tell(new Unsubscribe(topic, actor));
  }

  get #mediator(): ActorRef {
    return DistributedPubSub.get(this.#system).mediator;
  }

  #createReceptionist(): ActorRef {
    const system = this.#system as ExtendedActorSystem;
    const props = Props.create(ClusterReceptionist, { settings: this.#settings, cluster: this.#cluster, mediator: this.#mediator });
    const { dispatcher, name } = this.#settings;
    return system.systemActorOf(dispatcher === undefined ? props : props.withDispatcher(dispatcher), name) as ActorRef;
  }
}

/** The id of {@link ClusterClientReceptionist} among the extensions of a system. */
export const clusterClientReceptionistId: ExtensionId<ClusterClientReceptionist> = {
  name: "ClusterClientReceptionist",
  createExtension: (system) => new ClusterClientReceptionist(system),
};
