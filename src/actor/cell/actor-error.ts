import { RitsemError } from "../../base/index.ts";
import type { ActorPath } from "../address/actor-path.ts";

/** An actor could not be constructed or its `preStart` failed. The default strategy stops it. */
export class ActorInitializationError extends RitsemError {
  readonly code: string = "RITSEM_ACTOR_INITIALIZATION";

  static of(path: ActorPath, cause: Error): ActorInitializationError {
    return new ActorInitializationError(unstartedText("Start", path, cause), { cause });
  }
}

/** The fresh instance of a restarted actor could not be constructed, or its `postRestart` failed. */
export class PostRestartError extends ActorInitializationError {
  override readonly code: string = "RITSEM_POST_RESTART";
  /** What the actor was restarted for. */
  readonly restartCause: Error;

  constructor(path: ActorPath, cause: Error, restartCause: Error) {
    super(unstartedText("Restart", path, cause), { cause });
    this.restartCause = restartCause;
  }
}

/** An actor got a `Kill`. The default strategy stops it. */
export class ActorKilledError extends RitsemError {
  readonly code = "RITSEM_ACTOR_KILLED";

  static of(path: ActorPath): ActorKilledError {
    return new ActorKilledError(`${path} was killed by a Kill message.`);
  }
}

/** An actor watched another one and did not handle its `Terminated`. The default strategy stops it. */
export class DeathPactError extends RitsemError {
  readonly code = "RITSEM_DEATH_PACT";

  static of(watcher: ActorPath, dead: ActorPath): DeathPactError {
    return new DeathPactError(
      `${watcher} watched ${dead}, which terminated, and has no handler for Terminated. Handle it, or do not watch.`,
    );
  }
}

/** Something that is no Error was thrown; it is the `cause`. */
export class NonErrorThrownError extends RitsemError {
  readonly code = "RITSEM_NON_ERROR_THROWN";

  constructor(thrown: unknown) {
    super(`A value that is no Error was thrown: ${describe(thrown)}. Throw an Error, so that it has a stack.`, { cause: thrown });
  }
}

/** An actor was made in a way that leaves it without a context, or a context was asked for something it cannot do. */
export class InvalidActorStateError extends RitsemError {
  readonly code = "RITSEM_INVALID_ACTOR_STATE";
}

/** `thrown` when it is an Error that can be read, else an Error around it. */
export function errorFrom(thrown: unknown): Error {
  try {
    if (thrown instanceof Error && typeof thrown.message === "string" && typeof thrown.name === "string") return thrown;
  } catch {} // a revoked proxy, or a message that throws
  return new NonErrorThrownError(thrown);
}

function unstartedText(what: string, path: ActorPath, cause: Error): string {
  return `${what} of ${path} failed: ${cause.message}. Its supervisor decides what becomes of it; the default is to stop it.`;
}

function describe(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    return typeof thrown; // no prototype, or a toString that throws
  }
}
