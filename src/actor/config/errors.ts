import { RitsemError } from "../../base/index.ts";
import type { Origin } from "../../hocon/index.ts";

/** A system cannot start with its name or its configuration. */
export class ActorSystemStartError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_ACTOR_SYSTEM_START";
  /** Where the invalid value was written, if known. */
  readonly origin: Origin | undefined;

  constructor(message: string, origin?: Origin) {
    super(message);
    this.origin = origin;
  }
}

/** The configuration below `akka.coordinated-shutdown` contradicts itself. */
export class ShutdownConfigError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_SHUTDOWN_CONFIG";
}

/** There is no phase with the name given for a task or for the start of a shutdown. */
export class UnknownShutdownPhaseError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_UNKNOWN_SHUTDOWN_PHASE";

  constructor(phase: string, known: Iterable<string>) {
    super(
      `There is no shutdown phase "${phase}". Known: ${[...known].join(", ")}. ` +
        "Define your own phases below akka.coordinated-shutdown.phases.",
    );
  }
}

/** A phase with `recover = off` had a task that failed or timed out; the phases after it have not run. */
export class ShutdownFailedError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_SHUTDOWN_FAILED";

  constructor(phase: string, what: string, cause?: unknown) {
    super(
      `Coordinated shutdown stopped in phase ${phase}: ${what}. Set akka.coordinated-shutdown.phases.${phase}.recover = on to continue anyway.`,
      { cause },
    );
  }
}
