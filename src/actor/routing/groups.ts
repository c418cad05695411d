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
import { countAtLeast } from "./router-configuration-error.ts";
import type { RouterContext, RouterLogic } from "./router-logic.ts";
import { ScatterGatherLogic } from "./scatter-gather-logic.ts";
import { TailChoppingLogic } from "./tail-chopping-logic.ts";

// INTEROP: there is no group that goes by the smallest mailbox, as in Akka.NET: a path may lead to several actors, or elsewhere.

/** Paths that get messages in turn. Name in configurations: `round-robin-group`. */
export class RoundRobinGroup extends Group {
  createLogic(): RouterLogic {
    return new RoundRobinLogic();
  }
}

/** Paths that get messages at random. Name in configurations: `random-group`. */
export class RandomGroup extends Group {
  createLogic(context: RouterContext): RouterLogic {
    return new RandomLogic(context);
  }
}

/** Paths that all get every message. Name in configurations: `broadcast-group`. */
export class BroadcastGroup extends Group {
  createLogic(): RouterLogic {
    return new BroadcastLogic();
  }
}

/** Paths that all get every message, for the first reply from there. Name in configurations: `scatter-gather-group`. */
export class ScatterGatherFirstCompletedGroup extends Group {
  readonly withinMs: number;

  /** `within`: how long a reply may take. Key: `within` (5 s). */
  constructor(paths: readonly string[], within: Duration) {
    super(paths);
    this.withinMs = millisecondsOf(within);
  }

  createLogic(context: RouterContext): RouterLogic {
    return new ScatterGatherLogic(context, this.withinMs);
  }
}

/** Paths of which one after the other gets a message until there is a reply. Name in configurations: `tail-chopping-group`. */
export class TailChoppingGroup extends Group {
  readonly withinMs: number;
  readonly intervalMs: number;

  /** `within`: how long a reply may take. Key: `within` (5 s). */
  constructor(paths: readonly string[], within: Duration, options: TailChoppingOptions = {}) {
    super(paths);
    this.withinMs = millisecondsOf(within);
    this.intervalMs = millisecondsOf(options.interval ?? DEFAULT_INTERVAL_MS);
  }

  createLogic(context: RouterContext): RouterLogic {
    return new TailChoppingLogic(context, this.withinMs, this.intervalMs);
  }
}

/** Paths that get the messages of certain keys. Name in configurations: `consistent-hashing-group`. */
export class ConsistentHashingGroup extends Group {
  readonly virtualNodesFactor: number;
  readonly hashMapping: ConsistentHashMapping;

  constructor(paths: readonly string[], options: ConsistentHashingOptions = {}) {
    super(paths);
    this.virtualNodesFactor = countAtLeast(1, options.virtualNodesFactor ?? DEFAULT_VIRTUAL_NODES_FACTOR, "virtualNodesFactor");
    this.hashMapping = options.hashMapping ?? NO_MAPPING;
  }

  createLogic(context: RouterContext): RouterLogic {
    return new ConsistentHashingLogic(context, this.virtualNodesFactor, this.hashMapping);
  }
}
