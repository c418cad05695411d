import { RitsemError } from "../../base/index.ts";
import type { Origin } from "../../hocon/index.ts";

/** A system cannot be what its name or its configuration says. */
export class ActorSystemStartError extends RitsemError {
  readonly code = "RITSEM_ACTOR_SYSTEM_START";
  /** Where the value that will not do was written, if it was. */
  readonly origin: Origin | undefined;

  constructor(message: string, origin?: Origin) {
    super(message);
    this.origin = origin;
  }
}
