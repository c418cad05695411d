import { RitsemError } from "../../base/index.ts";

/** Health cannot be served, because the port cannot be listened on. */
export class HealthServerError extends RitsemError {
  /** Stable name of this kind of error. */
  readonly code = "RITSEM_HEALTH_SERVER";
}
