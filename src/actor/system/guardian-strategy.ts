import type { Config } from "../../hocon/index.ts";
import { partNamed } from "./part-named.ts";
import type { ProgramParts } from "./program-parts.ts";
import { defaultStrategy, stoppingStrategy } from "../supervision/default-strategy.ts";
import type { SupervisorStrategy } from "../supervision/supervisor-strategy.ts";

const BUILT_IN: ReadonlyMap<string, SupervisorStrategy> = new Map([
  ["Akka.Actor.DefaultSupervisorStrategy", defaultStrategy],
  ["Akka.Actor.StoppingSupervisorStrategy", stoppingStrategy],
]);

/** How `/user` supervises its children, as `akka.actor.guardian-supervisor-strategy` names it. `undefined` if there is none of that name. */
export function guardianStrategyFrom(config: Config, { supervisorStrategies }: ProgramParts): SupervisorStrategy | undefined {
  return partNamed(config.getString("akka.actor.guardian-supervisor-strategy"), supervisorStrategies, BUILT_IN);
}
