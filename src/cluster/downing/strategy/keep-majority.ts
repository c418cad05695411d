import type { Member } from "../../member/member.ts";
import { type DowningDecision, downAll, downIndirectlyConnected, downReachable, downUnreachable } from "./downing-decision.ts";
import type { DowningStrategy } from "./downing-strategy.ts";
import type { DowningView } from "./downing-view.ts";

/** What the strategy needs to know. */
export interface KeepMajoritySettings {
  /** Only members with this role count; empty: all. Key: `keep-majority.role`. */
  readonly role: string;
}

/** The larger side goes on; of two equal sides, the one with the lowest address. */
export function keepMajority({ role }: KeepMajoritySettings): DowningStrategy {
  return {
    name: "keep-majority",
    decide(view) {
      if (view.indirectlyConnected.size > 0) return downIndirectlyConnected;
      const lowest = view.counted({ role })[0];
      if (lowest === undefined) return downAll;
      const decision = majority(view, view.reachableCount({ role }), view.unreachableCount({ role }), lowest);
      if (decision !== downUnreachable) return decision;
      return isCertain(view, role) ? downUnreachable : downAll;
    },
  };
}

function majority(view: DowningView, thisSide: number, otherSide: number, lowest: Member): DowningDecision {
  if (thisSide !== otherSide) return thisSide > otherSide ? downUnreachable : downReachable;
  return view.isUnreachable(lowest) ? downReachable : downUnreachable;
}

/** Whether this side is the larger one too if members changed their status as the partition began: fewest here, most there. */
function isCertain(view: DowningView, role: string): boolean {
  const fewest = { role, excludesPossiblyExiting: true };
  const lowest = view.counted(fewest)[0];
  if (lowest === undefined) return false;
  const otherSide = view.unreachableCount({ role, includesPossiblyUp: true });
  return majority(view, view.reachableCount(fewest), otherSide, lowest) === downUnreachable;
}
