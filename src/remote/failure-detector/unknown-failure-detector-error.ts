import { RitsemError } from "../../base/index.ts";

/** The configuration names a failure detector that nobody registered. The system does not start. */
export class UnknownFailureDetectorError extends RitsemError {
  readonly code = "RITSEM_REMOTE_UNKNOWN_FAILURE_DETECTOR";

  constructor(key: string, value: string, knownNames: readonly string[]) {
    const known = knownNames.map((name) => `"${name}"`).join(", ");
    super(
      `${key} = "${value}": no failure detector has that name. Known names: ${known}. Name one of them, or give yours to the system in code, ` +
        "as failureDetectors, under this name.",
    );
  }
}
