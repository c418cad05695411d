import { type Duration, millisecondsOf } from "../../base/index.ts";
import { BroadcastLogic } from "./broadcast-logic.ts";
import { type ConsistentHashMapping, ConsistentHashingLogic } from "./consistent-hashing-logic.ts";
import {
  type ConsistentHashingOptions,
  DEFAULT_INTERVAL_MS,
  DEFAULT_VIRTUAL_NODES_FACTOR,
  NO_MAPPING,
  type TailChoppingOptions,
} from "./pools.ts";
import { RandomLogic } from "./random-logic.ts";
import { RoundRobinLogic } from "./round-robin-logic.ts";
import { Group } from "./router-config.ts";
import { countAtLeast } from "./errors.ts";
import type { RouterContext, RouterLogic } from "./router-logic.ts";
import { ScatterGatherLogic } from "./scatter-gather-logic.ts";
import { TailChoppingLogic } from "./tail-chopping-logic.ts";

// INTEROP: as in Akka.NET, there is no smallest-mailbox group, because a path may denote several actors, or actors on other nodes.

/** Sends to each path in turn. Name in configurations: `round-robin-group`. */
export class RoundRobinGroup extends Group {
  /** The logic that picks the routees of a new router. */
  createLogic(): RouterLogic {
    return new RoundRobinLogic();
  }
}

/** Sends to a random path. Name in configurations: `random-group`. */
export class RandomGroup extends Group {
  /** The logic that picks the routees of a new router. */
  createLogic(context: RouterContext): RouterLogic {
    return new RandomLogic(context);
  }
}

/** Sends every message to all paths. Name in configurations: `broadcast-group`. */
export class BroadcastGroup extends Group {
  /** The logic that picks the routees of a new router. */
  createLogic(): RouterLogic {
    return new BroadcastLogic();
  }
}

/** Sends every message to all paths, for the first reply. Name in configurations: `scatter-gather-group`. */
export class ScatterGatherFirstCompletedGroup extends Group {
  /** How long to wait for a reply. Unit: ms. */
  readonly withinMs: number;

  /** `within`: how long to wait for a reply. Key: `within` (5 s). */
  constructor(paths: readonly string[], within: Duration) {
    super(paths);
    this.withinMs = millisecondsOf(within);
  }

  /** The logic that picks the routees of a new router. */
  createLogic(context: RouterContext): RouterLogic {
    return new ScatterGatherLogic(context, this.withinMs);
  }
}

/** Sends to one path after another until there is a reply. Name in configurations: `tail-chopping-group`. */
export class TailChoppingGroup extends Group {
  /** How long to wait for a reply. Unit: ms. */
  readonly withinMs: number;
  /** Pause before the next routee is tried. Unit: ms. */
  readonly intervalMs: number;

  /** `within`: how long to wait for a reply. Key: `within` (5 s). */
  constructor(paths: readonly string[], within: Duration, options: TailChoppingOptions = {}) {
    super(paths);
    this.withinMs = millisecondsOf(within);
    this.intervalMs = millisecondsOf(options.interval ?? DEFAULT_INTERVAL_MS);
  }

  /** The logic that picks the routees of a new router. */
  createLogic(context: RouterContext): RouterLogic {
    return new TailChoppingLogic(context, this.withinMs, this.intervalMs);
  }
}

/** Sends messages with the same key to the same path. Name in configurations: `consistent-hashing-group`. */
export class ConsistentHashingGroup extends Group {
  /** Positions of each routee on the hash ring. */
  readonly virtualNodesFactor: number;
  /** Maps a message to its hash key. */
  readonly hashMapping: ConsistentHashMapping;

  constructor(paths: readonly string[], options: ConsistentHashingOptions = {}) {
    super(paths);
    this.virtualNodesFactor = countAtLeast(1, options.virtualNodesFactor ?? DEFAULT_VIRTUAL_NODES_FACTOR, "virtualNodesFactor");
    this.hashMapping = options.hashMapping ?? NO_MAPPING;
  }

  /** The logic that picks the routees of a new router. */
  createLogic(context: RouterContext): RouterLogic {
    return new ConsistentHashingLogic(context, this.virtualNodesFactor, this.hashMapping);
  }
}
