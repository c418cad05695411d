import type { Routee } from "./routee.ts";
import type { RouteeLoad, RouterContext, RouterLogic } from "./router-logic.ts";

/**
 * Selects the routee with the fewest messages. A routee that awaits a promise counts as having one more message. A routee that is
 * suspended, or whose load is unknown, is selected only if there is no other. Equal routees are selected in turn.
 */
export class SmallestMailboxLogic implements RouterLogic {
  readonly #context: RouterContext;
  #next = 0;

  constructor(context: RouterContext) {
    this.#context = context;
  }

  select(_message: unknown, routees: readonly Routee[]): Routee | undefined {
    const { length } = routees;
    if (length === 0) return undefined;
    const start = this.#next % length;
    let best = start;
    let bestScore = Number.POSITIVE_INFINITY;
    for (let step = 0; step < length && bestScore > 0; step += 1) {
      const at = (start + step) % length;
      const routee = routees[at];
      const score = routee === undefined ? Number.POSITIVE_INFINITY : scoreOf(this.#context.loadOf(routee));
      if (score < bestScore) {
        best = at;
        bestScore = score;
      }
    }
    this.#next = best + 1;
    return routees[best];
  }
}

function scoreOf(load: RouteeLoad | undefined): number {
  if (load === undefined) return Number.MAX_VALUE;
  if (load.isSuspended) return Number.MAX_SAFE_INTEGER;
  return load.waiting + (load.isBusy ? 1 : 0);
}
