import type { ActorRef, ActorSystem, ExtensionId } from "../../actor/index.ts";
import { Cluster } from "../../cluster/index.ts";
import { ReplicaNode } from "../data/replica-node.ts";
import { type ReplicatorSettings, replicatorSettingsFrom } from "../settings/replicator-settings.ts";
import { replicatorProps } from "./replicator-props.ts";

/**
 * Replicated data of a node of a cluster: the {@link replicator} of this system. Started by its first use, or with the system if `akka.extensions` names
 * `Akka.DistributedData.DistributedDataProvider, Akka.DistributedData`.
 *
 * INTEROP: the counterpart of `Akka.DistributedData.DistributedData`.
 */
export class DistributedData {
  readonly #system: ActorSystem;
  readonly #settings: ReplicatorSettings;
  readonly #cluster: Cluster;
  readonly #replicator: ActorRef | undefined;

  /** @internal see {@link DistributedData.get} */
  constructor(system: ActorSystem) {
    const section = system.config.getConfig("akka.cluster.distributed-data");
    this.#system = system;
    this.#cluster = Cluster.get(system);
    this.#settings = replicatorSettingsFrom(section);
    this.#replicator = this.isTerminated
      ? undefined
      : (system.actorOf(replicatorProps(system, this.#settings), this.#settings.name) as ActorRef);
  }

  /** The extension of `system`. Throws ClusterNotRunningError if the system is not a node of a cluster. */
  static get(system: ActorSystem): DistributedData {
    return system.extension(distributedDataId);
  }

  /** Whether this node has no replicator: it has left the cluster, or lacks the role in `akka.cluster.distributed-data.role`. */
  get isTerminated(): boolean {
    const { role } = this.#settings;
    return this.#cluster.isTerminated || (role !== undefined && !this.#cluster.selfRoles.has(role));
  }

  /** The replicator of this node, `/user/ddataReplicator`. Dead letters if {@link isTerminated}. */
  get replicator(): ActorRef {
    return this.isTerminated ? this.#system.deadLetters : (this.#replicator ?? this.#system.deadLetters);
  }

  /** This node, as changes of replicated data name it. */
  get selfNode(): ReplicaNode {
    return ReplicaNode.of(this.#cluster.selfUniqueAddress);
  }
}

/** The id of {@link DistributedData} among the extensions of a system. */
export const distributedDataId: ExtensionId<DistributedData> = {
  name: "DistributedData",
  createExtension: (system) => new DistributedData(system),
};
