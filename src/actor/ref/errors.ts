import { RitsemError } from "../../base/index.ts";
import type { ActorPath } from "../address/actor-path.ts";
import type { ActorRef, AnyActorRef } from "./actor-ref.ts";

/** An actor could not be constructed or its `preStart` failed. The default strategy stops it. */
export class ActorInitializationError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code: string = "RITSEM_ACTOR_INITIALIZATION";
  /** The actor that did not start; `undefined` if it never had a ref here. */
  readonly actor: ActorRef | undefined;

  constructor(message: string, { actor, ...options }: { readonly cause?: unknown; readonly actor?: AnyActorRef | undefined } = {}) {
    super(message, options);
    this.actor = actor as ActorRef | undefined;
  }

  /** The error for an actor that could not start because of `cause`. */
  static of(actor: AnyActorRef | ActorPath, cause: Error): ActorInitializationError {
    return new ActorInitializationError(unstartedText("Start", actor, cause), { cause, actor: refIn(actor) });
  }
}

/** The new instance of a restarted actor could not be constructed, or its `postRestart` failed. */
export class PostRestartError extends ActorInitializationError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  override readonly code: string = "RITSEM_POST_RESTART";
  /** The error that caused the restart. */
  readonly restartCause: Error;

  constructor(actor: AnyActorRef | ActorPath, cause: Error, restartCause: Error) {
    super(unstartedText("Restart", actor, cause), { cause, actor: refIn(actor) });
    this.restartCause = restartCause;
  }
}

/** An actor received a `Kill`. The default strategy stops it. */
export class ActorKilledError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_ACTOR_KILLED";

  /** The error for the actor at `path`. */
  static of(path: ActorPath): ActorKilledError {
    return new ActorKilledError(`${path} was killed by a Kill message.`);
  }
}

/** An actor watched another one and did not handle its `Terminated`. The default strategy stops it. */
export class DeathPactError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_DEATH_PACT";
  /** The actor that terminated; `undefined` if it has no ref here. */
  readonly deadActor: ActorRef | undefined;

  constructor(message: string, { deadActor, ...options }: { readonly cause?: unknown; readonly deadActor?: AnyActorRef | undefined } = {}) {
    super(message, options);
    this.deadActor = deadActor as ActorRef | undefined;
  }

  /** The error for `watcher`, whose watched actor `dead` terminated. */
  static of(watcher: AnyActorRef | ActorPath, dead: AnyActorRef | ActorPath): DeathPactError {
    const text = `${pathOf(watcher)} watched ${pathOf(dead)}, which terminated, and has no handler for Terminated. Handle it, or do not watch.`;
    return new DeathPactError(text, { deadActor: refIn(dead) });
  }
}

/** An actor was created without a context, or a context was asked for something that is not possible in its state. */
export class InvalidActorStateError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_INVALID_ACTOR_STATE";
}

function pathOf(actor: AnyActorRef | ActorPath): ActorPath {
  return "path" in actor ? actor.path : actor;
}

function refIn(actor: AnyActorRef | ActorPath): AnyActorRef | undefined {
  return "path" in actor ? actor : undefined;
}

function unstartedText(what: string, actor: AnyActorRef | ActorPath, cause: Error): string {
  return `${what} of ${pathOf(actor)} failed: ${cause.message}. Its supervisor decides how to handle this; by default, it stops the actor.`;
}

/** No reply to an `ask` arrived in time. The message states the reason, as far as this system knows it. */
export class AskTimeoutError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_ASK_TIMEOUT";
  /** Why there was no reply and what to do, as far as this system knows; otherwise `undefined`. */
  readonly reason: string | undefined;

  constructor(recipient: ActorPath, timeoutMs: number, hasDefaultTimeout: boolean, reason?: string) {
    const limit = hasDefaultTimeout ? " The limit is akka.actor.ask-timeout; pass a timeout to the ask to change it." : "";
    const unknown = hasDefaultTimeout ? "." : ". Give it more time.";
    super(
      `${recipient} did not reply within ${timeoutMs} ms${reason === undefined ? unknown : `: ${reason}`}${limit} ` +
        "A later reply becomes a dead letter.",
    );
    this.reason = reason;
  }
}

/** The system of an `ask` has terminated, before it or while it waited: no reply can come any more. */
export class SystemTerminatedError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_SYSTEM_TERMINATED";

  constructor(recipient: ActorPath) {
    super(
      `${recipient} will not reply: the system that asked has terminated. Ask before system.terminate(), and await the reply before it.`,
    );
  }
}

/** The reply to an `ask` does not have the requested type. */
export class UnexpectedReplyError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_UNEXPECTED_REPLY";
  /** The reply that arrived. */
  readonly reply: unknown;

  constructor(recipient: ActorPath, expected: string, reply: unknown) {
    super(`${recipient} replied with ${describe(reply)} where ${expected} was expected.`);
    this.reply = reply;
  }
}

function describe(reply: unknown): string {
  if (typeof reply !== "object" || reply === null) return `a ${typeof reply}`;
  const { constructor } = reply as { constructor?: unknown };
  return typeof constructor === "function" && constructor.name !== "" ? `an instance of ${constructor.name}` : "an object";
}

/** `null` or `undefined` was sent. */
export class InvalidMessageError extends RitsemError {
  /** Stable; match on it with `isRitsemError(error, code)`. */
  readonly code = "RITSEM_INVALID_MESSAGE";

  constructor(recipient: ActorPath) {
    super(`null and undefined cannot be sent to ${recipient}: they mean "no message". Send another value.`);
  }
}
