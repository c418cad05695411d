import { atLeast, type Config } from "../../hocon/index.ts";
import { DefaultResizer } from "./default-resizer.ts";
import type { Resizer } from "./resizer.ts";

/** The definition of a router in a section of `akka.actor.deployment`. */
export interface RouterSection {
  /** The router's name as it is written there. Key: `router`. */
  readonly name: string;
  /** The number of routees of a pool. Key: `nr-of-instances`. */
  readonly nrOfInstances: number;
  /** The paths of a group. Key: `routees.paths`. */
  readonly paths: readonly string[];
  /** How long to wait for a reply. Key: `within`. */
  readonly withinMs: number;
  /** How long a tail-chopping router waits before it asks the next routee. Key: `tail-chopping-router.interval`. */
  readonly intervalMs: number;
  /** The number of places of a routee on the ring of a consistent-hashing router. Key: `virtual-nodes-factor`. */
  readonly virtualNodesFactor: number;
  /** `undefined` unless `resizer.enabled`. Keys: below `resizer`. */
  readonly resizer: Resizer | undefined;
}

/**
 * Reads a section that has all keys. Throws the errors of `Config`'s getters, and RouterConfigurationError for invalid bounds of a resizer.
 */
export function routerSectionFrom(section: Config): RouterSection {
  return {
    name: section.getString("router"),
    nrOfInstances: section.getInt("nr-of-instances", atLeast(0)),
    paths: section.getStringList("routees.paths"),
    withinMs: section.getDurationMs("within", atLeast(0)),
    intervalMs: section.getDurationMs("tail-chopping-router.interval", atLeast(0)),
    virtualNodesFactor: section.getInt("virtual-nodes-factor", atLeast(1)),
    resizer: resizerFrom(section.getConfig("resizer")),
  };
}

function resizerFrom(section: Config): Resizer | undefined {
  if (!section.getBoolean("enabled")) return undefined;
  return new DefaultResizer({
    lowerBound: section.getInt("lower-bound", atLeast(0)),
    upperBound: section.getInt("upper-bound", atLeast(0)),
    pressureThreshold: section.getInt("pressure-threshold"),
    rampupRate: section.getNumber("rampup-rate", atLeast(0)),
    backoffThreshold: section.getNumber("backoff-threshold"),
    backoffRate: section.getNumber("backoff-rate", atLeast(0)),
    messagesPerResize: section.getInt("messages-per-resize", atLeast(1)),
  });
}
