import { type Routee, SeveralRoutees } from "./routee.ts";
import type { RouterLogic } from "./router-logic.ts";

/** Selects all routees. */
export class BroadcastLogic implements RouterLogic {
  select(_message: unknown, routees: readonly Routee[]): Routee | undefined {
    return routees.length === 0 ? undefined : new SeveralRoutees(routees);
  }
}
