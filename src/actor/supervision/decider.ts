import { describeValue, InvalidArgumentError } from "../../base/index.ts";
import { ActorInitializationError, ActorKilledError, DeathPactError } from "../ref/errors.ts";
import { Directive } from "./directive.ts";

/**
 * Maps the error of a child to a directive. V1: it returns a directive for every error and never throws. V2: it returns the same directive
 * for the same error every time. (If it throws anyway, the thrown error is escalated.)
 */
export type Decider = (error: Error) => Directive;

/** A rule of a decider's table: errors of this class, including subclasses. */
export type DeciderRule = readonly [type: abstract new (...args: never[]) => Error, directive: Directive];

/**
 * A decider that follows a table: the first rule whose class matches the error, otherwise `otherwise`. Throws InvalidArgumentError for a
 * rule without a class.
 */
export function deciderOf(otherwise: Directive, rules: readonly DeciderRule[]): Decider {
  for (const [type] of rules) {
    if (typeof type === "function") continue;
    throw new InvalidArgumentError(
      `deciderOf takes rules such as [RangeError, Directive.Stop], and one of them has ${describeValue(type)} for a class.`,
    );
  }
  return (error) => rules.find(([type]) => error instanceof type)?.[1] ?? otherwise;
}

/** Restarts, but stops children that could not be started, were killed, or did not handle the `Terminated` of an actor they watched. */
export const defaultDecider: Decider = deciderOf(Directive.Restart, [
  [ActorInitializationError, Directive.Stop],
  [ActorKilledError, Directive.Stop],
  [DeathPactError, Directive.Stop],
]);
