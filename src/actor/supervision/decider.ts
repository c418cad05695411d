import { ActorInitializationError, ActorKilledError, DeathPactError } from "../cell/actor-error.ts";
import { Directive } from "./directive.ts";

/**
 * From the error of a child to what is done about it. V1: it knows a directive for every error, and throws none. V2: it says the same each
 * time. (One that throws all the same counts as one that escalates what it has thrown.)
 */
export type Decider = (error: Error) => Directive;

/** One line of a decider's table: errors of this class, subclasses included. */
export type DeciderRule = readonly [type: abstract new (...args: never[]) => Error, directive: Directive];

/** A decider that follows a table: the first rule whose class the error belongs to, else `otherwise`. */
export function deciderOf(otherwise: Directive, rules: readonly DeciderRule[]): Decider {
  return (error) => rules.find(([type]) => error instanceof type)?.[1] ?? otherwise;
}

/** Restart, but stop what could not be started, was killed, or did not survive the death of one it watched. */
export const defaultDecider: Decider = deciderOf(Directive.Restart, [
  [ActorInitializationError, Directive.Stop],
  [ActorKilledError, Directive.Stop],
  [DeathPactError, Directive.Stop],
]);
