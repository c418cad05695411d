import { type Duration, millisecondsOf } from "../../base/index.ts";
import { BroadcastLogic } from "./broadcast-logic.ts";
import { type ConsistentHashMapping, ConsistentHashingLogic } from "./consistent-hashing-logic.ts";
import { RandomLogic } from "./random-logic.ts";
import { RoundRobinLogic } from "./round-robin-logic.ts";
import { Pool, type PoolOptions } from "./router-config.ts";
import { countAtLeast } from "./errors.ts";
import type { RouterContext, RouterLogic } from "./router-logic.ts";
import { ScatterGatherLogic } from "./scatter-gather-logic.ts";
import { SmallestMailboxLogic } from "./smallest-mailbox-logic.ts";
import { TailChoppingLogic } from "./tail-chopping-logic.ts";

/** Options of a consistent-hashing router. */
export interface ConsistentHashingOptions {
  /**
   * The number of places of each routee on the ring. Default: 10. Key: `virtual-nodes-factor` of the router's section in
   * `akka.actor.deployment`.
   */
  readonly virtualNodesFactor?: number | undefined;
  /** Returns the keys of messages that do not contain a key. */
  readonly hashMapping?: ConsistentHashMapping | undefined;
}

/** When a tail-chopping router asks the next routee. */
export interface TailChoppingOptions {
  /** Default: 10 ms. Key: `tail-chopping-router.interval` of the router's section in `akka.actor.deployment`. */
  readonly interval?: Duration | undefined;
}

export const DEFAULT_VIRTUAL_NODES_FACTOR = 10;
export const DEFAULT_INTERVAL_MS = 10;
export const NO_MAPPING: ConsistentHashMapping = () => undefined;

/** Sends to each child in turn. Name in configurations: `round-robin-pool`. */
export class RoundRobinPool extends Pool {
  /** The logic that picks the routees of a new router. */
  createLogic(): RouterLogic {
    return new RoundRobinLogic();
  }
}

/** Sends to a random child. Name in configurations: `random-pool`. */
export class RandomPool extends Pool {
  /** The logic that picks the routees of a new router. */
  createLogic(context: RouterContext): RouterLogic {
    return new RandomLogic(context);
  }
}

/** Sends to the child with the fewest messages. Name in configurations: `smallest-mailbox-pool`. */
export class SmallestMailboxPool extends Pool {
  /** The logic that picks the routees of a new router. */
  createLogic(context: RouterContext): RouterLogic {
    return new SmallestMailboxLogic(context);
  }
}

/** Sends every message to all children. Name in configurations: `broadcast-pool`. */
export class BroadcastPool extends Pool {
  /** The logic that picks the routees of a new router. */
  createLogic(): RouterLogic {
    return new BroadcastLogic();
  }
}

/** Sends every message to all children, for the first reply. Name in configurations: `scatter-gather-pool`. */
export class ScatterGatherFirstCompletedPool extends Pool {
  /** How long to wait for a reply. Unit: ms. */
  readonly withinMs: number;

  /** `within`: how long to wait for a reply. Key: `within` (5 s). */
  constructor(nrOfInstances: number, within: Duration, options: PoolOptions = {}) {
    super(nrOfInstances, options);
    this.withinMs = millisecondsOf(within);
  }

  /** The logic that picks the routees of a new router. */
  createLogic(context: RouterContext): RouterLogic {
    return new ScatterGatherLogic(context, this.withinMs);
  }
}

/** Sends to one child after another until there is a reply. Name in configurations: `tail-chopping-pool`. */
export class TailChoppingPool extends Pool {
  /** How long to wait for a reply. Unit: ms. */
  readonly withinMs: number;
  /** Pause before the next routee is tried. Unit: ms. */
  readonly intervalMs: number;

  /** `within`: how long to wait for a reply. Key: `within` (5 s). */
  constructor(nrOfInstances: number, within: Duration, options: PoolOptions & TailChoppingOptions = {}) {
    super(nrOfInstances, options);
    this.withinMs = millisecondsOf(within);
    this.intervalMs = millisecondsOf(options.interval ?? DEFAULT_INTERVAL_MS);
  }

  /** The logic that picks the routees of a new router. */
  createLogic(context: RouterContext): RouterLogic {
    return new TailChoppingLogic(context, this.withinMs, this.intervalMs);
  }
}

/** Sends messages with the same key to the same child. Name in configurations: `consistent-hashing-pool`. */
export class ConsistentHashingPool extends Pool {
  /** Positions of each routee on the hash ring. */
  readonly virtualNodesFactor: number;
  /** Maps a message to its hash key. */
  readonly hashMapping: ConsistentHashMapping;

  constructor(nrOfInstances: number, options: PoolOptions & ConsistentHashingOptions = {}) {
    super(nrOfInstances, options);
    this.virtualNodesFactor = countAtLeast(1, options.virtualNodesFactor ?? DEFAULT_VIRTUAL_NODES_FACTOR, "virtualNodesFactor");
    this.hashMapping = options.hashMapping ?? NO_MAPPING;
  }

  /** The logic that picks the routees of a new router. */
  createLogic(context: RouterContext): RouterLogic {
    return new ConsistentHashingLogic(context, this.virtualNodesFactor, this.hashMapping);
  }
}
