import { RitsemError } from "../../base/index.ts";

/** A system cannot be what its name or its configuration says. */
export class ActorSystemStartError extends RitsemError {
  readonly code = "RITSEM_ACTOR_SYSTEM_START";
}
