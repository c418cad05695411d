import type { ActorRef, Address } from "../../actor/index.ts";
import { type Duration, millisecondsOf } from "../../base/index.ts";

/**
 * Asks the shard region or proxy of this node where an entity is, without starting it. Answer: {@link EntityLocation}. It does not travel to other
 * nodes. INTEROP: `Akka.Cluster.Sharding.GetEntityLocation`.
 */
export class GetEntityLocation {
  /** Id of the entity. */
  readonly entityId: string;
  /** How long the entity has to answer. Unit: ms. */
  readonly timeoutMs: number;

  constructor(entityId: string, timeout: Duration) {
    this.entityId = entityId;
    this.timeoutMs = millisecondsOf(timeout);
  }
}

/** Where an entity is, as far as the region knows that was asked. */
export class EntityLocation {
  /** Id of the entity. */
  readonly entityId: string;
  /** Id of its shard; empty if the extractor gives none. */
  readonly shardId: string;
  /** The node of the shard. `undefined`: the region does not know it, because it has sent no message to that shard yet. */
  readonly node: Address | undefined;
  /** The entity. `undefined`: it does not run, or did not answer in time. */
  readonly entity: ActorRef | undefined;

  constructor(entityId: string, shardId: string, node: Address | undefined, entity: ActorRef | undefined) {
    this.entityId = entityId;
    this.shardId = shardId;
    this.node = node;
    this.entity = entity;
  }
}
