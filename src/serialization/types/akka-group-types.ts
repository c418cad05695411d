import {
  BroadcastGroup,
  ConsistentHashingGroup,
  type Group,
  RandomGroup,
  RoundRobinGroup,
  ScatterGatherFirstCompletedGroup,
  SmallestMailboxPool,
  TailChoppingGroup,
} from "../../actor/index.ts";
import { knownType } from "./akka-router-types.ts";
import type { Constructor } from "../members/codec.ts";
import { arrayOf } from "../members/collection-members.ts";
import { int } from "../members/number-members.ts";
import { string } from "../members/text-members.ts";
import { timeSpan } from "../members/time-members.ts";
import type { Registration } from "../registry/registry.ts";
import { TimeSpan } from "../values/time-span.ts";

/** INTEROP: what Akka.NET writes when no other dispatcher was chosen for the router itself. */
const ROUTER_DISPATCHER = "akka.actor.default-dispatcher";

const withPaths = { paths: arrayOf(string), routerDispatcher: string };
const withWithin = { within: timeSpan, paths: arrayOf(string), routerDispatcher: string };
const withInterval = { paths: arrayOf(string), within: timeSpan, interval: timeSpan, routerDispatcher: string };

/**
 * Routers that are deployed to another system, where Akka.NET has no form of its own for them and writes JSON. A supervisor strategy and a mapping
 * are code, and stay behind.
 */
export const akkaGroupTypes: readonly Registration[] = [
  pathGroup("RoundRobinGroup", RoundRobinGroup),
  pathGroup("RandomGroup", RandomGroup),
  pathGroup("BroadcastGroup", BroadcastGroup),
  pathGroup("ConsistentHashingGroup", ConsistentHashingGroup),
  knownType(
    surrogateOf("ScatterGatherFirstCompletedGroup"),
    ScatterGatherFirstCompletedGroup,
    withWithin,
    ({ paths, within }) => new ScatterGatherFirstCompletedGroup(paths, within.toMilliseconds()),
    ({ paths, withinMs }) => ({ paths, within: TimeSpan.fromMilliseconds(withinMs), routerDispatcher: ROUTER_DISPATCHER }),
  ),
  knownType(
    surrogateOf("TailChoppingGroup"),
    TailChoppingGroup,
    withInterval,
    ({ paths, within, interval }) => new TailChoppingGroup(paths, within.toMilliseconds(), { interval: interval.toMilliseconds() }),
    ({ paths, withinMs, intervalMs }) => ({
      paths,
      within: TimeSpan.fromMilliseconds(withinMs),
      interval: TimeSpan.fromMilliseconds(intervalMs),
      routerDispatcher: ROUTER_DISPATCHER,
    }),
  ),
  knownType(
    surrogateOf("SmallestMailboxPool"),
    SmallestMailboxPool,
    { nrOfInstances: int, routerDispatcher: string },
    ({ nrOfInstances }) => new SmallestMailboxPool(nrOfInstances),
    ({ nrOfInstances }) => ({ nrOfInstances, routerDispatcher: ROUTER_DISPATCHER }),
  ),
];

function pathGroup(name: string, type: new (paths: readonly string[]) => Group): Registration {
  return knownType(
    surrogateOf(name),
    type as Constructor<Group>,
    withPaths,
    ({ paths }) => new type(paths),
    ({ paths }) => ({ paths, routerDispatcher: ROUTER_DISPATCHER }),
  );
}

function surrogateOf(name: string): string {
  return `Akka.Routing.${name}+${name}Surrogate, Akka`;
}
