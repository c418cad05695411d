import type { Routee } from "./routee.ts";
import type { RouterContext, RouterLogic } from "./router-logic.ts";

/** Selects a random routee. */
export class RandomLogic implements RouterLogic {
  readonly #context: RouterContext;

  constructor(context: RouterContext) {
    this.#context = context;
  }

  select(_message: unknown, routees: readonly Routee[]): Routee | undefined {
    return routees.length === 0 ? undefined : routees[this.#context.randomBelow(routees.length)];
  }
}
