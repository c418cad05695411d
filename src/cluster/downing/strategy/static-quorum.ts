import { downAll, downIndirectlyConnected, downReachable, downUnreachable } from "./downing-decision.ts";
import type { DowningStrategy } from "./downing-strategy.ts";
import type { DowningView } from "./downing-view.ts";

/** What the strategy needs to know. */
export interface StaticQuorumSettings {
  /** Members that a side must have to go on. Count. Key: `static-quorum.quorum-size`. */
  readonly quorumSize: number;
  /** Only members with this role count; empty: all. Key: `static-quorum.role`. */
  readonly role: string;
}

/** A side goes on if it has at least a fixed number of members. With twice that many, two sides could go on, so then all are downed. */
export function staticQuorum({ quorumSize, role }: StaticQuorumSettings): DowningStrategy {
  const maximum = quorumSize * 2 - 1;
  const sizeOf = (view: DowningView): number => view.counted({ role }).length;
  return {
    name: "static-quorum",
    decide(view) {
      if (sizeOf(view) > maximum) return downAll;
      if (view.indirectlyConnected.size > 0) return downIndirectlyConnected;
      return view.reachableCount({ role }) >= quorumSize ? downUnreachable : downReachable;
    },
    warningOf(view) {
      const size = sizeOf(view);
      if (size <= maximum) return undefined;
      return (
        `The cluster has ${size} members${role === "" ? "" : ` with the role ${role}`}, and ` +
        `akka.cluster.split-brain-resolver.static-quorum.quorum-size is ${quorumSize}, which is enough for ${maximum}. ` +
        `While there are more, a partition downs all members. Raise the quorum size, or remove members.`
      );
    },
  };
}
