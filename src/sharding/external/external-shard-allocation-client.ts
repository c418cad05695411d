import type { ActorRef, ActorSystem, Address } from "../../actor/index.ts";
import type { ExtendedActorSystem } from "../../actor/internal.ts";
import { InvalidArgumentError } from "../../base/index.ts";
import {
  DistributedData,
  Get,
  GetSuccess,
  LWWDictionary,
  type LWWDictionaryKey,
  NotFound,
  ReadMajority,
  Update,
  UpdateSuccess,
} from "../../distributed-data/index.ts";
import { clockOf } from "../../distributed-data/internal.ts";
import { atLeast, strictly } from "../../hocon/index.ts";
import { askReplicator } from "../store/ask-replicator.ts";
import { ShardLocationsTimeoutError } from "./errors.ts";
import { locationFrom, locationsIn, shardLocationsKey } from "./shard-locations.ts";

/**
 * Decides on which nodes the shards of one type live, if their regions use {@link ExternalShardAllocationStrategy}. INTEROP: the counterpart of
 * `Akka.Cluster.Sharding.External.IExternalShardAllocationClient`.
 */
export class ExternalShardAllocationClient {
  readonly #typeName: string;
  readonly #key: LWWDictionaryKey;
  readonly #system: ExtendedActorSystem;
  readonly #timeoutMs: number;

  /** @internal see {@link ExternalShardAllocation.clientFor} */
  constructor(system: ActorSystem, typeName: string) {
    this.#typeName = typeName;
    this.#key = shardLocationsKey(typeName);
    this.#system = system as ExtendedActorSystem;
    const section = system.config.getConfig("akka.cluster.sharding.external-shard-allocation-strategy");
    this.#timeoutMs = section.getDurationMs("client-timeout", strictly(atLeast(1)));
  }

  /** As {@link updateShardLocations}, for one shard. */
  updateShardLocation(shardId: string, location: Address): Promise<void> {
    return this.updateShardLocations(new Map([[shardId, location]]));
  }

  /**
   * Sets the nodes of shards. Resolves when this node knows them; the others learn of them by gossip. A shard that is elsewhere moves with the next
   * rebalance (`akka.cluster.sharding.rebalance-interval`, 10 s), and, if there is no region on its node yet, with the first one after it has joined.
   * Rejects with {@link ShardLocationsTimeoutError}, and with InvalidArgumentError for an empty id or an address without host and port.
   */
  async updateShardLocations(locations: ReadonlyMap<string, Address>): Promise<void> {
    for (const [shardId, location] of locations) assertLocation(shardId, location);
    const { selfNode } = DistributedData.get(this.#system);
    const { clock: platformClock } = this.#system.platform;
    const clock = clockOf(() => platformClock.date().getTime());
    const update = new Update(this.#key, LWWDictionary.empty<string, string>(), (known) => {
      let changed = known;
      for (const [shardId, location] of locations) changed = changed.set(selfNode, shardId, String(location), clock);
      return changed;
    });
    if (!((await this.#ask(update)) instanceof UpdateSuccess))
      throw new ShardLocationsTimeoutError("changed", this.#typeName, this.#timeoutMs);
  }

  /**
   * The nodes that were set, by shard, as a majority of the members knows them. Rejects with {@link ShardLocationsTimeoutError}, also if too few of
   * them run a replicator.
   */
  async shardLocations(): Promise<ReadonlyMap<string, Address>> {
    const answer = await this.#ask(new Get(this.#key, new ReadMajority(this.#timeoutMs)));
    if (answer instanceof NotFound) return new Map();
    if (!(answer instanceof GetSuccess)) throw new ShardLocationsTimeoutError("read", this.#typeName, this.#timeoutMs);
    const locations = (locationsIn(answer)?.entries ?? []).map(([shardId, text]) => [shardId, locationFrom(text)] as const);
    return new Map(locations.filter((each): each is readonly [string, Address] => each[1] !== undefined));
  }

  get #replicator(): ActorRef {
    return DistributedData.get(this.#system).replicator;
  }

  #ask(question: object): Promise<unknown> {
    return askReplicator(this.#replicator, question, this.#timeoutMs).catch(() => undefined);
  }
}

function assertLocation(shardId: string, location: Address): void {
  if (typeof shardId !== "string" || shardId === "") throw new InvalidArgumentError("A shard has an id that is not empty.");
  if (location.host === undefined || location.port === undefined) {
    throw new InvalidArgumentError(
      `The location of shard ${shardId} is ${String(location)}. It must be the address of a member with host and port, such as its Cluster.selfAddress.`,
    );
  }
}
