import type { ExtendedActorSystem } from "../../actor/internal.ts";
import type { Cluster } from "../../cluster/index.ts";
import type { ClusterView } from "../contract/cluster-view.ts";

/** The most members that are shown. */
const MOST_MEMBERS = 1000;

/** The cluster as this node sees it; `null` if the system is not a node of one. Found by shape: other systems load nothing of it. */
export function clusterViewOf(system: ExtendedActorSystem): ClusterView | null {
  const { cluster } = system.provider as { readonly cluster?: Cluster };
  if (cluster === undefined) return null;
  const { members, unreachable } = cluster.state;
  const { leader, self } = cluster.membership;
  const isReachable = new Set(members);
  for (const member of unreachable) isReachable.delete(member);
  return {
    state: (cluster as { readonly coreState?: { readonly kind: string } }).coreState?.kind ?? "uninitialized",
    members: members.slice(0, MOST_MEMBERS).map((member) => ({
      address: member.address.toString(),
      uid: member.uniqueAddress.uid,
      status: member.status,
      roles: [...member.roles],
      appVersion: member.appVersion.toString(),
      isLeader: leader?.equals(member.uniqueAddress) === true,
      isReachable: isReachable.has(member),
      isSelf: self.equals(member.uniqueAddress),
    })),
  };
}
