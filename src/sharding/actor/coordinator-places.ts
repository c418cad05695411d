import type { Cluster, Member, MemberStatus } from "../../cluster/index.ts";
import { compareByAge } from "../../cluster/internal.ts";

const STAYING: readonly MemberStatus[] = ["Up", "Leaving", "Exiting"];

/** The members that may run the coordinator, the oldest first. */
export function membersByAge(cluster: Cluster, role: string): readonly Member[] {
  const members = cluster.state.members.filter((member) => STAYING.includes(member.status) && (role === "" || member.hasRole(role)));
  return members.sort(compareByAge);
}

/** Where the coordinator may be: on the oldest member, and while that one is not Up, also on the next, up to the first that is. */
export function coordinatorPlaces(members: readonly Member[]): readonly Member[] {
  const firstUp = members.findIndex(({ status }) => status === "Up");
  return firstUp === -1 ? members : members.slice(0, firstUp + 1);
}
