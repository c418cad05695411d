import type { ClusterPlan } from "./cluster-plan.ts";

/** What is known of a cluster before its partition. */
export interface Sides {
  /** Ports of the members, by side. */
  readonly sides: readonly (readonly number[])[];
  /** Port of the member that became Up first. */
  readonly oldest: number;
}

/**
 * Which sides the strategy lets go on, told by the rule alone and without its code. `"one"`: any one, but not two.
 */
export function survivingSides(plan: ClusterPlan, { sides, oldest }: Sides): readonly (readonly number[])[] | "one" {
  const all = sides.flat();
  const lowest = Math.min(...all);
  switch (plan.strategy) {
    case "keep-majority":
      return sides.filter((side) => {
        const others = all.length - side.length;
        return side.length > others || (side.length === others && side.includes(lowest));
      });
    case "static-quorum":
      return all.length > plan.quorumSize * 2 - 1 ? [] : sides.filter((side) => side.length >= plan.quorumSize);
    case "keep-oldest":
      return sides.filter((side) => {
        const others = all.length - side.length;
        if (side.includes(oldest)) return !(plan.downsIfAlone && side.length === 1 && others >= 2);
        return plan.downsIfAlone && others === 1 && side.length >= 2;
      });
    case "down-all":
      return [];
    case "lease-majority":
      return "one";
  }
}
