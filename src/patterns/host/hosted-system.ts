import type { ActorSystem } from "../../actor/index.ts";
import type { Platform } from "../../platform/index.ts";

/** A system with the host that it runs on. */
export interface HostedSystem extends ActorSystem {
  readonly platform: Platform;
}
