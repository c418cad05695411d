import { RitsemError } from "../../base/index.ts";
import type { ActorPath } from "../address/actor-path.ts";

/** Nobody answered an `ask` in time. */
export class AskTimeoutError extends RitsemError {
  readonly code = "RITSEM_ASK_TIMEOUT";

  constructor(recipient: ActorPath, timeoutMs: number, hasDefaultTimeout: boolean) {
    super(
      `${recipient} did not reply within ${timeoutMs} ms. A reply that comes later becomes a dead letter. ` +
        (hasDefaultTimeout ? "The limit is akka.actor.ask-timeout; give the ask a timeout of its own to change it." : "Give it more time."),
    );
  }
}

/** The reply to an `ask` is not of the type that was asked for. */
export class UnexpectedReplyError extends RitsemError {
  readonly code = "RITSEM_UNEXPECTED_REPLY";
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
