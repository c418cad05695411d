import { Address, AllDeadLetters, DeadLetter, Props } from "../../../src/actor/index.ts";
import { Cluster } from "../../../src/cluster/index.ts";
import { LeastShardAllocationStrategy } from "../../../src/sharding/allocation/least-shard-allocation-strategy.ts";
import {
  ClusterSharding,
  CurrentShardRegionState,
  GetShardRegionState,
  HashCodeMessageExtractor,
  ShardingEnvelope,
} from "../../../src/sharding/index.ts";
import { shardingSettingsFrom } from "../../../src/sharding/settings/sharding-settings.ts";
import type { SimulatedNode } from "../../../src/testkit/index.ts";
import type { LetterWish } from "./letter-ledger.ts";
import { NotingStrategy } from "./noting-strategy.ts";
import { END, RunEntity } from "./run-entity.ts";
import type { ShardLedgers } from "./shard-ledgers.ts";
import type { ShardingPlan } from "./sharding-plan.ts";

export const SYSTEM = "Sim";
const TYPE = "Thing";

/** One incarnation of a system that is a node of the cluster, with a region or a proxy. */
export class ShardNode {
  /** `n1.2` for the second system on the node n1. */
  readonly name: string;
  readonly node: SimulatedNode;
  readonly cluster: Cluster;
  readonly #sharding: ClusterSharding;
  readonly #ledgers: ShardLedgers;
  isFrozen = false;

  constructor(node: SimulatedNode, plan: ShardingPlan, ledgers: ShardLedgers) {
    const { system } = node;
    this.name = `${node.name}.${node.incarnationCount}`;
    this.node = node;
    this.cluster = Cluster.get(system);
    this.#ledgers = ledgers;
    this.#sharding = ClusterSharding.get(system);
    const { cluster, name } = this;
    const view = () => ({ selfAddress: cluster.selfAddress, state: cluster.state });
    const host = { ...ledgers, system: name, stopMs: plan.stopMs };
    const propsOf = (id: string): Props<never> => Props.create(RunEntity, id, host) as Props<never>;
    const least = new LeastShardAllocationStrategy(view, shardingSettingsFrom(system.config).limits);
    this.#sharding.start(TYPE, propsOf, {}, new HashCodeMessageExtractor(plan.shardCount), {
      allocationStrategy: new NotingStrategy(least, (moves) => ledgers.onCoordinator(name, moves)),
      handOffStopMessage: END,
    });
    system.eventStream.subscribe((letter) => {
      const { message, recipient } = letter;
      const content = message instanceof ShardingEnvelope ? message.message : message;
      const reason = (letter instanceof DeadLetter && letter.reason) || `it was for ${recipient.path}`;
      if (typeof content === "string") ledgers.letters.onDead(content, name, reason);
    }, AllDeadLetters);
  }

  /** Whether the system that this is still runs here. */
  get isUp(): boolean {
    return this.node.isUp && this.name === `${this.node.name}.${this.node.incarnationCount}`;
  }

  /** The next numbered message to an entity. */
  tell(id: string, wish: LetterWish = "."): string {
    const text = this.#ledgers.letters.write(this.name, id, wish);
    this.#sharding.shardRegion(TYPE).tell(new ShardingEnvelope(id, text));
    return text;
  }

  /** Entities of which the shards of this system know. */
  async keptEntities(): Promise<readonly string[]> {
    const region = this.#sharding.shardRegion(TYPE);
    const { shards, failed } = await region.ask(GetShardRegionState.instance, CurrentShardRegionState, "1 s");
    return [...shards.flatMap(({ entityIds }) => [...entityIds]), ...failed.map((shard) => `all of shard ${shard}`)];
  }

  join(seeds: readonly string[]): void {
    this.cluster.joinSeedNodes(seeds.map(addressOf));
  }

  /** Whether the incarnation `other` is a member for this one. */
  knows(other: ShardNode): boolean {
    const member = this.cluster.state.members.find(({ uniqueAddress }) => uniqueAddress.equals(other.cluster.selfUniqueAddress));
    return member !== undefined && (member.status === "Up" || member.status === "Leaving" || member.status === "Exiting");
  }
}

export function addressOf(node: string): Address {
  return new Address("akka.memory", SYSTEM, node, 2552);
}
