import type { ActorRef, Address } from "../../actor/index.ts";
import type { CurrentClusterState, Member, MemberStatus } from "../../cluster/index.ts";
import type { ShardAllocations } from "./shard-allocation-strategy.ts";

/** What a strategy sees of the cluster. */
export interface ClusterView {
  readonly selfAddress: Address;
  readonly state: Pick<CurrentClusterState, "members" | "unreachable">;
}

/** A region with its member and its shards. */
export interface RegionEntry {
  readonly region: ActorRef;
  readonly member: Member;
  readonly shards: readonly string[];
}

const LEAVING: readonly MemberStatus[] = ["Leaving", "Exiting", "Down"];

/** The regions on members, the most suitable one for another shard first. INTEROP: AbstractLeastShardAllocationStrategy.cs. */
export function regionEntries(current: ShardAllocations, { selfAddress, state }: ClusterView): readonly RegionEntry[] {
  const members = new Map(state.members.map((member) => [String(member.address), member]));
  const entries = Array.from(current).flatMap(([region, shards]): readonly RegionEntry[] => {
    const { address } = region.path;
    const member = members.get(String(address.host === undefined ? selfAddress : address));
    return member === undefined ? [] : [{ region, member, shards }];
  });
  return entries.sort(bySuitability);
}

/** The versions of the members with regions, each once. */
export function versionsOf(entries: readonly RegionEntry[]): readonly string[] {
  return [...new Set(entries.map(({ member }) => String(member.appVersion)))].toSorted();
}

/** Not while a member joins or cannot be reached, and not while versions of the program are mixed. */
export function isGoodTimeToRebalance(entries: readonly RegionEntry[], { state }: ClusterView): boolean {
  const [first] = entries;
  const isOneVersion = entries.every(({ member }) => first?.member.appVersion.compareTo(member.appVersion) === 0);
  const isJoining = state.members.some(({ status }) => status === "Joining" || status === "WeaklyUp");
  return isOneVersion && !isJoining && state.unreachable.length === 0;
}

function bySuitability(left: RegionEntry, right: RegionEntry): number {
  if (left.member.status !== right.member.status) {
    const order = Number(LEAVING.includes(left.member.status)) - Number(LEAVING.includes(right.member.status));
    if (order !== 0) return order;
  }
  return right.member.appVersion.compareTo(left.member.appVersion) || left.shards.length - right.shards.length;
}
