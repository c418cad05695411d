import type { ActorRef } from "../../../src/actor/index.ts";
import type { ShardAllocations, ShardAllocationStrategy } from "../../../src/sharding/index.ts";

/** Does what another strategy does, and tells what it did. */
export class NotingStrategy implements ShardAllocationStrategy {
  readonly #strategy: ShardAllocationStrategy;
  readonly #onAsked: (moves: number) => void;

  constructor(strategy: ShardAllocationStrategy, onAsked: (moves: number) => void) {
    this.#strategy = strategy;
    this.#onAsked = onAsked;
  }

  allocateShard(requester: ActorRef, shardId: string, current: ShardAllocations): ActorRef | undefined | Promise<ActorRef | undefined> {
    this.#onAsked(0);
    return this.#strategy.allocateShard(requester, shardId, current);
  }

  async rebalance(current: ShardAllocations, inProgress: ReadonlySet<string>): Promise<readonly string[]> {
    const moves = await this.#strategy.rebalance(current, inProgress);
    this.#onAsked(moves.length);
    return moves;
  }
}
