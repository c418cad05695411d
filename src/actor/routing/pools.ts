import { type Duration, millisecondsOf } from "../../base/index.ts";
import { BroadcastLogic } from "./broadcast-logic.ts";
import { type ConsistentHashMapping, ConsistentHashingLogic } from "./consistent-hashing-logic.ts";
import { RandomLogic } from "./random-logic.ts";
import { RoundRobinLogic } from "./round-robin-logic.ts";
import { Pool, type PoolOptions } from "./router-config.ts";
import { countAtLeast } from "./router-configuration-error.ts";
import type { RouterContext, RouterLogic } from "./router-logic.ts";
import { ScatterGatherLogic } from "./scatter-gather-logic.ts";
import { SmallestMailboxLogic } from "./smallest-mailbox-logic.ts";
import { TailChoppingLogic } from "./tail-chopping-logic.ts";

/** What a consistent-hashing router may be given. */
export interface ConsistentHashingOptions {
  /** Places of each routee on the ring. Default: 10. Key: `virtual-nodes-factor` of the router's section in `akka.actor.deployment`. */
  readonly virtualNodesFactor?: number | undefined;
  /** Says the keys of messages that do not say it themselves. */
  readonly hashMapping?: ConsistentHashMapping | undefined;
}

/** When a tail-chopping router goes on to the next routee. */
export interface TailChoppingOptions {
  /** Default: 10 ms. Key: `tail-chopping-router.interval` of the router's section in `akka.actor.deployment`. */
  readonly interval?: Duration | undefined;
}

export const DEFAULT_VIRTUAL_NODES_FACTOR = 10;
export const DEFAULT_INTERVAL_MS = 10;
export const NO_MAPPING: ConsistentHashMapping = () => undefined;

/** Children that get messages in turn. Name in configurations: `round-robin-pool`. */
export class RoundRobinPool extends Pool {
  createLogic(): RouterLogic {
    return new RoundRobinLogic();
  }
}

/** Children that get messages at random. Name in configurations: `random-pool`. */
export class RandomPool extends Pool {
  createLogic(context: RouterContext): RouterLogic {
    return new RandomLogic(context);
  }
}

/** Children of which the one with the fewest messages gets the next. Name in configurations: `smallest-mailbox-pool`. */
export class SmallestMailboxPool extends Pool {
  createLogic(context: RouterContext): RouterLogic {
    return new SmallestMailboxLogic(context);
  }
}

/** Children that all get every message. Name in configurations: `broadcast-pool`. */
export class BroadcastPool extends Pool {
  createLogic(): RouterLogic {
    return new BroadcastLogic();
  }
}

/** Children that all get every message, for the first reply of theirs. Name in configurations: `scatter-gather-pool`. */
export class ScatterGatherFirstCompletedPool extends Pool {
  readonly withinMs: number;

  /** `within`: how long a reply may take. Key: `within` (5 s). */
  constructor(nrOfInstances: number, within: Duration, options: PoolOptions = {}) {
    super(nrOfInstances, options);
    this.withinMs = millisecondsOf(within);
  }

  createLogic(context: RouterContext): RouterLogic {
    return new ScatterGatherLogic(context, this.withinMs);
  }
}

/** Children of which one after the other gets a message until there is a reply. Name in configurations: `tail-chopping-pool`. */
export class TailChoppingPool extends Pool {
  readonly withinMs: number;
  readonly intervalMs: number;

  /** `within`: how long a reply may take. Key: `within` (5 s). */
  constructor(nrOfInstances: number, within: Duration, options: PoolOptions & TailChoppingOptions = {}) {
    super(nrOfInstances, options);
    this.withinMs = millisecondsOf(within);
    this.intervalMs = millisecondsOf(options.interval ?? DEFAULT_INTERVAL_MS);
  }

  createLogic(context: RouterContext): RouterLogic {
    return new TailChoppingLogic(context, this.withinMs, this.intervalMs);
  }
}

/** Children that get the messages of certain keys. Name in configurations: `consistent-hashing-pool`. */
export class ConsistentHashingPool extends Pool {
  readonly virtualNodesFactor: number;
  readonly hashMapping: ConsistentHashMapping;

  constructor(nrOfInstances: number, options: PoolOptions & ConsistentHashingOptions = {}) {
    super(nrOfInstances, options);
    this.virtualNodesFactor = countAtLeast(1, options.virtualNodesFactor ?? DEFAULT_VIRTUAL_NODES_FACTOR, "virtualNodesFactor");
    this.hashMapping = options.hashMapping ?? NO_MAPPING;
  }

  createLogic(context: RouterContext): RouterLogic {
    return new ConsistentHashingLogic(context, this.virtualNodesFactor, this.hashMapping);
  }
}
