import type { Config } from "../../hocon/index.ts";
import { partNamed } from "../system/part-named.ts";
import type { ProgramParts } from "../system/program-parts.ts";
import { defaultStrategy, stoppingStrategy } from "./default-strategy.ts";
import type { SupervisorStrategy } from "./supervisor-strategy.ts";

const KEY = "akka.actor.guardian-supervisor-strategy";
const BUILT_IN: ReadonlyMap<string, SupervisorStrategy> = new Map([
  ["Akka.Actor.DefaultSupervisorStrategy", defaultStrategy],
  ["Akka.Actor.StoppingSupervisorStrategy", stoppingStrategy],
]);

/** What `/user` does about its children that fail, as the configuration names it. Throws ActorSystemStartError for an unknown name. */
export function guardianStrategyFrom(config: Config, { supervisorStrategies }: ProgramParts): SupervisorStrategy {
  const given = supervisorStrategies;
  return partNamed(config.getString(KEY), { key: KEY, kind: "supervisor strategy", given, builtIn: BUILT_IN, config });
}
