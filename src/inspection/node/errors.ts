import { RitsemError } from "../../base/index.ts";

/** Inspection cannot be served over HTTP: the port cannot be listened on, there is no token, or its file cannot be written. */
export class InspectionServerError extends RitsemError {
  /** Stable name of this kind of error. */
  readonly code = "RITSEM_INSPECTION_SERVER";
}
