import type { Config } from "../../hocon/index.ts";
import type { Group, Pool } from "./router-config.ts";

/** The section of one actor in `akka.actor.deployment`. */
export interface DeploymentSection {
  /** Its key, such as `/worker`. */
  readonly path: string;
  /** With the defaults. */
  readonly section: Config;
  /** As it is written, without the defaults. */
  readonly own: Config;
  /** Whether it defines a router. */
  readonly hasRouter: boolean;
  /** Whether `remote` or `target.nodes` say where the actor or its routees run. */
  readonly hasPlace: boolean;
}

/**
 * Lets a module above this one read its own part of a section. Returns what makes another router of the one that the section defines, and
 * `undefined` if the section has no such part. What it throws ends the start of the system.
 */
export type RouterAdapter = (section: DeploymentSection) => ((router: Pool | Group) => Pool | Group) | undefined;
