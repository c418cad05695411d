import { compareByAge, type Member } from "../../member/member.ts";
import { type DowningDecision, downAll, downIndirectlyConnected, downReachable, downUnreachable } from "./downing-decision.ts";
import type { DowningStrategy } from "./downing-strategy.ts";
import type { Counting, DowningView } from "./downing-view.ts";

/** What the strategy needs to know. */
export interface KeepOldestSettings {
  /** Whether the oldest member is downed if all others are on the other side. Key: `keep-oldest.down-if-alone` (on). */
  readonly downsIfAlone: boolean;
  /** Only members with this role count; empty: all. Key: `keep-oldest.role`. */
  readonly role: string;
}

/** The side of the oldest member goes on, which is where singletons run. */
export function keepOldest({ downsIfAlone, role }: KeepOldestSettings): DowningStrategy {
  /** The oldest among `of`; both sides count what `sides` says. */
  const decisionFor = (view: DowningView, of: Counting, sides: Counting): DowningDecision => {
    const oldest = oldestIn(view.counted(of));
    if (oldest === undefined) return downAll;
    const [reachable, unreachable] = [view.reachableCount(sides), view.unreachableCount(sides)];
    if (view.isUnreachable(oldest)) return downsIfAlone && unreachable === 1 && reachable >= 2 ? downUnreachable : downReachable;
    return downsIfAlone && reachable === 1 && unreachable >= 2 ? downReachable : downUnreachable;
  };
  return {
    name: "keep-oldest",
    decide(view) {
      if (view.indirectlyConnected.size > 0) return downIndirectlyConnected;
      const decision = decisionFor(view, { role }, { role });
      if (decision !== downUnreachable) return decision;
      // the oldest may be Exiting on the other side, and those that join may be Up there, which matters for who is alone
      const careful = { role, excludesPossiblyExiting: true };
      const second = decisionFor(view, careful, { ...careful, includesPossiblyUp: downsIfAlone });
      return second === downUnreachable ? downUnreachable : downAll;
    },
  };
}

function oldestIn(members: readonly Member[]): Member | undefined {
  return members.toSorted(compareByAge)[0];
}
