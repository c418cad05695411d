import { RitsemError } from "../../base/index.ts";
import type { ActorPath } from "../address/actor-path.ts";

/** `null` or `undefined` was sent. */
export class InvalidMessageError extends RitsemError {
  readonly code = "RITSEM_INVALID_MESSAGE";

  constructor(recipient: ActorPath) {
    super(`null and undefined cannot be sent to ${recipient}: they mean "no message". Send a value that says what you mean.`);
  }
}
