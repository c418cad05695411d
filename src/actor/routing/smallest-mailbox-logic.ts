import type { Routee } from "./routee.ts";
import type { RouteeLoad, RouterContext, RouterLogic } from "./router-logic.ts";

/**
 * The routee with the fewest messages. One whose handler waits for a promise has a message more than wait in its mailbox; one that is
 * suspended, or of which nothing is known, is taken only when there is no other. Among equals it is each in turn.
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
