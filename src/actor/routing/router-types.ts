import {
  BroadcastGroup,
  ConsistentHashingGroup,
  RandomGroup,
  RoundRobinGroup,
  ScatterGatherFirstCompletedGroup,
  TailChoppingGroup,
} from "./groups.ts";
import {
  BroadcastPool,
  ConsistentHashingPool,
  RandomPool,
  RoundRobinPool,
  ScatterGatherFirstCompletedPool,
  SmallestMailboxPool,
  TailChoppingPool,
} from "./pools.ts";
import type { Group, Pool, PoolOptions, RouterConfig } from "./router-config.ts";
import type { RouterSection } from "./router-section.ts";

/**
 * Creates the router that a section of the configuration defines. `code`: the argument of `withRouter`, whose functions and strategies are
 * used, because a configuration cannot contain them.
 */
export type RouterType = (section: RouterSection, code: RouterConfig | undefined) => Pool | Group;

/** Kinds of routers by their names in Akka.NET; `akka.actor.router.type-mapping` maps short names to these. */
export const routerTypes: ReadonlyMap<string, RouterType> = new Map<string, RouterType>([
  ["Akka.Routing.RoundRobinPool", (section, code) => new RoundRobinPool(section.nrOfInstances, poolOptions(section, code))],
  ["Akka.Routing.RandomPool", (section, code) => new RandomPool(section.nrOfInstances, poolOptions(section, code))],
  ["Akka.Routing.SmallestMailboxPool", (section, code) => new SmallestMailboxPool(section.nrOfInstances, poolOptions(section, code))],
  ["Akka.Routing.BroadcastPool", (section, code) => new BroadcastPool(section.nrOfInstances, poolOptions(section, code))],
  [
    "Akka.Routing.ScatterGatherFirstCompletedPool",
    (section, code) => new ScatterGatherFirstCompletedPool(section.nrOfInstances, section.withinMs, poolOptions(section, code)),
  ],
  [
    "Akka.Routing.TailChoppingPool",
    (section, code) =>
      new TailChoppingPool(section.nrOfInstances, section.withinMs, { ...poolOptions(section, code), interval: section.intervalMs }),
  ],
  [
    "Akka.Routing.ConsistentHashingPool",
    (section, code) => new ConsistentHashingPool(section.nrOfInstances, { ...poolOptions(section, code), ...hashing(section, code) }),
  ],
  ["Akka.Routing.RoundRobinGroup", ({ paths }) => new RoundRobinGroup(paths)],
  ["Akka.Routing.RandomGroup", ({ paths }) => new RandomGroup(paths)],
  ["Akka.Routing.BroadcastGroup", ({ paths }) => new BroadcastGroup(paths)],
  ["Akka.Routing.ScatterGatherFirstCompletedGroup", ({ paths, withinMs }) => new ScatterGatherFirstCompletedGroup(paths, withinMs)],
  ["Akka.Routing.TailChoppingGroup", ({ paths, withinMs, intervalMs }) => new TailChoppingGroup(paths, withinMs, { interval: intervalMs })],
  ["Akka.Routing.ConsistentHashingGroup", (section, code) => new ConsistentHashingGroup(section.paths, hashing(section, code))],
]);

function poolOptions({ resizer }: RouterSection, code: RouterConfig | undefined): PoolOptions {
  return code?.kind === "pool" ? { resizer: resizer ?? code.resizer, supervisorStrategy: code.supervisorStrategy } : { resizer };
}

function hashing({ virtualNodesFactor }: RouterSection, code: RouterConfig | undefined) {
  const isHashing = code instanceof ConsistentHashingPool || code instanceof ConsistentHashingGroup;
  return { virtualNodesFactor, hashMapping: isHashing ? code.hashMapping : undefined };
}
