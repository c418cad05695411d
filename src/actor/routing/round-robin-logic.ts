import type { Routee } from "./routee.ts";
import type { RouterLogic } from "./router-logic.ts";

/** Selects each routee in turn. */
export class RoundRobinLogic implements RouterLogic {
  #next = 0;

  select(_message: unknown, routees: readonly Routee[]): Routee | undefined {
    if (routees.length === 0) return undefined;
    const at = this.#next % routees.length;
    this.#next = at + 1;
    return routees[at];
  }
}
