import { RitsemError } from "../../base/index.ts";

/** What is configured below `akka.coordinated-shutdown` contradicts itself. */
export class ShutdownConfigError extends RitsemError {
  readonly code = "RITSEM_SHUTDOWN_CONFIG";
}

/** A task was to be added to a phase that does not exist, or a shutdown to begin with one. */
export class UnknownShutdownPhaseError extends RitsemError {
  readonly code = "RITSEM_UNKNOWN_SHUTDOWN_PHASE";

  constructor(phase: string, known: Iterable<string>) {
    super(
      `There is no shutdown phase "${phase}". Known: ${[...known].join(", ")}. ` +
        "Phases of your own stand below akka.coordinated-shutdown.phases.",
    );
  }
}

/** A phase with `recover = off` had a task that failed or did not end in time; the phases after it have not run. */
export class ShutdownFailedError extends RitsemError {
  readonly code = "RITSEM_SHUTDOWN_FAILED";

  constructor(phase: string, what: string, cause?: unknown) {
    super(
      `Coordinated shutdown stopped in phase ${phase}: ${what}. Set akka.coordinated-shutdown.phases.${phase}.recover = on to go on in spite of it.`,
      { cause },
    );
  }
}
